import Bibliography
import JSON
import Markup
import TextStorage

// Publishers describe the paper of a page in meta tags, for search engines: Highwire Press's
// (`citation_title` …, Google Scholar's inclusion guidelines), Dublin Core's (`DC.title`), PRISM's
// (`prism.volume`), EPrints' (`eprints.title`); or in JSON-LD with schema.org's types. Highwire's tell
// most, the others fill in.

/// Reads a saved web page of one paper.
package enum WebPage {
  /// The paper that the tags of a page describe. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    let bytes = text.contiguousBytes
    let contents = MarkupDocument(bytes, .html).contents
    var tags = PageTags(contents)
    if !isDescribed(tags) { LinkedData.add(contents, to: &tags) }
    let paper = paper(tags, contents)
    var problems: [Problem] = []
    if let paper, paper.field("title") == nil {
      problems.append(
        Problem(
          range: paper.keyPlace, severity: .warning, code: "missing-title",
          message: "The page’s tags give no title for this paper."))
    }
    return DraftedBlocks.page(
      .webPage, text, bytes, encoding: encoding, papers: paper.map { [$0] } ?? [],
      problems: problems)
  }

  /// Whether tags describe a paper, or whatever has authors and a title.
  static func isPage(_ contents: MarkupContents) -> Bool {
    var tags = PageTags(contents)
    if isDescribed(tags) { return true }
    LinkedData.add(contents, to: &tags)
    return tags.has("citation_title")
  }

  private static func isDescribed(_ tags: PageTags) -> Bool {
    if tags.has("citation_title") || tags.has("eprints.title") || tags.has("citation_doi") {
      return true
    }
    let hasTitle = ["dc.title", "dcterms.title", "prism.title"].contains { tags.has($0) }
    let isWork = [
      "dc.creator", "dcterms.creator", "dc.identifier", "prism.doi", "prism.publicationname",
    ]
    .contains { tags.has($0) }
    return hasTitle && isWork
  }

  /// The entry that tags describe; `nil` where they describe none.
  static func paper(_ tags: PageTags, _ contents: MarkupContents) -> EntryDraft? {
    var reader = PageTagReader(tags)
    reader.read()
    if let subject = contents.first(ofClass: "primary-subject"),
      reader.draft.field("eprint") != nil,
      let name = ArXivDescription.classNames(in: HTMLText.text(subject)).first
    {
      reader.addClass(name, subject.range)
    }
    return reader.finished
  }
}
