import Bibliography

/// Makes an entry of a page's tags.
struct PageTagReader {
  private(set) var draft: EntryDraft
  private let tags: PageTags

  init(_ tags: PageTags) {
    self.tags = tags
    draft = EntryDraft(range: 0..<0, type: PageTagReader.type(tags))
  }

  /// The entry, which takes all tags that it is made of; `nil` where there are none.
  var finished: EntryDraft? {
    var draft = draft
    guard let first = draft.fields.map(\.place.lowerBound).min(),
      let last = draft.fields.map(\.place.upperBound).max()
    else { return nil }
    draft.range = first..<last
    draft.keyPlace = (draft.field("title") ?? draft.fields[0]).place
    return draft
  }

  private static func type(_ tags: PageTags) -> String {
    let types = [
      ("citation_journal_title", "article"), ("citation_conference_title", "inproceedings"),
      ("citation_conference", "inproceedings"), ("citation_inbook_title", "incollection"),
      ("citation_book_title", "incollection"), ("citation_dissertation_institution", "thesis"),
      ("citation_dissertation_name", "thesis"),
      ("citation_technical_report_institution", "report"),
      ("citation_technical_report_number", "report"), ("citation_patent_number", "patent"),
      ("citation_arxiv_id", "misc"), ("citation_isbn", "book"),
      ("prism.publicationname", "article"), ("eprints.publication", "article"),
      ("citation_issn", "article"), ("citation_firstpage", "article"), ("prism.issn", "article"),
    ]
    if tags.has("citation_conference_title") && tags.has("citation_inbook_title") {
      return "inproceedings"
    }
    if let type = types.first(where: { tags.has($0.0) })?.1 { return type }
    return typeByName(
      tags.first("citation_type", "dc.type", "dcterms.type", "eprints.type", "og:type")?.text)
      ?? "online"
  }

  /// The type in a tag's own words.
  private static func typeByName(_ name: String?) -> String? {
    switch name?.lowercased().filter({ $0.isLetter }) {
    case "article", "journalarticle", "textserialjournal", "researcharticle": "article"
    case "conferenceitem", "conferencepaper", "proceedingspaper": "inproceedings"
    case "book", "monograph": "book"
    case "booksection", "bookchapter", "chapter": "incollection"
    case "thesis", "dissertation", "phdthesis", "doctoralthesis", "mastersthesis": "thesis"
    case "report", "technicalreport", "workingpaper": "report"
    case "dataset": "dataset"
    case "software": "software"
    case "patent": "patent"
    default: nil
    }
  }

  mutating func read() {
    addText(
      "title",
      [
        "citation_title", "dc.title", "dcterms.title", "prism.title", "eprints.title", "og:title",
      ])
    addPeople(
      "author",
      [
        "citation_author", "citation_authors", "dc.creator", "dcterms.creator", "dc.contributor",
        "eprints.creators_name", "author",
      ])
    addPeople("editor", ["citation_editor", "citation_editors", "eprints.editors_name"])
    addContainer()
    addDate()
    add("volume", ["citation_volume", "prism.volume", "eprints.volume"])
    add("number", ["citation_issue", "prism.number", "prism.issueidentifier", "eprints.number"])
    addPages()
    addPublisher()
    addIdentifiers()
    addList("issn", ["citation_issn", "prism.issn", "prism.eissn", "eprints.issn"])
    addList("isbn", ["citation_isbn", "prism.isbn", "eprints.isbn"])
    add("language", ["citation_language", "dc.language", "dcterms.language"])
    addKeywords()
    add(
      "url",
      [
        "citation_abstract_html_url", "citation_public_url", "citation_fulltext_html_url",
        "dc.identifier.uri", "prism.url", "canonical", "og:url",
      ]
    ) { $0.lowercased().hasPrefix("http") }
    add("pdf-url", ["citation_pdf_url", "eprints.document_url"])
    addText(
      "abstract",
      [
        "citation_abstract", "dcterms.abstract", "dc.description.abstract", "eprints.abstract",
        "dc.description", "prism.teaser",
      ])
  }

  /// Adds arXiv's class of a preprint.
  mutating func addClass(_ name: String, _ place: Range<Int>) {
    draft.add("eprintclass", place, text: name)
  }

  // MARK: Steps

  /// Adds the first text of the first of these tags that there is.
  private mutating func add(
    _ field: String, _ names: [String], where isRight: (String) -> Bool = { _ in true }
  ) {
    for name in names {
      guard let tag = tags.all([name]).first(where: { isRight($0.text) }) else { continue }
      draft.add(field, tag.place, text: tag.text)
      return
    }
  }

  /// Adds a text that may have tags of its own, as publishers write italics.
  private mutating func addText(_ field: String, _ names: [String]) {
    guard let tag = tags.all(names).first else { return }
    let value = Array(tag.text.utf8)
    let bytes = value[...]
    draft.add(field, tag.place, value, MarkupText.isMarkup(bytes.span) ? .markup : .plain)
  }

  private mutating func addList(_ field: String, _ names: [String]) {
    let found = tags.all(names)
    guard let first = found.first else { return }
    draft.add(field, first.place, text: PageTagReader.list(found.map(\.text)))
  }

