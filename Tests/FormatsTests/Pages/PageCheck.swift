import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

/// What a page says: `type key field=value …`, and the problems of the page. The format is the one that
/// the page is taken for.
func checkPage(
  _ page: String, _ format: SourceFormat, _ entries: [String], problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SourceText(page)
  #expect(
    SourceFormat.detect(in: Array(page.utf8), fileName: nil) == format,
    sourceLocation: sourceLocation)
  let source = format.parse(text)
  #expect(
    SourceDescription(source, text: text).entries == entries, sourceLocation: sourceLocation)
  #expect(
    source.problems.map { "\($0.code): \(text.string(in: $0.range))" } == problems,
    sourceLocation: sourceLocation)
  #expect(pageDisorder(in: source, text) == nil, sourceLocation: sourceLocation)
}

/// The value of each field as it stands in the page, of the first entry: `field: text`.
func checkPlaces(
  _ page: String, _ format: SourceFormat, _ places: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SourceText(page)
  let source = format.parse(text)
  guard let location = source.locations.first(where: { _ in true }) else {
    Issue.record("no entry", sourceLocation: sourceLocation)
    return
  }
  let block = source.blocks[location.block]
  var found = ["key: \(text.string(in: source.keyRange(location)))"]
  for field in block.fields(of: location.index) {
    found.append(
      "\(block.name(ofField: field)): \(text.string(in: source.fieldRange(field, of: location)))")
  }
  #expect(found == places, sourceLocation: sourceLocation)
}

/// What is out of order in the tables: entries ascend, keys stand in them, nothing is empty.
func pageDisorder(in source: ParsedSource, _ text: SourceText) -> String? {
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
      if place.isEmpty || place.upperBound > text.byteCount { return "field at \(place)" }
      if block.valueRange(field).isEmpty { return "empty value at \(place)" }
      if !source.format.isListing, place.clamped(to: range) != place { return "field at \(place)" }
    }
  }
  return nil
}
