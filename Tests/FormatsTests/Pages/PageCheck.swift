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
  #expect(disorder(in: source, text) == nil, sourceLocation: sourceLocation)
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
