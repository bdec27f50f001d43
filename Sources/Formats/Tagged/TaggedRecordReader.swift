import Bibliography
import TextStorage

/// Puts the lines of a text together to the records of entries, one at a time.
struct TaggedRecordReader {
  private let bytes: [UInt8]
  private var scanner: TaggedLineScanner
  /// The line that begins the next record.
  private var waiting: TaggedLine?

  init(_ syntax: TaggedSyntax, _ bytes: [UInt8]) {
    self.bytes = bytes
    scanner = TaggedLineScanner(syntax, bytes)
  }

  /// The next record; `nil` at the end of the text. Linear in it.
  mutating func next() -> TaggedRecord? {
    var record = TaggedRecord()
    var isBelowBlank = false
    while let line = waiting ?? scanner.next(in: bytes) {
      waiting = nil
      switch line.kind {
      case .blank:
        isBelowBlank = true
        continue
      case .text: record.continueValue(line, isBelowBlank: isBelowBlank)
      case .tagged, .damaged:
        if !record.isEmpty, begins(line, after: record, isBelowBlank) {
          waiting = line
          return record
        }
        if scanner.syntax == .ris, line.tag == "ER" {
          // One without a record ends nothing.
          guard !record.isEmpty else { break }
          record.finish(at: line)
          return record
        }
        if line.kind == .damaged {
          record.addDamaged(line)
        } else {
          record.add(line)
        }
      }
      isBelowBlank = false
    }
    return record.isEmpty ? nil : record
  }

  /// Whether a line begins another record.
  private func begins(
    _ line: TaggedLine, after record: TaggedRecord, _ isBelowBlank: Bool
  ) -> Bool {
    switch scanner.syntax {
    case .ris: return line.tag == "TY"
    case .medline:
      // PubMed begins records with PMID, ERIC with OWN.
      if line.tag == "PMID", record.has("PMID") { return true }
      guard isBelowBlank else { return false }
      return line.kind == .damaged || line.tag == "PMID" || line.tag == "OWN"
        || !record.has("PMID")
    case .endNote:
      if line.tag == "0", record.has("0"), record.values.last?.tag != "0" { return true }
      guard isBelowBlank else { return false }
      // Abstracts have blank lines: where records have types, what begins with something else than
      // people, a title or a date goes on with this one.
      return line.kind == .damaged || !record.has("0")
        || ["0", "A", "T", "D", "J", "E"].contains(line.tag)
    }
  }
}

extension TaggedRecordReader {
  /// The source of a text; `draft` makes an entry of a record, and may report what is wrong in it.
  /// `example` is how a line with a tag begins. Linear.
  static func source(
    _ syntax: TaggedSyntax, _ format: SourceFormat, _ text: SourceText, encoding: TextEncoding,
    example: String, draft: (TaggedRecord, [UInt8], inout DraftedBlocks) -> EntryDraft?
  ) -> ParsedSource {
    let bytes = text.contiguousBytes
    var blocks = DraftedBlocks(bytes)
    var records = TaggedRecordReader(syntax, bytes)
    while let record = records.next() {
      for line in record.damagedLines {
        blocks.report(
          line, .warning, "invalid-tag",
          "This line begins with no tag such as “\(example)”; what it says is not read.")
      }
      if let draft = draft(record, bytes, &blocks) {
        blocks.add(draft)
      } else {
        blocks.report(
          record.range, .warning, "empty-entry", "This record says nothing of a work.")
      }
    }
    return blocks.source(format, text, encoding: encoding)
  }
}
