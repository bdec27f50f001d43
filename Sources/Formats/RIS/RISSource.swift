import Bibliography
import TextStorage

/// Reads RIS: the specification of 2011, that of 2001, and what programs make of them.
///
/// A record begins with `TY  - ` and ends with `ER  - `; each may be missing. Blank lines, and text
/// between records, mean nothing; a line without a tag goes on with the value above it.
///
/// An entry's key is its `ID`. One without has the id that Pandoc makes for it, so that a document that
/// Pandoc reads may cite it: the family names of all authors and the year, `Smith_Lee_2020`, with a
/// letter more where that is taken. Where nothing can be made of these, or no document could cite it,
/// the key is made as for a listing.
package enum RISSource {
  /// The entries of a text. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    var keys = PandocKeys()
    return TaggedRecordReader.source(.ris, .ris, text, encoding: encoding, example: "TI") {
      record, bytes, blocks in
      report(record, bytes, &blocks)
      return draft(record, bytes, &keys)
    }
  }

  /// Whether a text is RIS: a line has the tag `TY` and a type.
  static func isBeginning(_ bytes: [UInt8]) -> Bool {
    var scanner = TaggedLineScanner(.ris, bytes)
    while let line = scanner.next(in: bytes) {
      if line.kind == .tagged, line.tag == "TY", RISType.named(typeName(bytes[line.value])) != nil {
        return true
      }
    }
    return false
  }

  private static func typeName(_ text: ArraySlice<UInt8>) -> String {
    String(decoding: text.prefix(20), as: UTF8.self).uppercased()
  }

  private static func draft(
    _ record: TaggedRecord, _ bytes: [UInt8], _ keys: inout PandocKeys
  ) -> EntryDraft? {
    let values = record.values.map { value in
      RISValue(value.tag, value.place, record.text(value, in: bytes, joining: joining(value.tag)))
    }
    let type = record.value("TY")
    var builder = RISDraftBuilder(
      values.filter { $0.tag != "ID" },
      type: type.map { typeName(record.firstLine($0, in: bytes)) } ?? "", range: record.range)
    builder.build(typePlace: type?.place ?? record.range)
    var draft = builder.draft
    guard draft.fields.contains(where: { $0.name != "entrysubtype" && $0.name != "pubstate" })
    else { return nil }
    let id = values.first { $0.tag == "ID" && !$0.text.isEmpty }
    draft.key = keys.key(id: id?.text ?? [], values)
    draft.keyPlace =
      id?.place ?? draft.field("title")?.place ?? type?.place ?? draft.fields[0].place
    return draft
  }

  private static func joining(_ tag: String) -> TaggedRecord.Joining {
    switch tag {
    case "AB", "N1", "N2", "RN": .paragraphs
    case "KW", "UR", "L1", "L2", "L3", "L4": .lines
    default: .words
    }
  }

  private static func report(
    _ record: TaggedRecord, _ bytes: [UInt8], _ blocks: inout DraftedBlocks
  ) {
    let first = record.values.first?.place ?? record.range
    if let type = record.value("TY") {
      let name = typeName(record.firstLine(type, in: bytes))
      if RISType.named(name) == nil {
        blocks.report(
          type.place, .information, "unknown-type",
          name.isEmpty
            ? "This record has no type, such as “JOUR” or “BOOK”."
            : "RIS has no type “\(name)”; the record is read as a document or, if it names a "
              + "journal, an article.")
      }
    } else {
      blocks.report(
        first, .warning, "missing-type",
        "This record has no line “TY  - ” with its type, such as “JOUR” or “BOOK”.")
    }
    if !record.hasEnd {
      blocks.report(
        first, .information, "missing-end",
        "This record has no line “ER  - ” at its end, which Pandoc does not read.")
    }
  }
}
