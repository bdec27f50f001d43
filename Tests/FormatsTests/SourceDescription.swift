import Bibliography
import Formats
import Testing
import TextStorage

/// A source in words, so that a test compares literals.
struct SourceDescription: Equatable {
  /// `article key title={LaTeX} year=plain month:expression`, one an entry.
  var entries: [String] = []
  /// `code: text of its range`, in order of the text.
  var problems: [String] = []
  var macros: [String] = []

  init(_ source: ParsedSource, text: SourceText) {
    for entry in source.locations {
      let block = source.blocks[entry.block]
      let key = String(decoding: source.keyBytes(entry), as: UTF8.self)
      var words = [block.typeName(of: entry.index), key.isEmpty ? "(no key)" : key]
      for field in block.fields(of: entry.index) {
        let value = String(decoding: source.valueBytes(field, of: entry) ?? [], as: UTF8.self)
        let name = block.name(ofField: field)
        switch block.valueForm[field] {
        case .plain: words.append("\(name)=\(value)")
        case .latex: words.append("\(name)={\(value)}")
        case .expression: words.append("\(name):\(value)")
        case .markup: words.append("\(name)=<\(value)>")
        case .names:
          words.append("\(name)=[\(PersonNames(Array(value.utf8), form: .names).bibTeXList)]")
        }
      }
      entries.append(words.joined(separator: " "))
    }
    for (index, block) in source.blocks.enumerated() {
      let start = source.byteStarts[index]
      for macro in block.macros {
        macros.append(
          "\(String(decoding: macro.name, as: UTF8.self)) = "
            + String(decoding: macro.expression, as: UTF8.self))
      }
      for problem in block.problems {
        let range = (start + problem.range.lowerBound)..<(start + problem.range.upperBound)
        problems.append("\(problem.code): \(text.string(in: range))")
      }
    }
  }
}

/// All tables of a source as if it were one block, and its places in the text.
struct FlatTables: Equatable {
  var entryRanges: [Range<Int>] = []
  var keyRanges: [Range<Int>] = []
  var keys: [[UInt8]] = []
  var types: [String] = []
  var fieldCounts: [Int] = []
  var fieldRanges: [Range<Int>] = []
  var names: [String] = []
  var forms: [ValueForm] = []
  var valueRanges: [Range<Int>] = []
  var macros: [[UInt8]] = []
  var macroRanges: [Range<Int>] = []
  var problems: [Problem] = []
  var byteCount = 0
  var lineCount = 0

  init(_ source: ParsedSource) {
    for (number, block) in source.blocks.enumerated() {
      let start = source.byteStarts[number]
      func inText(_ range: Range<Int>) -> Range<Int> {
        (start + range.lowerBound)..<(start + range.upperBound)
      }
      for index in 0..<block.entryCount {
        entryRanges.append(inText(block.entryRange(index)))
        keyRanges.append(inText(block.keyRange(index)))
        keys.append(Array(block.keyBytes[block.keyBytesRange(index)]))
        types.append(block.typeName(of: index))
        let fields = block.fields(of: index)
        fieldCounts.append(fields.count)
        for field in fields {
          fieldRanges.append(inText(block.fieldRange(field)))
          names.append(block.name(ofField: field))
          valueRanges.append(inText(block.valueRange(field)))
        }
      }
      forms += block.valueForm
      macros += block.macros.map { $0.name + [0] + $0.expression }
      macroRanges += block.macros.map { inText($0.nameRange) }
      problems += block.problems.map {
        Problem(
          range: inText($0.range), severity: $0.severity, code: $0.code, message: $0.message)
      }
    }
    byteCount = source.byteStarts.last ?? 0
    lineCount = source.lineStarts.last ?? 0
  }
}

/// What is out of order in the tables of a `.bib`; `nil` when nothing is. Every range must lie in the
/// text, keys and fields in their entry, values in their field; entries and fields must ascend.
func disorder(in source: ParsedSource, byteCount: Int) -> String? {
  var total = 0
  for (number, block) in source.blocks.enumerated() {
    if let found = disorder(in: block) { return "block \(number): \(found)" }
    total += block.byteCount
  }
  return total == byteCount ? nil : "blocks cover \(total) of \(byteCount) bytes"
}

private func disorder(in block: EntryBlock) -> String? {
  var end = 0
  for index in 0..<block.entryCount {
    let range = block.entryRange(index)
    if range.lowerBound < end || range.isEmpty { return "entry at \(range), \(end)" }
    end = range.upperBound
    let key = block.keyRange(index)
    if key.clamped(to: range) != key { return "key \(key) outside its entry \(range)" }
    if key.count != block.keyBytesRange(index).count { return "key bytes of \(key)" }
    var fieldEnd = key.upperBound
    for field in block.fields(of: index) {
      let place = block.fieldRange(field)
      if place.isEmpty || place.lowerBound < fieldEnd || place.upperBound > range.upperBound {
        return "field \(place) in entry \(range)"
      }
      fieldEnd = place.upperBound
      let value = block.valueRange(field)
      if value.clamped(to: place) != value { return "value \(value) outside \(place)" }
      if block.fieldName[field].knownName == nil, block.name(ofField: field).isEmpty {
        return "field at \(place) without a name"
      }
    }
  }
  if end > block.byteCount || block.byteCount == 0 { return "length \(block.byteCount)" }
  let places = block.problems.map(\.range) + block.macros.map(\.nameRange)
  return places.first { $0.lowerBound < 0 || $0.upperBound > block.byteCount }
    .map { "problem or macro at \($0)" }
}
