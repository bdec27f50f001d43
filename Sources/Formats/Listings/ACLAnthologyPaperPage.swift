import Bibliography
import TextStorage

// The page, copied as text:
//
//     Tides of the North Sea
//     Ann Lee, Bob Ray
//     Abstract
//     We measure tides …
//     Anthology ID:
//     2023.acl-long.1
//     Volume:
//     Proceedings of the 61st Annual Meeting …
//     …
//     Cite (Informal):
//     Tides of the North Sea (Lee & Ray, ACL 2023)

/// Reads the ACL Anthology's page of one paper.
package enum ACLAnthologyPaperPage {
  /// The paper: an entry of type `inproceedings`, or `article` of a journal's, under the key that the
  /// Anthology gives it where the page has that. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    let bytes = text.contiguousBytes
    let lines = ListingLines(bytes)
    var problems: [Problem] = []
    let paper = paper(lines, &problems)
    return DraftedBlocks.page(
      .aclAnthologyPaperPage, text, bytes, encoding: encoding, papers: paper.map { [$0] } ?? [],
      problems: problems)
  }

  /// Whether the lines are such a page: they say what volume the paper is in, and how to cite it.
  static func isPage(_ lines: ListingLines) -> Bool {
    guard let details = ACLDetails(lines, in: 0..<lines.count) else { return false }
    return details.place("volume") != nil || details.place("cite (acl)") != nil
      || details.place("cite (informal)") != nil
  }

  private static func paper(_ lines: ListingLines, _ problems: inout [Problem]) -> EntryDraft? {
    guard let details = ACLDetails(lines, in: 0..<lines.count) else { return nil }
    let first = details.range.lowerBound
    let bytes = lines.bytes
    let heading = (0..<first).last { lines.line($0, is: "Abstract") }
    guard let title = title(lines, before: heading ?? first, details) else {
      problems.append(
        Problem(
          range: lines.ranges[first], severity: .warning, code: "missing-title",
          message: "There is no title above this paper's details; it is left out."))
      return nil
    }
    let titlePlace = lines.ranges[title]
    // What follows the details is not the paper's: files, a foot.
    let end =
      ["cite (informal)", "cite (acl)", "doi", "url", "anthology id"].lazy
      .compactMap(details.place).map(\.upperBound).max() ?? lines.ranges[first].upperBound
    var paper = EntryDraft(
      range: titlePlace.lowerBound..<max(end, titlePlace.upperBound), keyPlace: titlePlace,
      type: "inproceedings")
    paper.add("title", titlePlace, Array(bytes[titlePlace]))
    paper.addPeople(
      "author", ((title + 1)..<(heading ?? first)).map { lines.ranges[$0] }, separators: ",|",
      in: bytes)
    if let volume = details.place("volume") { paper.addContainer(volume, in: bytes) }
    paper.addVolume(details, in: bytes)
    paper.addPeople("editor", details.places("editor"), separators: ",|", in: bytes)
    for name in ["pages", "language", "note"] {
      if let place = details.place(name) { paper.add(name, place, Array(bytes[place])) }
    }
    if let place = details.place("doi"), let doi = ArXivPaper.doi(Array(bytes[place])) {
      paper.add("doi", place, doi)
    }
    if let place = details.place("url") {
      paper.add("url", place, Array(bytes[place]))
    } else if let place = details.place("anthology id") {
      paper.add("url", place, Array("https://aclanthology.org/".utf8) + bytes[place])
    }
    if let place = details.place("bibkey"), !bytes[place].contains(where: { $0 <= 0x20 }) {
      paper.key = Array(bytes[place])
      paper.keyPlace = place
    }
    if let heading, heading + 1 < first {
      let abstract = heading + 1..<first
      paper.add(
        "abstract",
        lines.ranges[heading + 1].lowerBound..<lines.ranges[first - 1].upperBound,
        Array(abstract.map { lines.text($0) }.joined(separator: [0x0A])))
    }
    return paper
  }

  /// The line of the title: the one that the page says how to cite with, else the one above the
  /// authors.
  private static func title(
    _ lines: ListingLines, before end: Int, _ details: ACLDetails
  ) -> Int? {
    if let place = details.place("cite (informal)") {
      for line in (max(0, end - 8)..<end).reversed()
      where lines.bytes[place].starts(with: lines.text(line)) {
        return line
      }
    }
    return end >= 2 ? end - 2 : end == 1 ? 0 : nil
  }
}
