import Bibliography
import Citations
import PaperIndex

/// The papers that may be meant by words written where a key belongs: `[@tides north]`.
struct RememberedPapers {
  /// The words: the key, and in brackets what follows it.
  let range: Range<Int>
  /// Best first, at least one.
  let entries: [Entry]

  /// No more of them are suggested.
  private static let limit = 3

  /// The papers for the words at a citation with an unknown key; `nil` when there are none, and for
  /// a bare `@name`, which may be a mention.
  init?(at citation: Citation, in context: DocumentContext) {
    guard citation.group != nil || context.language == .typst, !citation.isBraced else {
      return nil
    }
    // Without words a search reads the sources.
    guard context.library.members.allSatisfy(\.source.hasWords) else { return nil }
    // In Typst the sentence goes on behind the key.
    let phrase =
      context.language == .typst
      ? citation.keyRange : RememberedPapers.phrase(at: citation, in: context.bytes)
    for range in [phrase, citation.keyRange] {
      let found = context.library.search(
        SearchQuery(text: Array(context.bytes[range]), limit: RememberedPapers.limit))
      let entries = found.hits.compactMap { hit in
        context.library.merged(hit.work, as: hit.reference)?.entry
      }
      if entries.isEmpty { continue }
      self.range = range
      self.entries = entries
      return
    }
    return nil
  }

  /// From the key to the comma, semicolon or bracket that ends what it stands in, on its line.
  private static func phrase(at citation: Citation, in bytes: [UInt8]) -> Range<Int> {
    let start = citation.keyRange.lowerBound
    let ends = Array(",;[]{}@\n\r".utf8)
    var end = bytes[start...].prefix(256).firstIndex(where: ends.contains) ?? start
    while end > citation.keyRange.upperBound, bytes[end - 1].isBlankOrLineEnd { end -= 1 }
    return start..<max(end, citation.keyRange.upperBound)
  }
}
