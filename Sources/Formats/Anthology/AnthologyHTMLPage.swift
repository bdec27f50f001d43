import Bibliography
import Markup
import TextStorage

// Pages of the ACL Anthology, as a browser saves them (`hugo/layouts` of the Anthology). An author's, a
// volume's and an event's list papers:
//
//     <h4>2023</h4>                                                of an author: the year
//     <h4><a href="/volumes/2023.acl-long/">Proceedings …</a></h4> of an event: the volume
//     <p><span class="list-button-row"><a class="badge">pdf</a> …</span>
//        <span><strong><a class=align-middle href=/2023.acl-long.493/>Title</a></strong><br>
//        <a href=/people/jane-doe/>Jane Doe</a> | … <br> <a href=/volumes/…>venue, of an author</a></span></p>
//     <div class="abstract-collapse" id=abstract-2023--acl-long--493><div class="card-body">…</div></div>
//
// A volume's has what all its papers share in `h2#title`, `p.lead` and a `dl`. A paper's has its BibTeX
// in `pre#citeBibtexContent`.

/// Reads pages of the ACL Anthology in HTML.
package enum AnthologyHTMLPage {
  /// The papers of a page. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    let bytes = text.contiguousBytes
    let contents = MarkupDocument(bytes, .html).contents
    if let paper = AnthologyHTMLPaper.paper(in: contents) {
      return DraftedBlocks.page(
        .aclAnthologyHTMLPage, text, bytes, encoding: encoding, papers: [paper], problems: [])
    }
    var reader = AnthologyHTMLReader(contents)
    reader.read()
    return DraftedBlocks.page(
      .aclAnthologyHTMLPage, text, bytes, encoding: encoding, papers: reader.papers,
      problems: reader.problems)
  }

  /// Whether a page is one of the Anthology's.
  static func isPage(_ contents: MarkupContents) -> Bool {
    contents.elements.contains { element in
      switch element.name {
      case "title": HTMLText.text(element).hasSuffix("ACL Anthology")
      case "meta":
        element.attribute("property") == "og:site_name"
          && element.attribute("content") == "ACL Anthology"
      case "span": element.hasClass("list-button-row")
      case "div": element.hasClass("acl-paper-details") || element.hasClass("abstract-collapse")
      case "pre": element.hasID("citeBibtexContent")
      default: false
      }
    }
  }
}
