import Bibliography
import Markup
import TextStorage

// Two pages of arXiv, as a browser saves them. A list of a subject's papers, the number in a `dt` and all
// else in the `dd` after it:
//
//     <dl id='articles'>
//       <dt><a name='item1'>[1]</a> <a href="/abs/2407.14741" title="Abstract">arXiv:2407.14741</a> …</dt>
//       <dd><div class='list-title mathjax'><span class='descriptor'>Title:</span> …</div>
//         <div class='list-authors'><a href="…">Jane Doe</a>, …</div>
//         <div class='list-comments'> … <div class='list-journal-ref'> … <div class='list-subjects'>
//         <p class='mathjax'>the abstract</p></dd>
//
// And what a search found:
//
//     <li class="arxiv-result">
//       <p class="list-title"><a href="https://arxiv.org/abs/2407.14741">arXiv:2407.14741</a> …</p>
//       <div class="tags"><span class="tag">cs.IR</span> …</div>
//       <p class="title"> … <p class="authors"><span>Authors:</span> <a>Jane Doe</a>, …
//       <p class="abstract"><span class="abstract-short">…</span><span class="abstract-full"> …
//       <p class="is-size-7"><span>Submitted</span> 3 July, 2024; …
//       <p class="comments"> … </li>

/// Reads lists and search results of arXiv in HTML.
package enum ArXivHTMLPage {
  /// The papers of a page. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    let bytes = text.contiguousBytes
    var reader = Reader()
    reader.read(MarkupDocument(bytes, .html).contents)
    return DraftedBlocks.page(
      .arXivHTMLPage, text, bytes, encoding: encoding, papers: reader.papers,
      problems: reader.problems)
  }

  /// Whether a page lists papers of arXiv.
  static func isPage(_ contents: MarkupContents) -> Bool {
    contents.elements.contains {
      $0.hasName("li") && $0.hasClass("arxiv-result")
        || $0.hasName("div") && $0.hasClass("list-title") && $0.hasClass("mathjax")
    }
  }

  private struct Reader {
    private(set) var papers: [EntryDraft] = []
    private(set) var problems: [Problem] = []

    mutating func read(_ contents: MarkupContents) {
      let starts = contents.elements.filter {
        $0.hasName("dt") || $0.hasName("li") && $0.hasClass("arxiv-result")
      }
      for (number, start) in starts.enumerated() {
        let all = contents.from(start)
        let part = number + 1 < starts.count ? all.before(starts[number + 1]) : all
        if start.hasName("li") {
          // What follows the last result is the foot of the page.
          add(result(in: start, part), start)
        } else if let description = part.first("dd") {
          add(item(in: start, description, part), start)
        }
      }
    }

    private mutating func add(_ draft: EntryDraft?, _ start: MarkupElement) {
      guard let draft else { return }
      if draft.field("title") == nil {
        problems.append(
          Problem(
            range: start.tagRange, severity: .warning, code: "missing-title",
            message: "The page gives no title for this paper."))
      }
      papers.append(draft)
    }

    // MARK: Lists

    private func item(
      in term: MarkupElement, _ description: MarkupElement, _ part: MarkupContents
    ) -> EntryDraft? {
      let links = part.before(description).all("a")
      guard
        let link = links.first(where: { $0.attribute("href")?.contains("/abs/") == true }),
        var paper = ArXivDescription(id: link.attribute("href") ?? "", at: link.range)
      else { return nil }
      let body = description.contents
      paper.title = body.first(ofClass: "list-title").map(ArXivHTMLPage.labelled)
      paper.authors = body.first(ofClass: "list-authors").map(ArXivHTMLPage.authors)
      paper.comment = body.first(ofClass: "list-comments").map(ArXivHTMLPage.labelled)
      paper.journalReference = body.first(ofClass: "list-journal-ref")
        .map(ArXivHTMLPage.labelled)
      paper.subjects = body.first(ofClass: "list-subjects").map(ArXivHTMLPage.labelled)
      paper.abstract = body.elements.first { $0.hasName("p") && $0.hasClass("mathjax") }
        .map(ArXivDescription.Part.init)
      return paper.draft(term.range.lowerBound..<description.range.upperBound)
    }

    // MARK: Search

    private func result(in item: MarkupElement, _ part: MarkupContents) -> EntryDraft? {
      let range = item.range.clamped(to: part.range)
      guard let head = part.first(ofClass: "list-title"), let link = head.contents.first("a"),
        var paper = ArXivDescription(id: HTMLText.text(link), at: link.range)
          ?? ArXivDescription(id: link.attribute("href") ?? "", at: link.range)
      else { return nil }
      for element in item.contents(within: part).elements {
        if element.hasName("p"), element.hasClass("title") {
          paper.title = paper.title ?? ArXivDescription.Part(element)
        } else if element.hasClass("authors") {
          paper.authors = paper.authors ?? ArXivHTMLPage.authors(element)
        } else if element.hasClass("abstract-full") {
          paper.abstract = ArXivHTMLPage.withoutLinks(element)
        } else if element.hasClass("abstract-short") {
          paper.abstract = paper.abstract ?? ArXivHTMLPage.withoutLinks(element)
        } else if element.hasName("p"), element.hasClass("is-size-7") {
          addLine(element, to: &paper)
        } else if element.hasName("div"), element.hasClass("tags") {
          addTags(element, to: &paper)
        }
      }
      return paper.draft(range)
    }

    /// `Submitted …`, `Comments: …`, `Journal ref: …`.
    private func addLine(_ line: MarkupElement, to paper: inout ArXivDescription) {
      let text = HTMLText.text(line)
      if text.hasPrefix("Comments:") {
        paper.comment = ArXivHTMLPage.labelled(line)
      } else if text.hasPrefix("Journal ref:") {
        paper.journalReference = ArXivHTMLPage.labelled(line)
      } else if text.hasPrefix("Submitted") {
        let parts = text.split(separator: ";").map { $0.drop { $0 == " " } }
        // The date of the first version, as in the identifier.
        let first = parts.first { $0.hasPrefix("v1 submitted ") }?.dropFirst(13)
        let day = first ?? parts.first?.dropFirst(10)
        if let day {
          let date = DateText.date(String(day))
          if date.utf8.first.map({ $0 &- 0x30 < 10 }) == true {
            paper.date = ArXivDescription.Part(Array(date.utf8), line.range)
          }
        }
      }
    }

    /// The classes, or a DOI.
    private func addTags(_ tags: MarkupElement, to paper: inout ArXivDescription) {
      let spans = tags.contents.elements.filter { $0.hasName("span") && $0.hasClass("tag") }
      let texts = spans.map(HTMLText.text)
      if texts.first == "doi" {
        if paper.doi == nil, texts.count > 1 { paper.doi = ArXivDescription.Part(spans[1]) }
      } else if paper.classes == nil, !texts.isEmpty {
        paper.classes = (texts, tags.range)
      }
    }
  }

  /// The text of an element without the label that it begins with, `Title:`.
  private static func labelled(_ element: MarkupElement) -> ArXivDescription.Part {
    var value = HTMLText.value(element).plain
    let labels = ["Title:", "Comments:", "Journal-ref:", "Journal ref:", "Subjects:"]
    if let label = labels.first(where: { value.starts(with: $0.utf8) }) {
      value = Array(value.dropFirst(label.utf8.count).drop { $0 == 0x20 })
    }
    return ArXivDescription.Part(value, element.range)
  }

  /// The text of an abstract without `▽ More` and `△ Less`.
  private static func withoutLinks(_ element: MarkupElement) -> ArXivDescription.Part {
    let value = MarkupValue(element.contents) {
      let isSwitch = $0.hasName("a") && $0.hasClass("is-size-7")
      return isSwitch ? .hidden : HTMLText.treatment($0)
    }
    return ArXivDescription.Part(value.plain, element.range)
  }

  /// The people whose names are links, or stand between commas.
  private static func authors(_ element: MarkupElement) -> (PersonNames, Range<Int>) {
    let text = HTMLText.text(element)
    let links = element.contents.all("a").map(HTMLText.text)
    let isCut = text.contains("et al") || text.contains("authors not shown")
    var names = PersonNames(plain: links.filter { !$0.hasPrefix("et al") })
    if links.isEmpty, !text.hasPrefix("(") {
      let list = text.hasPrefix("Authors:") ? text.dropFirst(8) : text[...]
      names = PersonNames(
        plain: list.split(separator: ",").map(String.init).filter {
          !$0.contains("et al") && !$0.contains("authors not shown")
        })
    }
    if isCut { names.isComplete = false }
    return (names, element.range)
  }
}
