import Bibliography
import TextStorage

/// Walks over the lines of a copied page.
protocol ListingReader {
  init(_ bytes: [UInt8])
  /// The papers so far, in order.
  var papers: [EntryDraft] { get }
  var problems: [Problem] { get }
}

extension ListingReader {
  /// The source of a page, which `read` walks over.
  static func source(
    _ format: SourceFormat, _ text: SourceText, encoding: TextEncoding,
    _ read: (inout Self) -> Void
  ) -> ParsedSource {
    let bytes = text.contiguousBytes
    var reader = Self(bytes)
    read(&reader)
    return DraftedBlocks.page(
      format, text, bytes, encoding: encoding, papers: reader.papers, problems: reader.problems)
  }
}