  /// Texts in order, each once. Linear.
  private static func list(_ texts: [String]) -> String {
    var known: Set = [""]
    return texts.filter { known.insert($0).inserted }.joined(separator: ", ")
  }

  // MARK: People

  private mutating func addPeople(_ field: String, _ names: [String]) {
    let found = tags.all(names)
    guard let first = found.first, let last = found.last, draft.field(field) == nil else { return }
    var people = PersonNames(people: [])
    for tag in found {
      for name in PageTagReader.names(in: tag.text, isOnly: found.count == 1) {
        let names = TaggedName.people(name, bare: .person)
        // Some pages say each name twice.
        people.people += names.people.filter { $0 != people.people.last }
        if !names.isComplete { people.isComplete = false }
      }
    }
    draft.add(
      field, first.place.lowerBound..<max(first.place.upperBound, last.place.upperBound),
      people: people)
  }

  /// The names in a tag: one, or several with semicolons between; in the only tag of a page also
  /// three and more with commas, where each has a blank in it.
  private static func names(in text: String, isOnly: Bool) -> [String] {
    func parts(_ mark: Character) -> [String] {
      text.split(separator: mark).map {
        $0.split(separator: " ").joined(separator: " ")
      }.filter { $0.contains { $0.isLetter } }
    }
    if text.contains(";") { return parts(";") }
    let byComma = parts(",")
    if isOnly, byComma.count > 2, byComma.allSatisfy({ $0.contains(" ") }) { return byComma }
    return text.contains { $0.isLetter } ? [text] : []
  }

  // MARK: Where and when

  private mutating func addContainer() {
    switch draft.type {
    case "article":
      add(
        "journaltitle",
        [
          "citation_journal_title", "prism.publicationname", "eprints.publication", "dc.source",
        ])
      if let short = tags.first("citation_journal_abbrev"),
        short.text != tags.first("citation_journal_title")?.text
      {
        draft.add("shortjournal", short.place, text: short.text)
      }
    case "inproceedings", "incollection":
      let conference = ["citation_conference_title", "citation_conference"]
      let book = ["citation_inbook_title", "citation_book_title"]
      add("booktitle", book + conference)
      if !tags.all(book).isEmpty { add("eventtitle", conference) }
      add("series", ["citation_series_title"])
    default:
      add("series", ["citation_series_title"])
    }
  }

  private mutating func addDate() {
    let found = tags.first(
      "citation_publication_date", "citation_cover_date", "citation_date", "citation_year",
      "citation_online_date", "prism.publicationdate", "prism.coverdate", "dcterms.issued",
      "dc.date.issued", "dc.date", "dcterms.date", "eprints.date", "article:published_time")
    guard let found else { return }
    draft.add("date", found.place, text: DateText.date(found.text))
  }

  private mutating func addPages() {
    let first = tags.first("citation_firstpage", "prism.startingpage")
    let last = tags.first("citation_lastpage", "prism.endingpage")
    guard let first else {
      add("pages", ["citation_pages", "eprints.pagerange", "prism.pagerange"])
      add("eid", ["citation_article_number", "citation_elocation_id"])
      return
    }
    let isRange = first.text.contains("-") || first.text.contains("–")
    let text =
      last == nil || isRange || last?.text == first.text
      ? first.text : first.text + "-" + (last?.text ?? "")
    draft.add("pages", first.place, text: text)
  }

  private mutating func addPublisher() {
    switch draft.type {
    case "thesis":
      add(
        "institution",
        [
          "citation_dissertation_institution", "citation_publisher", "eprints.institution",
          "dc.publisher",
        ])
      add("type", ["citation_dissertation_name", "eprints.thesis_type"])
    case "report":
      add(
        "institution",
        [
          "citation_technical_report_institution", "citation_publisher", "eprints.institution",
          "dc.publisher",
        ])
      if draft.field("number") == nil { add("number", ["citation_technical_report_number"]) }
    default:
      add("publisher", ["citation_publisher", "dc.publisher", "eprints.publisher"])
    }
  }

  private mutating func addKeywords() {
    let found = tags.all("citation_keywords", "citation_keyword", "prism.keyword", "dc.subject")
    guard let first = found.first else { return }
    let words = found.flatMap { tag in
      let mark: Character = tag.text.contains(";") ? ";" : ","
      return tag.text.split(separator: mark).map {
        $0.split(separator: " ").joined(separator: " ")
      }
    }
    draft.add("keywords", first.place, text: PageTagReader.list(words))
  }

  // MARK: Identifiers

  private mutating func addIdentifiers() {
    let doi =
      tags.all("citation_doi") + tags.all("prism.doi") + tags.all("dc.identifier")
      + tags.all("dcterms.identifier") + tags.all("eprints.doi") + tags.all("dc.identifier.doi")
    for tag in doi {
      guard let start = tag.text.firstRange(of: "10.")?.lowerBound, tag.text[start...].contains("/")
      else {
        continue
      }
      draft.add("doi", tag.place, text: String(tag.text[start...]))
      break
    }
    if let tag = tags.first("citation_arxiv_id"),
      let id = ArXivDescription.identifier(in: tag.text)
    {
      draft.add("eprint", tag.place, text: id)
      draft.add("eprinttype", tag.place, text: "arxiv")
    }
    add("pmid", ["citation_pmid"])
    add("pmcid", ["citation_pmcid"])
  }
}
