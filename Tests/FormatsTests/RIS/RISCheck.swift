import Bibliography
import Formats
import Testing
import TextStorage

/// Entries and problems of a text in a format, as `SourceDescription` has them.
func checkTagged(
  _ format: SourceFormat, _ text: String, _ entries: [String], problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = SourceText(text)
  let parsed = format.parse(source)
  #expect(parsed.format == format, sourceLocation: sourceLocation)
  #expect(
    SourceDescription(parsed, text: source).entries == entries, sourceLocation: sourceLocation)
  #expect(
    parsed.problems.map { "\($0.code): \(source.string(in: $0.range))" } == problems,
    sourceLocation: sourceLocation)
  #expect(disorder(in: parsed, source) == nil, sourceLocation: sourceLocation)
}

/// The fields of the only entry of an RIS record of a type, whose lines these are.
func checkRecord(
  _ type: String, _ lines: String..., fields: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = (["TY  - \(type)", "ID  - k"] + lines + ["ER  - ", ""]).joined(separator: "\n")
  checkTagged(.ris, text, [fields], sourceLocation: sourceLocation)
}

/// What a source is in another format, and what of it is lost.
func converted(_ source: ParsedSource, to format: WrittenFormat) -> (text: String, lost: [String]) {
  let (text, loss) = converted(source, by: format.makeWriter())
  return (text, loss.fields.keys.sorted())
}
