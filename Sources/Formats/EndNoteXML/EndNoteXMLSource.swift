import Bibliography
import Markup
import TextStorage

// What EndNote exports as XML, and other programs after it:
//
//     <xml><records><record>
//       <rec-number>12</rec-number><ref-type name="Journal Article">17</ref-type>
//       <contributors><authors><author>Doe, Jane</author></authors></contributors>
//       <titles><title>On <style face="italic">E. coli</style></title></titles> …
//     </record> … </records></xml>
//
// The document type definition is EndNote's `RSXML.dtd`. A record's number is its key, as Pandoc has
// it.

/// Reads EndNote's XML.
package enum EndNoteXMLSource {
  /// The records of a text. Linear.
  package static func parse(
    _ text: SourceText, encoding: TextEncoding = .utf8,
    blockSize: Int = DraftedBlocks.blockSize
  ) -> ParsedSource {
    let bytes = text.contiguousBytes
    let records = MarkupDocument(bytes, .xml).contents.all("record")
    var blocks = DraftedBlocks(bytes, blockSize: blockSize)
    for (number, record) in records.enumerated() {
      // A record that is not closed ends where the next one begins.
      let next = number + 1 < records.count ? records[number + 1] : nil
      let contents = next.map { record.contents.before($0) } ?? record.contents
      let end = next?.range.lowerBound ?? bytes.count
      let range = record.range.clamped(to: record.range.lowerBound..<end)
      if !record.isClosed || record.range.upperBound > end {
        blocks.report(
          record.tagRange, .error, "unclosed-record",
          "This record has no “</record>”; what stands up to the next one is taken for its own.")
      }
      var reader = EndNoteRecordReader(contents, range: range)
      reader.read()
      guard !reader.draft.fields.isEmpty else {
        blocks.report(record.tagRange, .warning, "empty-item", "This record is empty.")
        continue
      }
      if reader.draft.key.isEmpty {
        blocks.report(
          record.tagRange, .information, "missing-key",
          "This record has no “rec-number”; refdesk knows it by a key of its own making.")
      }
      blocks.add(reader.draft)
    }
    return blocks.source(.endNoteXML, text, encoding: encoding)
  }

  /// Whether a page has records of EndNote's.
  static func isPage(_ contents: MarkupContents) -> Bool {
    guard let record = contents.first("record") else { return false }
    return record.contents.elements.contains {
      ["ref-type", "contributors", "titles", "rec-number"].contains($0.name)
    }
  }
}
