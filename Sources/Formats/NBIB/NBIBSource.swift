import Bibliography
import TextStorage

/// Reads PubMed's own format, MEDLINE, as `.nbib` files have it.
///
/// A record begins with `PMID-`, or below a blank line; a line that begins with blanks goes on with the
/// value above it. No record has a key: keys are made as for listings, and the PMID stays an
/// identifier.
package enum NBIBSource {
  /// The entries of a text. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    let bytes = text.contiguousBytes
    var blocks = DraftedBlocks(bytes)
    var records = TaggedRecordReader(.medline, bytes)
    while let record = records.next() {
      for line in record.damagedLines {
        blocks.report(
          line, .warning, "invalid-tag",
          "This line begins with no tag such as “TI  - ”; what it says is not read.")
      }
      var builder = NBIBDraftBuilder(record, bytes)
      if let draft = builder.build() {
        blocks.add(draft)
      } else {
        blocks.report(
          record.range, .warning, "empty-entry", "This record says nothing of a work.")
      }
    }
    return blocks.source(.nbib, text, encoding: encoding)
  }

  /// Whether a text is MEDLINE: one of the first lines is `PMID- ` with a number or `OWN - ERIC`, and
  /// others have tags, too.
  static func isBeginning(_ bytes: [UInt8]) -> Bool {
    var scanner = TaggedLineScanner(.medline, bytes)
    var lineCount = 0
    var tagCount = 0
    var hasHead = false
    while lineCount < 20, let line = scanner.next(in: bytes) {
      lineCount += line.kind == .blank ? 0 : 1
      guard line.kind == .tagged, NBIBTag.isKnown(line.tag) else { continue }
      tagCount += 1
      let value = bytes[line.value]
      switch line.tag {
      case "PMID": hasHead = hasHead || (!value.isEmpty && value.allSatisfy { $0 &- 0x30 < 10 })
      case "OWN": hasHead = hasHead || ListingLines.equal(value, "ERIC")
      default: break
      }
    }
    return hasHead && tagCount >= 2
  }
}
