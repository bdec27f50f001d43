import Bibliography
import Markup
import TextStorage

/// Makes an entry of a page of one paper in the Anthology.
enum AnthologyHTMLPaper {
  /// The paper of a page that has its BibTeX, or else its meta tags; `nil` for other pages.
  static func paper(in contents: MarkupContents) -> EntryDraft? {
    let tags = PageTags(contents)
    let element = contents.elements.first { $0.hasName("pre") && $0.hasID("citeBibtexContent") }
    guard let element else {
      return tags.has("citation_title") ? WebPage.paper(tags, contents) : nil
    }
    let source = BibTeXSource.parse(SourceText(element.contents.rawText))
    guard let location = source.locations.first(where: { _ in true }),
      let entry = source.entry(at: location)
    else { return WebPage.paper(tags, contents) }
    let range = element.range
    var paper = EntryDraft(
      range: range, keyPlace: range, type: entry.type)
    paper.key = entry.key.utf8
    for field in entry.fields { paper.add(field.name, range, field.value, field.form) }
    if paper.field("title") == nil, let title = tags.first("citation_title") {
      paper.add("title", range, text: title.text)
    }
    if paper.field("abstract") == nil,
      let abstract = contents.first(ofClass: "acl-abstract")
    {
      let heading = abstract.contents.first("h5")
      let text = heading.map { abstract.contents.after($0) } ?? abstract.contents
      paper.add("abstract", range, MarkupValue(text, HTMLText.treatment))
    }
    return paper
  }
}
