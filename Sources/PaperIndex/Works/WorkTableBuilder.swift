import Bibliography

/// Builds a `WorkTable` from the blocks of a source, one read of the text a block.
struct WorkTableBuilder {
  private let macros: MacroTable
  private let sourceNumber: Int
  private var title = WorkTitle()
  private var identifiers = IdentifierScanner()
  private var starts: [UInt32] = [0]
  private var marks: [UInt32] = []
  private var dependsOnMacros = false

  /// Linear in the fields that are read. `number` is the source's place in the list `macros` was
  /// made of.
  static func build(
    blocks positions: [Int], of source: ParsedSource, macros: MacroTable, number: Int
  ) -> WorkTable {
    var builder = WorkTableBuilder(macros: macros, sourceNumber: number)
    for position in positions { builder.add(position, of: source) }
    return WorkTable(
      cover: BlockCover(blocks: positions, of: source), starts: builder.starts,
      marks: builder.marks, dependsOnMacros: builder.dependsOnMacros)
  }

  private init(macros: MacroTable, sourceNumber: Int) {
    self.macros = macros
    self.sourceNumber = sourceNumber
  }

  private mutating func add(_ position: Int, of source: ParsedSource) {
    let block = source.blocks[position]
    let start = source.byteStarts[position]
    // A text that changed under us has no works.
    let buffer = block.values ?? source.text.bytes(in: start..<(start + block.byteCount)) ?? []
    let bytes = buffer.span
    for index in 0..<block.entryCount {
      for field in block.fields(of: index) {
        let name = block.fieldName[field]
        guard name == .title || name == .subtitle || IdentifierScanner.reads(name) else { continue }
        let range = block.valueRange(field).clamped(to: 0..<bytes.count)
        let form = block.valueForm[field]
        guard form == .expression else {
          add(name, bytes.extracting(range), form: form)
          continue
        }
        dependsOnMacros = true
        let value = macros.expanded(
          Array(buffer[range]), source: sourceNumber, offset: start + range.lowerBound
        ).value[...]
        add(name, value.span, form: .latex)
      }
      let folded = title.finish()[...]
      if !folded.isEmpty { marks.append(WorkMark.title(folded.span)) }
      for identifier in identifiers.finish(isWholeBook: block.type[index].level == .whole) {
        marks.append(WorkMark.identifier(identifier))
      }
      starts.append(UInt32(truncatingIfNeeded: marks.count))
    }
  }

  private mutating func add(_ name: FieldName, _ value: Span<UInt8>, form: ValueForm) {
    title.add(name, value, form: form)
    identifiers.add(name, value, form: form)
  }
}
