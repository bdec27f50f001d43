import Bibliography

/// All tables of a source as if it were one block, and its places in the text.
package struct FlatTables: Equatable {
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

  /// The tables of `source`. Linear.
  package init(_ source: ParsedSource) {
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
package func disorder(in source: ParsedSource, byteCount: Int) -> String? {
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
