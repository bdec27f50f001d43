import Bibliography
import Markup
import TextStorage

extension SourceFormat {
  /// The format of HTML or XML that begins with `prefix`; `nil` for other texts, and where nothing in it
  /// is known. Linear.
  static func detectMarkup(in prefix: [UInt8]) -> SourceFormat? {
    guard prefix.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return nil }
    let xml = MarkupDocument(prefix, .xml).contents
    if EndNoteXMLSource.isPage(xml) { return .endNoteXML }
    if ArXivFeed.isPage(xml) { return .arXivFeed }
    if AnthologyXML.isPage(xml) { return .aclAnthologyXML }
    let html = MarkupDocument(prefix, .html).contents
    if ArXivHTMLPage.isPage(html) { return .arXivHTMLPage }
    if AnthologyHTMLPage.isPage(html) { return .aclAnthologyHTMLPage }
    if WebPage.isPage(html) { return .webPage }
    return detectSaved(html)
  }

  /// The format of a page whose styles fill all of the prefix, by the address that browsers write in
  /// a comment at its beginning.
  private static func detectSaved(_ contents: MarkupContents) -> SourceFormat? {
    guard let comment = contents.firstComment else { return nil }
    let text = String(decoding: comment.prefix(1000), as: UTF8.self)
    if text.contains("https://arxiv.org/list/") || text.contains("https://arxiv.org/search/") {
      return .arXivHTMLPage
    }
    if text.contains("https://arxiv.org/abs/") { return .webPage }
    return text.contains("https://aclanthology.org/") ? .aclAnthologyHTMLPage : nil
  }
}
