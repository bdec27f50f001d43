import Bibliography

/// Builds a `WorkTable` from the blocks of a source, one read of the text a block.
struct WorkTableBuilder {
  private let macros: MacroTable
  private let sourceNumber: Int
  private var reader: EntryReader
  private var title = WorkTitle()
  private var identifiers = IdentifierScanner()
  private var starts: [UInt32] = [0]
  private var marks: [UInt32] = []
  private var order = IdentifierOrder.Builder()
  private var dependsOnMacros = false
  /// Whether all text could be read.
  private var isComplete = true

  /// Linear in the fields that are read. The source is member `number` of the library.
  static func build(
    blocks positions: [Int], of source: ParsedSource, in library: Library, number: Int
  ) -> WorkTable {
    var builder = WorkTableBuilder(library: library, sourceNumber: number)
    for position in positions { builder.add(position, of: source) }
    return WorkTable(
      cover: BlockCover(blocks: positions, of: source), starts: builder.starts,
      marks: builder.marks, identifiers: IdentifierOrder(builder.order),
      dependsOnMacros: builder.dependsOnMacros,
      isComplete: builder.isComplete && !builder.reader.hasFailed)
  }

  private init(library: Library, sourceNumber: Int) {
    macros = library.macros
    self.sourceNumber = sourceNumber
    reader = EntryReader(library)
  }

  private mutating func add(_ position: Int, of source: ParsedSource) {
    let block = source.blocks[position]
    let start = source.byteStarts[position]
    // A text that changed under us has no works.
    let read = block.values ?? source.text.bytes(in: start..<(start + block.byteCount))
    if block.values == nil, read?.count != block.byteCount { isComplete = false }
    let buffer = read ?? []
    let bytes = buffer.span
    let hasContainers = block.values == nil && block.fieldName.contains(.xdata)
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
      if hasContainers, block.field(.xdata, of: index) != nil {
        let location = EntryLocation(block: position, index: index)
        addContainers(
          of: source.entry(
            at: location, values: buffer, valuesStart: 0, macros: macros, number: sourceNumber))
      }
      let folded = title.finish()[...]
      if !folded.isEmpty { marks.append(WorkMark.title(folded.span)) }
      for identifier in identifiers.finish(isWholeBook: block.type[index].level == .whole) {
        marks.append(WorkMark.identifier(identifier))
        order.add(identifier, ofEntry: starts.count - 1)
      }
      starts.append(UInt32(truncatingIfNeeded: marks.count))
    }
  }

  /// Adds what containers say of the work itself; its volume says nothing of it.
  private mutating func addContainers(of entry: Entry) {
    dependsOnMacros = true
    for field in reader.resolved(entry, of: sourceNumber).fields
    where field.inheritance?.relation == .xdata {
      let name = ArraySlice(field.name.utf8)
      guard let known = FieldName.known(lowercased: name.span) else { continue }
      let value = field.value[...]
      add(known, value.span, form: field.form)
    }
  }

  private mutating func add(_ name: FieldName, _ value: Span<UInt8>, form: ValueForm) {
    title.add(name, value, form: form)
    identifiers.add(name, value, form: form)
  }
}
