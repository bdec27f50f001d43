import Bibliography
import Markup

/// Makes an entry of one record.
struct EndNoteRecordReader {
  private(set) var draft: EntryDraft
  private let contents: MarkupContents
  private let type: EndNoteReferenceType
  private let typePlace: Range<Int>?
  /// Whether it has authors.
  private var isAuthored = false

  init(_ contents: MarkupContents, range: Range<Int>) {
    self.contents = contents
    let element = contents.first("ref-type")
    let number = element.map { EndNoteRecordReader.value($0).text } ?? ""
    type = EndNoteReferenceType(name: element?.attribute("name") ?? "", number: number)
    typePlace = element?.range
    draft = EntryDraft(
      range: range, keyPlace: range.lowerBound..<min(range.lowerBound + 1, range.upperBound),
      type: type.entryType)
  }

  /// The text of an element, styles as light markup.
  private static func value(_ element: MarkupElement) -> MarkupValue {
    MarkupValue(element.contents) { element in
      guard element.hasName("style") else { return .plain }
      let faces = (element.attribute("face") ?? "").split(separator: " ")
      if faces.contains("superscript") { return .superscript }
      if faces.contains("subscript") { return .subscript }
      if faces.contains("italic") { return .italic }
      return faces.contains("bold") ? .bold : .plain
    }
  }

  mutating func read() {
    isAuthored =
      contents.first("authors")?.contents.first("author").map {
        !EndNoteRecordReader.value($0).plain.isEmpty
      } ?? false
    if let subtype = type.subtype, let typePlace {
      draft.add("entrysubtype", typePlace, text: subtype)
    }
    for element in contents.elements { read(element) }
    addKey()
    if draft.type == "inproceedings", draft.field("booktitle") == nil, !isAuthored {
      draft.type = "proceedings"
    }
  }

  private mutating func addKey() {
    guard let element = contents.first("rec-number") ?? contents.first("key") else { return }
    let key = EndNoteRecordReader.value(element).plain
    guard !key.isEmpty else { return }
    draft.key = key
    draft.keyPlace = element.range
  }

  // MARK: Elements

  private mutating func read(_ element: MarkupElement) {
    let name = element.name
    if let field = peopleFields(name) {
      guard draft.field(field) == nil else { return }
      let names = element.contents.all("author").map { EndNoteRecordReader.value($0).text }
      return draft.add(field, element.range, people: EndNoteRecordReader.people(names))
    }
    switch name {
    case "keywords": addKeywords(element)
    case "dates": addDate(element)
    case "urls": addAddresses(element)
    case "periodical": addPeriodical(element)
    case "isbn": addNumber(element)
    case "electronic-resource-num": addDOI(element)
    case "accession-num": addAccessionNumber(element)
    case "pages": addPages(element)
    case "custom2":
      // EndNote's place for the number of an article in PubMed Central.
      let value = EndNoteRecordReader.value(element)
      addOnce(value.plain.starts(with: "PMC".utf8) ? "pmcid" : name, element)
    default:
      if let field = textField(name) { addOnce(field, element) }
    }
  }

  /// The people of an element, each in an element of its own.
  private static func people(_ names: [String]) -> PersonNames {
    var people = PersonNames(people: [])
    for name in names {
      let found = TaggedName.people(name, bare: .person)
      people.people += found.people
      if !found.isComplete { people.isComplete = false }
    }
    return people
  }

  /// The field of the people in an element of that name.
  private func peopleFields(_ name: String) -> String? {
    switch name {
    case "authors": return "author"
    case "secondary-authors":
      if type.entryType == "patent" { return "holder" }
      if type.group == .thesis { return "advisor" }
      // Of a book that has authors, those of its series.
      return type.group == .whole && isAuthored ? "collection-editor" : "editor"
    case "tertiary-authors": return type.group == .thesis ? "advisor" : "collection-editor"
    case "subsidiary-authors": return "translator"
    case "translated-authors": return "translator"
    default: return nil
    }
  }

  /// The field of the text in an element of that name.
  private func textField(_ name: String) -> String? {
    switch name {
    case "secondary-title":
      switch type.group {
      case .periodical: return "journaltitle"
      case .part: return "booktitle"
      case .thesis: return "division"
      case .whole, .numbered, .other: return "series"
      }
    case "tertiary-title": return type.group == .whole ? "volume-title" : "series"
    case "publisher":
      return type.group == .thesis || type.entryType == "report" ? "institution" : "publisher"
    default: return EndNoteRecordReader.fields[name]
    }
  }

  /// Fields that are the same in all types; those of no other name keep theirs.
  private static let fields: [String: String] = {
    var fields = [
      "title": "title", "short-title": "shorttitle", "volume": "volume", "number": "number",
      "issue": "issue", "edition": "edition", "section": "section", "num-vols": "volumes",
      "pub-location": "location", "label": "label", "call-num": "library",
      "language": "language", "abstract": "abstract", "notes": "note",
      "research-notes": "annotation", "work-type": "type", "reviewed-item": "reviewed-title",
      "orig-pub": "origpublisher", "remote-database-name": "source", "access-date": "urldate",
    ]
    for name in [
      "translated-title", "alt-title", "auth-address", "auth-affiliaton", "reprint-edition",
      "reprint-status", "remote-database-provider", "caption", "work-location", "custom1",
      "custom3", "custom4", "custom5", "custom6", "custom7", "misc1", "misc2", "misc3", "meta",
    ] {
      fields[name] = name
    }
    return fields
  }()

