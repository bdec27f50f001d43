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
    TaggedRecordReader.source(.medline, .nbib, text, encoding: encoding, example: "TI  - ") {
      record, bytes, _ in
      var builder = NBIBDraftBuilder(record, bytes)
      return builder.build()
    }
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
