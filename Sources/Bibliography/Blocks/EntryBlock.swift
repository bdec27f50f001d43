import TextStorage

// A block is what stands in about 64 KB of a source: whole entries and the free text between them,
// as flat tables of integers that count from the block's start. Nothing in it is an object of its
// own, so that a hundred thousand entries are a few thousand arrays, and a block moves in the file
// without being touched.
//
//     entry   e0            e1
//     fields  f0 f1 f2 f3 | f4 f5 f6          fieldsEnd = [4, 7]
//     keys    smith2020   | jones19           keyBytesEnd = [9, 16]
//
// `…Start`/`…End` of entries, keys and fields lie in the text, so that definition, rename, problems
// and provenance work in every format. Values lie in the value buffer: the text itself for `.bib`,
// the block's own decoded bytes for formats that do not write a value in one piece. In a listing a
// field may lie outside its entry: the page says a year once for many papers.

/// How the bytes of a value are to be read.
package enum ValueForm: UInt8, Sendable {
  /// Text as it is.
  case plain
  /// LaTeX, without its outer delimiters.
  case latex
  /// A BibTeX expression: macros, `#`, delimiters and all.
  case expression
  /// Text with tags and entities as in HTML; see `MarkupText`.
  case markup
  /// People, part by part; see `NameList`.
  case names
}

/// A `@string` definition.
package struct MacroDefinition: Sendable, Equatable {
  /// Lower case.
  package let name: [UInt8]
  /// Where the name stands, from the block's start.
  package let nameRange: Range<Int>
  /// The value as written: an expression.
  package let expression: [UInt8]

  package init(name: [UInt8], nameRange: Range<Int>, expression: [UInt8]) {
    self.name = name
    self.nameRange = nameRange
    self.expression = expression
  }
}

