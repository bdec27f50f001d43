import Bibliography
import TextStorage

// The page of a volume, copied as text:
//
//     Proceedings of the 61st Annual Meeting …
//     Ann Lee, Bob Ray (Editors)
//     Anthology ID:
//     2023.acl-long
//     Month:
//     July
//     …
//     pdf
//     bib
//     Proceedings of the 61st Annual Meeting …    the first entry is the volume itself
//     Ann Lee
//     |
//     Bob Ray
//     pdf
//     bib
//     abs
//     Tides of the North Sea                      no venue; perhaps no author
//     Eve Fox
//     We measure tides …
//
// That of an event lists its volumes, `Proceedings of … 913 papers`, and then has each under a heading
// with the badges `pdf (full)` and `bib (full)`.

/// Reads the ACL Anthology's pages of volumes and events.
package enum ACLAnthologyVolumePage {
  /// The papers of a page, as `ACLAnthologyAuthorPage` gives them, with `month`, `location` and
  /// `publisher` where the page's head has them; a volume itself is an entry of type `proceedings`
  /// with its editors. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    ACLPageReader.source(.aclAnthologyVolumePage, text, encoding: encoding) { $0.readVolumes() }
  }

  /// Whether the lines are such a page: papers below the details of a volume or below a volume's
  /// heading, or the volume itself first.
  static func isPage(_ lines: ListingLines) -> Bool {
    let lines = ACLBadges.separated(lines)
    guard
      let first = (0..<lines.count).first(where: { line in
        ACLBadges(lines, at: line).count > 0
          && (lines.line(line, is: "bib") || lines.line(line + 1, is: "bib"))
      })
    else { return false }
    if (0..<first).contains(where: { ACLPageReader.isFullBadge(lines.text($0)) }) { return true }
    if let details = ACLDetails(lines, in: 0..<first) { return details.place("volume") == nil }
    let title = first + ACLBadges(lines, at: first).count
    return !ACLPageReader.isYear(lines.text(first - 1)) && ACLVenue.isLikely(lines.text(title))
      && !ACLVenue.isLikely(lines.text(title + 2))
  }
}
