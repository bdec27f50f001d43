import Bibliography
import TextStorage

// The page, copied as text:
//
//     2023                                       the year holds until the next one
//     pdf                                        badges: `pdf` or `bib` first, then any words;
//     bib                                        an abstract follows exactly where `abs` is
//     abs
//     The CRINGE Loss: Learning what language not to model
//     Leonard Adolphs
//     |                                          between authors
//     Tianyu Gao
//     Proceedings of the 61st Annual Meeting …   the venue
//     Standard language model training …         the whole abstract
//
// Nothing but position tells a title from a badge, a name or a year: lines are counted from the
// badges, and from the first `|`, which stands just below the first author.

/// Reads the page of one author's papers in the ACL Anthology.
package enum ACLAnthologyAuthorPage {
  /// The papers of a page: entries of type `inproceedings`, or `article` for a journal's, with
  /// `title`, `author`, `booktitle` or `journal` with `volume` and `number`, `year`, `abstract`.
  /// Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    ACLPageReader.source(.aclAnthologyAuthorPage, text, encoding: encoding) { $0.read() }
  }

  /// Whether the lines are such a page: they have `pdf` and `bib`, one after the other, or a badge
  /// below a year.
  static func isPage(_ lines: ListingLines) -> Bool {
    let lines = ACLBadges.separated(lines)
    return (0..<lines.count).contains { line in
      lines.line(line, is: "pdf") && lines.line(line + 1, is: "bib")
        || ACLBadges(lines, at: line).count > 0 && ACLPageReader.isYear(lines.text(line - 1))
    }
  }
}
