import Bibliography
import TextStorage

/// Reads EndNote's tagged format and refer, as `.enw` files have it.
///
/// A record begins with `%0` and its type, or below a blank line. An entry's key is its label, `%F`; one
/// without gets a key as listings do.
package enum EndNoteTaggedSource {
  /// The entries of a text. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    TaggedRecordReader.source(
      .endNote, .endNoteTagged, text, encoding: encoding, example: "%T"
    ) { record, bytes, blocks in
      report(record, bytes, &blocks)
      return draft(record, bytes)
    }
  }

  /// Whether a text is in this format: a line is `%0` with a type, or all of the first lines have tags,
  /// a title's and that of another field that works have. (`%T` alone begins a comment in LaTeX.)
  static func isBeginning(_ bytes: [UInt8]) -> Bool {
    var scanner = TaggedLineScanner(.endNote, bytes)
    var tags: Set<String> = []
    var isAllTagged = true
    while let line = scanner.next(in: bytes) {
      switch line.kind {
      case .tagged:
        if line.tag == "0", EndNoteTag.risTypes[typeName(bytes[line.value])] != nil { return true }
        if isAllTagged { tags.insert(line.tag) }
      case .text, .damaged:
        if !isWork(tags) { isAllTagged = false }
      case .blank: break
      }
    }
    return isWork(tags)
  }

  private static func isWork(_ tags: Set<String>) -> Bool {
    tags.contains("T") && !tags.isDisjoint(with: ["A", "E", "D", "J", "B", "I"])
  }

  private static func typeName(_ text: ArraySlice<UInt8>) -> String {
    String(decoding: text.prefix(40), as: UTF8.self).lowercased()
  }

  private static func draft(_ record: TaggedRecord, _ bytes: [UInt8]) -> EntryDraft? {
    let typed = record.values.last { $0.tag == "0" && risType($0, record, bytes) != nil }
    let type =
      typed.flatMap { risType($0, record, bytes) } ?? guessedType(record)
    var builder = RISDraftBuilder(
      values(record, bytes), type: type, range: record.range, bareNames: .person)
    builder.build(typePlace: typed?.place ?? record.range)
    var draft = builder.draft
    guard draft.fields.contains(where: { $0.name != "entrysubtype" }) else { return nil }
    let label = record.value("F").map { ($0, record.text($0, in: bytes)) }
    if let (value, text) = label, !text.isEmpty, !text.contains(0x20) {
      draft.key = text
      draft.keyPlace = value.place
    } else {
      draft.keyPlace = draft.field("title")?.place ?? draft.fields[0].place
      if let (value, text) = label { draft.add("label", value.place, text) }
    }
    return draft
  }

  private static func risType(
    _ value: TaggedRecord.Value, _ record: TaggedRecord, _ bytes: [UInt8]
  ) -> String? {
    EndNoteTag.risTypes[typeName(record.firstLine(value, in: bytes))]
  }

  /// What refer makes of a record: a journal's, a part of a book, a report, a book.
  private static func guessedType(_ record: TaggedRecord) -> String {
    if record.has("J") { return "JOUR" }
    if record.has("B") { return "CHAP" }
    if record.has("R"), !record.has("0") { return "RPRT" }
    return record.has("I") ? "BOOK" : "GEN"
  }

  private static func values(_ record: TaggedRecord, _ bytes: [UInt8]) -> [RISValue] {
    var values: [RISValue] = []
    for value in record.values where value.tag != "0" && value.tag != "F" {
      let text = record.text(value, in: bytes, joining: joining(value.tag))
      var tag = EndNoteTag.risTags[value.tag] ?? ownTag(value.tag)
      if text.isEmpty { continue }
      switch value.tag {
      case "Q":
        // refer's institutions are EndNote's translated titles.
        guard !record.has("A") else { break }
        values.append(RISValue("AU", value.place, text + [UInt8(ascii: ",")]))
        continue
      case "R" where !record.has("0") && RISText.doi(String(decoding: text, as: UTF8.self)) == nil:
        tag = "SN"
      case "A", "E", "Y", "?":
        // refer has one a line, EndNote may have several.
        for line in text.split(separator: 0x0A) {
          values.append(RISValue(tag, value.place, Array(line)))
        }
        continue
      default: break
      }
      values.append(RISValue(tag, value.place, text))
    }
    return values
  }

  /// The name under which a value is kept that has no tag in RIS.
  private static func ownTag(_ tag: String) -> String {
    switch tag {
    case "Q": "TT"
    case "=": "LM"
    default: "X\(tag)"
    }
  }

  private static func joining(_ tag: String) -> TaggedRecord.Joining {
    switch tag {
    case "X", "Z", "O", "<": .paragraphs
    case "K", "U", ">", "A", "E", "Y", "?": .lines
    default: .words
    }
  }

  private static func report(
    _ record: TaggedRecord, _ bytes: [UInt8], _ blocks: inout DraftedBlocks
  ) {
    guard let value = record.value("0") else { return }
    if !record.values.contains(where: { $0.tag == "0" && risType($0, record, bytes) != nil }) {
      blocks.report(
        value.place, .information, "unknown-type",
        "EndNote has no type “\(typeName(record.firstLine(value, in: bytes)))”; what the entry is, "
          + "is taken from its fields.")
    }
  }
}
