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
  var values: [[UInt8]] = []
  var macros: [[UInt8]] = []
  var macroRanges: [Range<Int>] = []
  var problems: [Problem] = []
  var byteCount = 0
  var lineCount = 0

  init(_ source: ParsedSource) {
    for entry in source.locations {
      let block = source.blocks[entry.block]
      entryRanges.append(source.entryRange(entry))
      keyRanges.append(source.keyRange(entry))
      keys.append(Array(source.keyBytes(entry)))
      types.append(block.typeName(of: entry.index))
      let fields = block.fields(of: entry.index)
      fieldCounts.append(fields.count)
      for field in fields {
        fieldRanges.append(source.fieldRange(field, of: entry))
        names.append(block.name(ofField: field))
        forms.append(block.valueForm[field])
        values.append(source.valueBytes(field, of: entry) ?? [])
      }
    }
    for (index, block) in source.blocks.enumerated() {
      let start = source.byteStarts[index]
      func inText(_ range: Range<Int>) -> Range<Int> {
        (start + range.lowerBound)..<(start + range.upperBound)
      }
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

/// What is out of order in a source's tables; `nil` when nothing is. Every range must lie in the
/// text, keys and fields in their entry, values in their buffer; entries and fields must ascend.
func disorder(in source: ParsedSource, byteCount: Int) -> String? {
  var end = 0
  for entry in source.locations {
    let block = source.blocks[entry.block]
    let range = source.entryRange(entry)
    if range.lowerBound < end { return "entry at \(range) begins before \(end)" }
    if range.isEmpty || range.upperBound > byteCount { return "entry at \(range)" }
    let key = source.keyRange(entry)
    if key.clamped(to: range) != key { return "key \(key) outside its entry \(range)" }
    var fieldEnd = range.lowerBound
    for field in block.fields(of: entry.index) {
      let place = source.fieldRange(field, of: entry)
      if place.isEmpty || place.lowerBound < fieldEnd || place.upperBound > range.upperBound {
        return "field \(place) in entry \(range)"
      }
      // A listing gives the lines of a paper in the order of its fields; only they ascend.
      fieldEnd = source.format == .bibTeX ? place.upperBound : range.lowerBound
      let value = block.valueRange(field)
      let limit = block.values?.count ?? block.byteCount
      if value.upperBound > limit { return "value \(value) past \(limit)" }
      if block.values == nil {
        let inBlock = block.fieldRange(field)
        if value.clamped(to: inBlock) != value { return "value \(value) outside \(inBlock)" }
      }
      if block.name(ofField: field).isEmpty { return "field at \(place) without a name" }
    }
    end = range.upperBound
  }
  for (index, block) in source.blocks.enumerated() {
    if block.byteCount <= 0 { return "empty block \(index)" }
    for problem in block.problems
    where problem.range.lowerBound < 0 || problem.range.upperBound > block.byteCount {
      return "problem \(problem) outside block of \(block.byteCount)"
    }
    for macro in block.macros
    where macro.nameRange.lowerBound < 0 || macro.nameRange.upperBound > block.byteCount {
      return "macro \(macro.nameRange) outside its block"
    }
  }
  if source.byteStarts.last != byteCount { return "blocks do not cover the text" }
  return nil
}
