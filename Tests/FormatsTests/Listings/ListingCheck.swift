import Bibliography
import Formats
import Testing
import TextStorage

/// Entries as `type key: title | author | venue | volume | number | year | abstract`, with `-` for a
/// field that is not there; problems as `code: text of the range`.
func checkListing(
  _ source: ParsedSource, _ entries: [String], problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let names: [FieldName] = [
    .title, .author, .bookTitle, .journal, .volume, .number, .year, .abstract,
  ]
  let found = source.locations.map { entry in
    let block = source.blocks[entry.block]
    let values = names.compactMap { name -> String? in
      guard let field = block.field(name, of: entry.index) else {
        return [.title, .author, .year, .abstract].contains(name) ? "-" : nil
      }
      return String(decoding: source.valueBytes(field, of: entry) ?? [], as: UTF8.self)
    }
    let key = String(decoding: source.keyBytes(entry), as: UTF8.self)
    return "\(block.typeName(of: entry.index)) \(key): " + values.joined(separator: " | ")
  }
  #expect(Array(found) == entries, sourceLocation: sourceLocation)
  guard let text = source.text as? SourceText else { return }
  let said = source.problems.map {
    "\($0.code): \(text.string(in: $0.range))"
  }
  #expect(said == problems, sourceLocation: sourceLocation)
  #expect(
    listingDisorder(in: source, text) == nil, sourceLocation: sourceLocation)
}

/// What is out of order in a listing's tables, in which keys also stand at titles, and a value's words
/// in its place in the text.
func listingDisorder(in source: ParsedSource, _ text: SourceText) -> String? {
  if let found = disorder(in: source, text) { return found }
  for entry in source.locations {
    let block = source.blocks[entry.block]
    guard let title = block.field(.title, of: entry.index) else { return "no title" }
    if source.keyRange(entry) != source.fieldRange(title, of: entry) { return "key place" }
    for field in block.fields(of: entry.index) {
      let place = source.fieldRange(field, of: entry)
      let written: [UInt8] = text.bytes(in: place)
      let first = (source.valueBytes(field, of: entry) ?? []).prefix { $0 > 0x20 }
      if !written.starts(with: first) { return "value not at \(place)" }
    }
  }
  return nil
}

/// Checks a page in a format, and that it shows that format, with other ends of its lines too.
func checkCopiedPage(
  _ page: String, _ format: SourceFormat, _ entries: [String], problems: [String],
  sourceLocation: SourceLocation
) {
  for end in ["\n", "\r\n", "\n\n", " \n\t"] {
    let text = SourceText(page.replacing("\n", with: end))
    checkCopiedPage(
      format.parse(text), entries.map { $0.replacing("\n", with: "¶") }, problems: problems,
      sourceLocation: sourceLocation)
  }
  #expect(
    SourceFormat.detect(in: Array(page.utf8), fileName: "x.txt") == format,
    sourceLocation: sourceLocation)
}

/// Compares the entries of a page as `SourceDescription` gives them, line ends in values as `¶`, and
/// its problems as `code: text of its range`.
func checkCopiedPage(
  _ source: ParsedSource, _ entries: [String], problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let text = source.text as? SourceText else { return }
  let found = SourceDescription(source, text: text).entries.map {
    $0.replacing("\r\n", with: "¶").replacing("\n", with: "¶")
  }
  #expect(found == entries, sourceLocation: sourceLocation)
  let said = source.problems.map { "\($0.code): \(text.string(in: $0.range))" }
  #expect(said == problems, sourceLocation: sourceLocation)
  #expect(disorder(in: source, text) == nil, sourceLocation: sourceLocation)
}
