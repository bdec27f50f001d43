import Bibliography
import TextStorage

// The page, copied as text:
//
//     Showing 1–50 of 1,234 results for all: tides
//     arXiv:2402.01234 [pdf, other]  cs.CL cs.AI  doi 10.1000/xyz
//     Tides of the North Sea
//     Authors: Ann Lee, Bob Ray, …, et al. (12 additional authors not shown)
//     Abstract: …measure tides… ▽ More
//     We measure tides of the North Sea. △ Less
//     Submitted 2 February, 2024; v1 submitted 1 January, 2024; originally announced January 2024.
//     Comments: 12 pages

/// Reads what arXiv's search found.
package enum ArXivSearchPage {
  /// The papers of a page, as `ArXivListPage` gives them; their authors may be known in part. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    ArXivPageReader.source(.arXivSearchPage, text, encoding: encoding) { $0.readSearch() }
  }

  /// Whether the lines are such a page: a paper without a number, with its authors and a title
  /// between.
  static func isPage(_ lines: ListingLines) -> Bool {
    (0..<lines.count).contains { line in
      guard let header = ArXivHeader(lines, at: line), header.hasFormats else { return false }
      return (line + 2..<line + 12).contains {
        ArXivPaper.label(lines.text($0))?.label == .authors
      }
    }
  }
}
