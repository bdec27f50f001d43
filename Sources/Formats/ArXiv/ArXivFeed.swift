import Bibliography
import Markup
import TextStorage

// An answer of arXiv's API (arXiv API User's Manual, section 3.3): Atom with elements of arXiv's own
// namespace, `arxiv:` by custom.

/// Reads arXiv's Atom feed.
package enum ArXivFeed {
  /// The papers of a feed. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    let bytes = text.contiguousBytes
    let entries = MarkupDocument(bytes, .xml).contents.elements.filter { $0.hasLocalName("entry") }
    var papers: [EntryDraft] = []
    var problems: [Problem] = []
    for (number, entry) in entries.enumerated() {
      let next = number + 1 < entries.count ? entries[number + 1] : nil
      let contents = next.map { entry.contents.before($0) } ?? entry.contents
      let end = next?.range.lowerBound ?? bytes.count
      guard let paper = paper(in: contents) else {
        problems.append(
          Problem(
            range: entry.tagRange, severity: .warning, code: "missing-id",
            message: "No arXiv identifier is in this entry; it is left out."))
        continue
      }
      papers.append(
        paper.draft(entry.range.clamped(to: entry.range.lowerBound..<end)))
    }
    return DraftedBlocks.page(
      .arXivFeed, text, bytes, encoding: encoding, papers: papers, problems: problems)
  }

  /// Whether a page is a feed with papers on arXiv.
  static func isPage(_ contents: MarkupContents) -> Bool {
    guard let feed = contents.elements.first(where: { $0.hasLocalName("feed") }) else {
      return false
    }
    return feed.contents.elements.contains {
      $0.hasLocalName("id") && HTMLText.text($0).contains("arxiv.org/")
    }
  }

  private static func paper(in contents: MarkupContents) -> ArXivDescription? {
    func first(_ name: String) -> MarkupElement? {
      contents.elements.first { $0.hasLocalName(name) }
    }
    guard let id = first("id"), var paper = ArXivDescription(id: HTMLText.text(id), at: id.range)
    else {
      return nil
    }
    paper.title = first("title").map(ArXivDescription.Part.init)
    paper.abstract = first("summary").map(ArXivDescription.Part.init)
    paper.doi = first("doi").map(ArXivDescription.Part.init)
    paper.journalReference = first("journal_ref").map(ArXivDescription.Part.init)
    paper.comment = first("comment").map(ArXivDescription.Part.init)
    if let published = first("published") {
      let date = DateText.date(HTMLText.text(published))
      if !date.isEmpty { paper.date = ArXivDescription.Part(Array(date.utf8), published.range) }
    }
    let authors = contents.elements.filter { $0.hasLocalName("author") }
    if let start = authors.first, let end = authors.last {
      let names = authors.compactMap { author in
        author.contents.elements.first { $0.hasLocalName("name") }.map(HTMLText.text)
      }
      paper.authors = (
        PersonNames(plain: names), start.range.lowerBound..<end.range.upperBound
      )
    }
    paper.classes = classes(in: contents)
    return paper
  }

  private static func classes(in contents: MarkupContents) -> ([String], Range<Int>)? {
    var primary: String?
    var names: [String] = []
    var known: Set<String> = []
    var place: Range<Int>?
    for element in contents.elements {
      let isPrimary = element.hasLocalName("primary_category")
      guard isPrimary || element.hasLocalName("category"),
        let term = element.attribute("term"), !term.isEmpty
      else { continue }
      place = place ?? element.range
      if isPrimary {
        primary = term
      } else if known.insert(term).inserted {
        names.append(term)
      }
    }
    let others = names.filter { $0 != primary }
    return place.map { ((primary.map { [$0] } ?? []) + others, $0) }
  }
}