  // MARK: Fields

  /// Adds a field of what is said first.
  private mutating func addOnce(_ name: String, _ element: MarkupElement) {
    guard draft.field(name) == nil else { return }
    draft.add(name, element.range, EndNoteRecordReader.value(element))
  }

  private mutating func addKeywords(_ element: MarkupElement) {
    guard draft.field("keywords") == nil else { return }
    let keywords = element.contents.all("keyword").map { EndNoteRecordReader.value($0).text }
      .filter { !$0.isEmpty }
    draft.add("keywords", element.range, text: keywords.joined(separator: ", "))
  }

  /// The journal's whole name and its short one.
  private mutating func addPeriodical(_ element: MarkupElement) {
    guard type.group == .periodical else { return }
    if let full = element.contents.first("full-title"), draft.field("journaltitle") == nil {
      addOnce("journaltitle", full)
    }
    guard let short = element.contents.elements.first(where: { $0.name.hasPrefix("abbr-") }) else {
      return
    }
    if EndNoteRecordReader.value(short).plain != draft.field("journaltitle")?.value {
      addOnce("shortjournal", short)
    }
  }

  private mutating func addDate(_ element: MarkupElement) {
    guard draft.field("date") == nil, draft.field("year") == nil else { return }
    func text(_ name: String) -> String {
      element.contents.first(name).map { EndNoteRecordReader.value($0).text } ?? ""
    }
    let year = text("year")
    let dayText = text("date")
    let day = dayText.isEmpty ? text("month") : dayText
    if let date = DateText.date(year: year, day: day) {
      draft.add("date", element.range, text: date)
    } else if year.isEmpty {
      draft.add("date", element.range, text: DateText.date(day))
    } else {
      draft.add("year", element.range, text: year)
    }
  }

  private mutating func addAddresses(_ element: MarkupElement) {
    guard draft.field("url") == nil, draft.field("related-urls") == nil else { return }
    var others: [String] = []
    for url in element.contents.all("url") {
      let text = EndNoteRecordReader.value(url).text
      // `<Go to ISI>://0002…` leads nowhere.
      let isAddress = text.lowercased().hasPrefix("http") || text.lowercased().hasPrefix("www.")
      if isAddress, draft.field("url") == nil {
        draft.add("url", url.range, text: text)
      } else if !text.isEmpty, text != draft.field("url")?.string {
        others.append(text)
      }
    }
    draft.add("related-urls", element.range, text: others.joined(separator: " "))
  }

  /// A book's number, a journal's, or the report's own: EndNote has one field for all.
  private mutating func addNumber(_ element: MarkupElement) {
    let value = EndNoteRecordReader.value(element)
    if type.group == .numbered, !EndNoteRecordReader.isISBN(value.plain) {
      addOnce("number", element)
    } else if type.group == .periodical || EndNoteRecordReader.isISSN(value.plain) {
      addOnce("issn", element)
    } else {
      addOnce("isbn", element)
    }
  }

  private static func isISSN(_ text: [UInt8]) -> Bool {
    let digits = text.prefix(9)
    return digits.count == 9 && digits[4] == UInt8(ascii: "-")
      && digits.prefix(4).allSatisfy { $0 &- 0x30 < 10 }
      && (text.count == 9 || !(text[9] &- 0x30 < 10 || text[9] == UInt8(ascii: "-")))
  }

  private static func isISBN(_ text: [UInt8]) -> Bool {
    let digits = text.filter { $0 &- 0x30 < 10 }
    return digits.count == 13 && digits.starts(with: "97".utf8)
  }

  private mutating func addDOI(_ element: MarkupElement) {
    guard draft.field("doi") == nil else { return }
    let value = EndNoteRecordReader.value(element).text
    if let start = value.firstRange(of: "10.")?.lowerBound {
      draft.add("doi", element.range, text: String(value[start...]))
    } else {
      addOnce("electronic-resource-num", element)
    }
  }

  private mutating func addAccessionNumber(_ element: MarkupElement) {
    guard draft.field("pmid") == nil, draft.field("accession-num") == nil else { return }
    let text = EndNoteRecordReader.value(element).text
    if text.isEmpty { return }
    let database =
      contents.first("remote-database-name").map { EndNoteRecordReader.value($0).text } ?? ""
    let isInPubMed = ["medline", "pubmed"].contains { database.lowercased().contains($0) }
    let isNumber = text.allSatisfy { $0.isASCII && $0.isNumber }
    draft.add(isInPubMed && isNumber ? "pmid" : "accession-num", element.range, text: text)
  }

  /// Where it is, or of a whole book how many there are.
  private mutating func addPages(_ element: MarkupElement) {
    let value = EndNoteRecordReader.value(element)
    let isRange = value.plain.contains(UInt8(ascii: "-")) || value.text.contains("–")
    addOnce(type.group == .whole && !isRange ? "pagetotal" : "pages", element)
  }
}
