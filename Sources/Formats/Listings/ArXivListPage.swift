import Bibliography
import TextStorage

// The page, copied as text:
//
//     Total of 363 entries : 1-50 51-100 …           of the whole list; a page shows a part
//     Fri, 26 Jul 2024 (showing 2 of 60 entries )    or “Cross submissions (showing …)”
//     [1] arXiv:2407.14741 (cross-list from cs.IR) [pdf, html, other]
//     Title: Tides of the North Sea
//     Ann Lee, Bob Ray
//     Comments: 12 pages
//     Subjects: Information Retrieval (cs.IR); Computation and Language (cs.CL)
//     We measure tides …                             on pages of new papers
//
// A number, an identifier and what can be read begin a paper; what follows is labelled, or in order.

/// Reads arXiv's lists of papers: those of a day, a week, a month or a year.
package enum ArXivListPage {
  /// The papers of a page: entries of type `misc`, or `article` where the journal is named in a form
  /// that can be read, with `title`, `author`, `eprint` and `eprintclass`, `date`, `note` (what the
  /// authors say of it), `abstract`. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    ArXivPageReader.source(.arXivListPage, text, encoding: encoding) { $0.readList() }
  }

  /// Whether the lines are such a page: a numbered paper, with its title below.
  static func isPage(_ lines: ListingLines) -> Bool {
    (0..<lines.count).contains { line in
      guard let header = ArXivHeader(lines, at: line), header.isNumbered else { return false }
      let title =
        header.rest.isEmpty ? lines.text(line + header.lineCount) : lines.bytes[header.rest]
      return ArXivPaper.label(title)?.label == .title
    }
  }
}
