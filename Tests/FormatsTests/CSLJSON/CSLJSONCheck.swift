import Bibliography
import Formats
import Testing
import TextStorage

/// Entries and problems as `SourceDescription` has them; people as a `.bib` has them.
func checkCSL(
  _ json: String, _ entries: [String], problems: [String] = [], between: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SourceText(json)
  checkItems(
    of: CSLJSONSource.parse(text), text, entries, problems: problems, between: between,
    sourceLocation: sourceLocation)
}

/// The same of a source that was read of `text` in any language.
func checkItems(
  of source: ParsedSource, _ text: SourceText, _ entries: [String], problems: [String] = [],
  between: [String] = [], sourceLocation: SourceLocation
) {
  let found = SourceDescription(source, text: text)
  #expect(found.entries == entries, sourceLocation: sourceLocation)
  #expect(found.problems == problems, sourceLocation: sourceLocation)
  #expect(
    source.problems.map { "\($0.code): \(text.string(in: $0.range))" } == between,
    sourceLocation: sourceLocation)
  #expect(cslDisorder(in: source, text) == nil, sourceLocation: sourceLocation)
}

/// The `date` of an item whose `issued` is this JSON.
func checkDate(
  _ json: String, _ date: String?, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkCSL(
    "{\"id\":\"k\",\"issued\":\(json)}", ["misc k" + (date.map { " date=\($0)" } ?? "")],
    sourceLocation: sourceLocation)
}

/// The people of an item whose `author` is this JSON: their parts, the empty ones left out.
func checkAuthors(
  _ json: String, _ people: [String], isComplete: Bool = true,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = CSLJSONSource.parse(SourceText("[{\"id\":\"k\",\"author\":\(json)}]"))
  let names = source.entry(at: EntryLocation(block: 0, index: 0))?.authors
  let found = names?.people.map { name in
    [
      ("g", name.given), ("d", name.droppingParticle), ("p", name.particle), ("f", name.family),
      ("s", name.suffix), ("l", name.literal),
    ].filter { !$0.1.isEmpty }.map { "\($0.0):\($0.1)" }.joined(separator: " ")
  }
  #expect(found == people, sourceLocation: sourceLocation)
  #expect(names?.isComplete == isComplete, sourceLocation: sourceLocation)
}

/// What is out of order in the tables; `nil` when nothing is.
func cslDisorder(in source: ParsedSource, _ text: SourceText) -> String? {
  var end = 0
  for entry in source.locations {
    let range = source.entryRange(entry)
    if range.lowerBound < end || range.isEmpty || range.upperBound > text.byteCount {
      return "entry at \(range)"
    }
    end = range.upperBound
    if source.keyBytes(entry).isEmpty { return "no key at \(range)" }
    let key = source.keyRange(entry)
    if key.isEmpty || key.clamped(to: range) != key { return "key at \(key) of \(range)" }
    let block = source.blocks[entry.block]
    for field in block.fields(of: entry.index) {
      let place = source.fieldRange(field, of: entry)
      if place.isEmpty || place.clamped(to: range) != place { return "field at \(place)" }
      if block.valueRange(field).isEmpty { return "empty value at \(place)" }
      if block.valueRange(field).upperBound > block.values?.count ?? 0 { return "value range" }
    }
  }
  for (number, block) in source.blocks.enumerated() {
    let length = source.byteStarts[number + 1] - source.byteStarts[number]
    let isInside = block.problems.allSatisfy {
      $0.range.lowerBound >= 0 && $0.range.upperBound <= length
    }
    if !isInside { return "problem outside block \(number)" }
  }
  let isInside = source.problems.allSatisfy { $0.range.upperBound <= text.byteCount }
  if !isInside { return "problem outside the text" }
  if source.byteStarts.last != text.byteCount { return "block length" }
  return source.lineStarts.last == text.lineCount - 1 ? nil : "line count"
}
