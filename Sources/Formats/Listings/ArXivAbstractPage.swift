import Bibliography
import TextStorage

/// Reads arXiv's page of one paper, copied as text.
package enum ArXivAbstractPage {
  /// The paper, as `ArXivListPage` gives one. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    ArXivPageReader.source(.arXivAbstractPage, text, encoding: encoding) { $0.readAbstractPage() }
  }

  /// Whether the lines are such a page: a title, an abstract, and how to cite the paper.
  static func isPage(_ lines: ListingLines) -> Bool {
    var wanted: [ArXivPaper.Label] = [.citedAs, .abstract, .title]
    for line in 0..<lines.count {
      guard let last = wanted.last else { break }
      if ArXivPaper.label(lines.text(line))?.label == last { wanted.removeLast() }
    }
    return wanted.isEmpty
  }
}
