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
  #expect(disorder(in: source, text) == nil, sourceLocation: sourceLocation)
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
