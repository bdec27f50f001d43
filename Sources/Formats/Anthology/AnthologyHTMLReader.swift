import Bibliography
import Markup

/// Walks over the papers of a page of the Anthology.
struct AnthologyHTMLReader {
  private(set) var papers: [EntryDraft] = []
  private(set) var problems: [Problem] = []
  private let contents: MarkupContents
  /// The year that holds, on an author's page.
  private var year: EntryDraft.Field?
  /// The title of the volume that holds, on other pages.
  private var volume: (value: MarkupValue, place: Range<Int>)?
  /// What a volume's page says of all its papers.
  private var shared: [EntryDraft.Field] = []
  /// The editors that a volume's page names.
  private var editors: EntryDraft.Field?

  init(_ contents: MarkupContents) {
    self.contents = contents
  }

  mutating func read() {
    readHead()
    var elements = contents.elements.makeIterator()
    /// Whether an abstract may still come that belongs to the last paper.
    var isOpen = false
    while let element = elements.next() {
      switch element.name {
      case "h4":
        isOpen = false
        readHeading(element)
      case "p":
        guard let link = AnthologyHTMLReader.titleLink(in: element) else { continue }
        papers.append(paper(in: element, link))
        isOpen = true
      case "div" where element.hasClass("abstract-collapse"):
        if isOpen { addAbstract(element) }
        isOpen = false
      default: break
      }
    }
  }

  /// The link that is a paper's title.
  private static func titleLink(in paragraph: MarkupElement) -> MarkupElement? {
    guard let strong = paragraph.contents.first("strong") else { return nil }
    return strong.contents.elements.first { $0.hasName("a") && $0.hasClass("align-middle") }
  }

  // MARK: What holds for several papers

  private mutating func readHead() {
    guard let details = contents.first(ofClass: "acl-paper-details"),
      let title = contents.elements.first(where: { $0.hasName("h2") && $0.hasID("title") })
    else { return }
    volume = (HTMLText.value(title), title.range)
    let head = contents.before(details)
    if let lead = head.first(ofClass: "lead"), let people = AnthologyHTMLReader.people(in: lead) {
      editors = EntryDraft.Field("editor", people.place, people: people.people)
    }
    let names = [
      "Year:": "year", "Month:": "month", "Address:": "location", "Publisher:": "publisher",
      "ISBN:": "isbn",
    ]
    var label = ""
    for element in details.contents.elements {
      if element.hasName("dt") {
        label = HTMLText.text(element)
      } else if element.hasName("dd"), let name = names[label] {
        let value = HTMLText.value(element)
        if !value.bytes.isEmpty, !shared.contains(where: { $0.name == name }) {
          shared.append(EntryDraft.Field(name, element.range, value.bytes, value.form))
        }
        label = ""
      }
    }
  }

  private mutating func readHeading(_ heading: MarkupElement) {
    if let link = AnthologyHTMLReader.link(to: "/volumes/", in: heading) {
      volume = (HTMLText.value(link), link.range)
      return
    }
    let text = HTMLText.value(heading).plain
    if ACLPageReader.isYear(text[...]) { year = EntryDraft.Field("year", heading.range, text) }
  }

  private static func link(to folder: String, in element: MarkupElement) -> MarkupElement? {
    element.contents.elements.first {
      $0.hasName("a") && $0.attribute("href")?.contains(folder) == true
    }
  }

  // MARK: Papers

  private mutating func paper(in paragraph: MarkupElement, _ link: MarkupElement) -> EntryDraft {
    var paper = EntryDraft(range: paragraph.range, keyPlace: link.range, type: "inproceedings")
    let title = HTMLText.value(link)
    paper.add("title", link.range, title)
    let venueLink = AnthologyHTMLReader.link(to: "/volumes/", in: paragraph)
    let venue = venueLink.map { (value: HTMLText.value($0), place: $0.range) } ?? volume
    let id = identifier(of: paragraph, link)
    let isVolume = venue?.value.plain == title.plain || id.map(AnthologyID.isFrontMatter) == true
    if isVolume { paper.type = "proceedings" }
    if let people = AnthologyHTMLReader.people(in: paragraph) {
      paper.add(isVolume ? "editor" : "author", people.place, people: people.people)
    }
    if let venue, !isVolume { addVenue(venue.value, venue.place, to: &paper) }
    paper.inherit(
      [year].compactMap { $0 } + shared
        + [paper.type == "article" ? nil : editors].compactMap { $0 })
    if let id { paper.add("url", link.range, text: AnthologyID.address(id)) }
    if title.bytes.isEmpty {
      problems.append(
        Problem(
          range: link.range, severity: .warning, code: "missing-title",
          message: "The page gives no title for this paper."))
    }
    return paper
  }

  private func addVenue(
    _ value: MarkupValue, _ place: Range<Int>, to paper: inout EntryDraft
  ) {
    let text = value.plain
    let venue = ACLVenue(text, 0..<text.count)
    guard venue.isJournal else {
      paper.add("booktitle", place, value)
      return
    }
    paper.type = "article"
    paper.add("journaltitle", place, Array(text[venue.name]))
    if let volume = venue.volume { paper.add("volume", place, Array(text[volume])) }
    if let number = venue.number { paper.add("number", place, Array(text[number])) }
  }

  /// The Anthology's identifier, which the links of the paper have.
  private func identifier(of paragraph: MarkupElement, _ link: MarkupElement) -> String? {
    let links = [link] + paragraph.contents.all("a")
    for link in links {
      guard let address = link.attribute("href") else { continue }
      if let id = AnthologyID.ofAbstract(address.dropFirst()) ?? AnthologyID.inAddress(address) {
        return id
      }
    }
    return nil
  }

  private static func people(
    in element: MarkupElement
  ) -> (people: PersonNames, place: Range<Int>)? {
    let links = element.contents.elements.filter {
      $0.hasName("a") && $0.attribute("href")?.contains("/people/") == true
    }
    guard let first = links.first, let last = links.last else { return nil }
    return (
      PersonNames(plain: links.map(HTMLText.text)),
      first.range.lowerBound..<last.range.upperBound
    )
  }

  private mutating func addAbstract(_ element: MarkupElement) {
    guard let last = papers.indices.last else { return }
    papers[last].add("abstract", element.range, HTMLText.value(element))
    papers[last].range =
      papers[last].range.lowerBound..<max(papers[last].range.upperBound, element.range.upperBound)
    guard papers[last].field("url") == nil, let id = element.attribute("id") else { return }
    if let identifier = AnthologyID.ofAbstract(id[...]) {
      papers[last].add("url", element.tagRange, text: AnthologyID.address(identifier))
    }
  }
}