/// The tables of one block of a source. All offsets count from the block's start.
package struct EntryBlock: Sendable {
  /// Length of the block in the text.
  package var byteCount = 0
  /// Line ends in the block.
  package internal(set) var lineCount = 0
  /// Where lines begin, one in some thousand bytes, so that who wants to know a line need not read the
  /// block from its start.
  var lineMarks: [LineMark] = []
  /// How far past the block's end scanning looked to decide where its last entry ends: a change
  /// nearer than that makes the block stale. `Int.max` when the text's end decided.
  package var lookahead = 0

  // One an entry.
  package var entryStart: [UInt32] = []
  package var entryEnd: [UInt32] = []
  package var keyStart: [UInt32] = []
  package var keyEnd: [UInt32] = []
  /// End of the key in `keyBytes`.
  package var keyBytesEnd: [UInt32] = []
  package var type: [EntryType] = []
  /// End of the entry's fields among the block's.
  package var fieldsEnd: [UInt32] = []

  // One a field.
  package var fieldName: [FieldName] = []
  package var fieldStart: [UInt32] = []
  package var fieldEnd: [UInt32] = []
  package var valueStart: [UInt32] = []
  package var valueEnd: [UInt32] = []
  package var valueForm: [ValueForm] = []

  /// All keys, one after the other.
  package var keyBytes: [UInt8] = []
  /// The value buffer; `nil` when values lie in the text.
  package var values: [UInt8]?
  /// Names that `FieldName.firstCustom` and following mean here.
  package var customFieldNames: [String] = []
  /// Names that `EntryType.firstCustom` and following mean here.
  package var customTypeNames: [String] = []
  package var macros: [MacroDefinition] = []
  /// What is wrong in the block; ranges from its start.
  package var problems: [Problem] = []

  package init() {}

  package var entryCount: Int { entryStart.count }

  // MARK: Lines

  /// A place where a line begins.
  struct LineMark: Sendable {
    let offset: UInt32
    /// Line ends before it.
    let line: UInt32
  }

  /// Bytes from one line mark to the next, as far as lines end there.
  private static let markDistance = 8064

  /// Counts the lines of the block, which has `range` of `bytes`. Linear.
  package mutating func countLines(in bytes: Span<UInt8>, range: Range<Int>) {
    lineCount = 0
    lineMarks.removeAll(keepingCapacity: true)
    var counted = range.lowerBound
    while counted < range.upperBound {
      let next = min(range.upperBound, counted &+ EntryBlock.markDistance)
      lineCount += LineScan.lineEndCount(in: bytes, range: counted..<next)
      let start = LineScan.lineStart(in: bytes, before: next, from: counted)
      if start > counted, next < range.upperBound {
        lineMarks.append(
          LineMark(
            offset: UInt32(truncatingIfNeeded: start - range.lowerBound),
            line: UInt32(truncatingIfNeeded: lineCount)))
      }
      counted = next
    }
  }

  /// A place at or before `offset` where a line begins, and the line ends before it; both from the
  /// block's start.
  package func knownLine(before offset: Int) -> (offset: Int, line: Int) {
    let mark = lineMarks.last { Int($0.offset) <= offset }
    return mark.map { (Int($0.offset), Int($0.line)) } ?? (0, 0)
  }

  // MARK: Tables

  /// The fields of entry `index`, as indices into the block's field columns.
  package func fields(of index: Int) -> Range<Int> {
    guard fieldsEnd.indices.contains(index) else { return 0..<0 }
    let start = index == 0 ? 0 : Int(fieldsEnd[index - 1])
    return start..<max(start, Int(fieldsEnd[index]))
  }

  package func entryRange(_ index: Int) -> Range<Int> {
    range(entryStart, entryEnd, index)
  }

  package func keyRange(_ index: Int) -> Range<Int> {
    range(keyStart, keyEnd, index)
  }

  package func fieldRange(_ field: Int) -> Range<Int> {
    range(fieldStart, fieldEnd, field)
  }

  package func valueRange(_ field: Int) -> Range<Int> {
    range(valueStart, valueEnd, field)
  }

  /// Where the key of entry `index` lies in `keyBytes`.
  package func keyBytesRange(_ index: Int) -> Range<Int> {
    guard keyBytesEnd.indices.contains(index) else { return 0..<0 }
    let start = index == 0 ? 0 : Int(keyBytesEnd[index - 1])
    return start..<max(start, Int(keyBytesEnd[index]))
  }

  /// The first field of entry `index` with that name, as BibTeX takes it.
  package func field(_ name: FieldName, of index: Int) -> Int? {
    for field in fields(of: index) where fieldName[field] == name { return field }
    return nil
  }

  package func name(ofField field: Int) -> String {
    guard fieldName.indices.contains(field) else { return "" }
    let name = fieldName[field]
    if let known = name.knownName { return known }
    let custom = Int(name.rawValue) - Int(FieldName.firstCustom)
    return customFieldNames.indices.contains(custom) ? customFieldNames[custom] : ""
  }

  package func typeName(of index: Int) -> String {
    guard type.indices.contains(index) else { return "" }
    if let known = type[index].knownName { return known }
    let custom = Int(type[index].rawValue) - Int(EntryType.firstCustom)
    return customTypeNames.indices.contains(custom) ? customTypeNames[custom] : ""
  }

  /// The number of a field name in this block, given in lower case; makes one for a new name.
  package mutating func number(ofFieldName name: Span<UInt8>) -> FieldName {
    if let known = FieldName.known(lowercased: name) { return known }
    let limit = Int(UInt16.max - FieldName.firstCustom)
    let index = EntryBlock.index(of: name, in: &customFieldNames, limit: limit)
    return FieldName(rawValue: FieldName.firstCustom + UInt16(index))
  }

  /// The number of an entry type in this block, given in lower case; makes one for a new name.
  package mutating func number(ofType name: Span<UInt8>) -> EntryType {
    if let known = EntryType.known(lowercased: name) { return known }
    let limit = Int(UInt16.max - EntryType.firstCustom)
    let index = EntryBlock.index(of: name, in: &customTypeNames, limit: limit)
    return EntryType(rawValue: EntryType.firstCustom + UInt16(index))
  }

  /// A block of the same, its columns no larger than what they hold.
  package func trimmed() -> EntryBlock {
    var result = self
    result.lineMarks = EntryBlock.copy(lineMarks)
    result.entryStart = EntryBlock.copy(entryStart)
    result.entryEnd = EntryBlock.copy(entryEnd)
    result.keyStart = EntryBlock.copy(keyStart)
    result.keyEnd = EntryBlock.copy(keyEnd)
    result.keyBytesEnd = EntryBlock.copy(keyBytesEnd)
    result.type = EntryBlock.copy(type)
    result.fieldsEnd = EntryBlock.copy(fieldsEnd)
    result.fieldName = EntryBlock.copy(fieldName)
    result.fieldStart = EntryBlock.copy(fieldStart)
    result.fieldEnd = EntryBlock.copy(fieldEnd)
    result.valueStart = EntryBlock.copy(valueStart)
    result.valueEnd = EntryBlock.copy(valueEnd)
    result.valueForm = EntryBlock.copy(valueForm)
    result.keyBytes = EntryBlock.copy(keyBytes)
    return result
  }

  /// An array of its own size: one made of a whole slice would share the old one.
  private static func copy<Element>(_ column: [Element]) -> [Element] {
    var copy: [Element] = []
    copy.reserveCapacity(column.count)
    copy.append(contentsOf: column)
    return copy
  }

  /// Empties the block; the columns keep their room.
  package mutating func removeAll() {
    byteCount = 0
    lineCount = 0
    lineMarks.removeAll(keepingCapacity: true)
    lookahead = 0
    entryStart.removeAll(keepingCapacity: true)
    entryEnd.removeAll(keepingCapacity: true)
    keyStart.removeAll(keepingCapacity: true)
    keyEnd.removeAll(keepingCapacity: true)
    keyBytesEnd.removeAll(keepingCapacity: true)
    type.removeAll(keepingCapacity: true)
    fieldsEnd.removeAll(keepingCapacity: true)
    fieldName.removeAll(keepingCapacity: true)
    fieldStart.removeAll(keepingCapacity: true)
    fieldEnd.removeAll(keepingCapacity: true)
    valueStart.removeAll(keepingCapacity: true)
    valueEnd.removeAll(keepingCapacity: true)
    valueForm.removeAll(keepingCapacity: true)
    keyBytes.removeAll(keepingCapacity: true)
    values = nil
    customFieldNames = []
    customTypeNames = []
    macros = []
    problems = []
  }

  private static func index(
    of name: Span<UInt8>, in names: inout [String], limit: Int
  ) -> Int {
    var bytes: [UInt8] = []
    for index in name.indices { bytes.append(name[index]) }
    let string = String(decoding: bytes, as: UTF8.self)
    // A block has few names of its own; one with thousands repeats no more than the last 256.
    if let found = names.suffix(256).lastIndex(of: string) { return found }
    guard names.count < limit else { return limit - 1 }
    names.append(string)
    return names.count - 1
  }

  private func range(_ starts: [UInt32], _ ends: [UInt32], _ index: Int) -> Range<Int> {
    guard starts.indices.contains(index), ends.indices.contains(index) else { return 0..<0 }
    return Int(starts[index])..<max(Int(starts[index]), Int(ends[index]))
  }
}
