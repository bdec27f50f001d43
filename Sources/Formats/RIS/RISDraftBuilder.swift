import Bibliography
import TextStorage

/// Makes an entry of the values of one record.
///
/// What has a field gets it, in three passes: tags that are made for it, tags that older files use
/// instead, and what several tags say together. What is left keeps its tag as its name.
struct RISDraftBuilder {
  private(set) var draft: EntryDraft
  let type: RISType
  private let values: [RISValue]
  private let tags: Set<String>
  /// How names without a comma are meant.
  private let bareNames: TaggedName.Bare
  private var people: [String: (names: PersonNames, place: Range<Int>)] = [:]
  private var lists = DraftLists()

  private var kind: RISType.Kind { type.kind }

  init(
    _ values: [RISValue], type name: String, range: Range<Int>,
    bareNames: TaggedName.Bare = .institution
  ) {
    self.values = values
    tags = Set(values.map(\.tag))
    self.bareNames = bareNames
    type = RISDraftBuilder.type(name, values)
    draft = EntryDraft(range: range, type: type.entryType)
  }

  /// The type of that name; what is generic or unknown may stand in a journal.
  private static func type(_ name: String, _ values: [RISValue]) -> RISType {
    if name == "BOOK" || name == "SER", isPart(values), let chapter = RISType.named("CHAP") {
      return chapter
    }
    if name != "GEN", let type = RISType.named(name) { return type }
    let isInJournal = values.contains { ["JO", "JF", "JA"].contains($0.tag) && !$0.text.isEmpty }
    let hasVolume = values.contains { $0.tag == "VL" } && values.contains { $0.tag == "T2" }
    return isInJournal || hasVolume ? .journal : .generic
  }

  /// Whether a book is a part of one: Web of Science and Scopus write chapters so, with the pages and
  /// the book's or series' title.
  private static func isPart(_ values: [RISValue]) -> Bool {
    guard let start = values.first(where: { $0.tag == "SP" }),
      let end = values.first(where: { $0.tag == "EP" }), start.text != end.text,
      let first = Int(start.string), let last = Int(end.string), first > 1, last > first
    else { return false }
    return values.contains { $0.tag == "T2" && !$0.text.isEmpty }
  }

  /// Reads all values. Linear.
  mutating func build(typePlace: Range<Int>) {
    if let subtype = type.subtype { add("entrysubtype", typePlace, subtype) }
    for value in values where RISTag.named(value.tag)?.isSecond != true { read(value) }
    for value in values where RISTag.named(value.tag)?.isSecond == true { read(value) }
    readTogether()
    for (field, (names, place)) in people { draft.add(field, place, people: names) }
    draft.finish(lists)
  }

  // MARK: One value

  private mutating func read(_ value: RISValue) {
    guard let tag = RISTag.named(value.tag) else {
      if value.tag != "TY", !readElsewhere(value) { keep(value) }
      return
    }
    let field = field(of: tag)
    switch tag.form(in: kind) {
    case .special: return
    case .list(let separator):
      addItem(field, value.place, value.string, separator: separator)
    case .names:
      if tag.name == "C2", readElsewhere(value) { return }
      let names = TaggedName.people(value.string, bare: bareNames)
      addPeople(field, names, value.place)
    case .text:
      if value.text.isEmpty || readElsewhere(value) { return }
      if field.isEmpty { return keep(value) }
      addOnce(field, value)
    }
  }

  private func field(of tag: RISTag) -> String {
    // An edited book has no authors.
    if draft.type == "collection", tag.name == "AU" || tag.name == "A1" { return "editor" }
    if kind == .conference {
      // `C3` is the proceedings' title and `C1` their place where they are there, even empty.
      if tag.name == "T2", has("C3") { return "eventtitle" }
      if tag.name == "CY", !has("C1"), has("PB") { return "location" }
    }
    return tag.field(in: kind)
  }

  /// The first value of a tag that says anything.
  private func first(_ tag: String) -> RISValue? {
    values.first { $0.tag == tag && !$0.text.isEmpty }
  }

  private func has(_ tag: String) -> Bool { tags.contains(tag) }

  /// Whether a value is something else than its row says.
  private mutating func readElsewhere(_ value: RISValue) -> Bool {
    if ["M1", "M3", "L3"].contains(value.tag), let doi = RISText.doi(value.string) {
      addDOI(doi, value)
      return true
    }
    switch value.tag {
    case "C2"
    where [.article, .section, .conference].contains(kind)
      && RISText.isPubMedNumber(value.string):
      // Scopus has it here.
      add("pmid", value, value.string)
      return true
    case "C2" where kind == .article:
      let isPMCID = value.string.uppercased().hasPrefix("PMC")
      if !isPMCID { keep(value) }
      return !isPMCID
    case "ET" where kind == .article:
      // EndNote: the day on which it appeared online.
      guard let date = TaggedDate.read(value.string), date.isExact, date.rest.isEmpty else {
        return false
      }
      add("available-date", value, date.date)
      return true
    case "SE" where kind == .article && !has("SP"):
      guard RISText.isPage(value.string) else { return false }
      add("pages", value, value.string)
      return true
    case "M1" where kind == .article && !has("IS"):
      guard RISText.isPage(value.string) else { return false }
      add("number", value, value.string)
      return true
    default: return false
    }
  }

  /// Adds a text, unless another value has said the field: then it is kept if it says more.
  private mutating func addOnce(_ field: String, _ value: RISValue) {
    guard let other = draft.field(field) else {
      return draft.add(field, value.place, tagged: value.text)
    }
    if other.value == value.text { return }
    if value.tag == "JO", kind == .article {
      return add("shortjournal", value, value.string)
    }
    keep(value)
  }

  /// Keeps a value that no field is made for.
  private mutating func keep(_ value: RISValue) {
    addItem(value.tag.lowercased(), value.place, value.string, separator: "\n")
  }

  // MARK: Values together

  private mutating func readTogether() {
    readDates()
    readIdentifiers()
    readNumbers()
    readPages()
    readNotes()
    for value in values where value.tag == "KW" {
      for keyword in RISText.keywords(value.string) {
        addItem("keywords", value.place, keyword, separator: ", ")
      }
    }
    var keywords = lists.items("keywords")
    // The only line can have all of them.
    if keywords.count == 1 { keywords = RISText.split(keywords[0], at: ",") }
    lists.replace(
      "keywords", with: keywords, separator: DraftLists.keywordSeparator(keywords))
    readShortJournal()
    if let place = values.first(where: { $0.tag == "TY" })?.place, isInPress {
      add("pubstate", place, "inpress")
    }
  }

  /// A journal that is only abbreviated has no other name, and one that is not has no short one.
  private mutating func readShortJournal() {
    guard let place = draft.fields.firstIndex(where: { $0.name == "shortjournal" }) else { return }
    let journal = draft.field("journaltitle")
    if kind == .article, journal == nil {
      draft.fields[place].name = "journaltitle"
    } else if journal?.value == draft.fields[place].value {
      draft.fields.remove(at: place)
    }
  }

  private var isInPress: Bool {
    values.first { $0.tag == "TY" }?.string.uppercased() == "INPR" && draft.field("pubstate") == nil
  }

  /// The most exact date of the year that `PY` gives.
  private mutating func readDates() {
    let year = first("PY") ?? first("Y1")
    let yearText = year.flatMap { TaggedDate.read($0.string) }.map { String($0.date.prefix(4)) }
      .flatMap { $0.utf8.allSatisfy { $0 &- 0x30 < 10 } ? $0 : nil }
    var best: (value: RISValue, reading: TaggedDate.Reading)?
    for value in ["DA", "Y1", "PY"].flatMap({ tag in values.filter { $0.tag == tag } }) {
      guard let reading = TaggedDate.read(value.string, year: yearText) else { continue }
      guard yearText.map({ reading.date.contains($0) }) ?? true else {
        keep(value)
        continue
      }
      if best == nil || (reading.isExact && best?.reading.isExact == false) {
        best = (value, reading)
      }
    }
    if let best {
      add("date", best.value.place, best.reading.date)
      if !best.reading.rest.isEmpty { keep(RISValue("DA", best.value.place, best.value.text)) }
    }
    if let value = first("Y2"), let reading = TaggedDate.read(value.string) {
      add("urldate", value.place, reading.date)
    }
  }

  private mutating func readIdentifiers() {
    for value in values {
      switch value.tag {
      case "DO":
        if draft.field("doi") == nil {
          add("doi", value.place, RISText.doi(value.string) ?? value.string)
        } else if RISText.doi(value.string) != draft.field("doi")?.string {
          keep(value)
        }
      case "UR": readAddress(value)
      case "LK": if draft.field("url") == nil { readAddress(value) } else { keep(value) }
      case "AN": readAccession(value)
      default: break
      }
    }
  }

  private mutating func readAddress(_ value: RISValue) {
    // Reference Manager has PubMed's numbers here.
    if value.text.starts(with: "PM:".utf8) {
      return add("pmid", value, String(value.string.dropFirst(3)))
    }
    for address in RISText.addresses(value.string) {
      if draft.field("url") == nil {
        add("url", value.place, address)
      } else if draft.field("url")?.string != address {
        addItem("ur", value.place, address, separator: "\n")
      }
    }
  }

  /// The number that an entry has in a database.
  private mutating func readAccession(_ value: RISValue) {
    if value.text.isEmpty { return }
    let database = draft.field("archive")?.string.lowercased() ?? ""
    let isNumber = value.text.allSatisfy { $0 &- 0x30 < 10 }
    if database == "arxiv" {
      let id =
        value.string.lowercased().hasPrefix("arxiv:")
        ? value.string.dropFirst(6) : value.string[...]
      draft.fields.removeAll { $0.name == "archive" }
      add("eprint", value.place, String(id))
      add("eprinttype", value.place, "arxiv")
    } else if isNumber, database == "pubmed" {
      draft.fields.removeAll { $0.name == "archive" }
      add("pmid", value, value.string)
    } else if isNumber, ["medline", "nlm"].contains(database) {
      add("pmid", value, value.string)
    } else {
      addOnce("archive_location", value)
    }
  }

  /// `SN`: of a journal, a book, or a report's own; Web of Science has books' in `BN`.
  private mutating func readNumbers() {
    for value in values where (value.tag == "SN" || value.tag == "BN") && !value.text.isEmpty {
      let found = RISText.serialNumbers(value.string)
      if found.isEmpty {
        switch kind {
        case .patent, .report, .standard:
          if draft.field("number") == nil {
            add("number", value.place, value.string)
          } else {
            keep(value)
          }
        case .article: addItem("issn", value.place, value.string, separator: ", ")
        default: addItem("isbn", value.place, value.string, separator: ", ")
        }
      }
      for number in found {
        addItem(number.field, value.place, number.text, separator: ", ")
      }
    }
  }

  private mutating func readPages() {
    let start = first("SP")
    let end = first("EP")
    guard draft.field("pages") == nil, let place = (start ?? end)?.place else { return }
    let text = RISText.pages(start?.string, end?.string)
    let isTotal = end == nil && !text.contains("-") && !text.contains("–")
    switch kind {
    case .film: add("dimensions", place, text)
    case .book where isTotal, .thesis where isTotal, .manuscript where isTotal:
      add("pagetotal", place, text)
    default: add("pages", place, text)
    }
  }

  private mutating func readNotes() {
    let title = draft.field("title")?.value
    for value in values where value.tag == "N1" && value.text != title {
      for line in value.string.split(separator: "\n") {
        // Publishers of the Atypon platform write the DOI here.
        if let doi = RISText.doi(String(line)) {
          addDOI(doi, value)
          if doi == draft.field("doi")?.string { continue }
        }
        addItem("note", value.place, String(line), separator: "\n")
      }
    }
  }

  private mutating func addDOI(_ doi: String, _ value: RISValue) {
    if draft.field("doi") == nil, !has("DO") { add("doi", value.place, doi) }
  }

  // MARK: Steps

  /// Adds what is said first of a field.
  private mutating func add(_ field: String, _ place: Range<Int>, _ text: String) {
    if draft.field(field) == nil { draft.add(field, place, tagged: Array(text.utf8)) }
  }

  /// Adds what a value says of a field; another one that says something else is kept.
  private mutating func add(_ field: String, _ value: RISValue, _ text: String) {
    if let other = draft.field(field), other.string != text { return keep(value) }
    add(field, value.place, text)
  }

  private mutating func addItem(
    _ field: String, _ place: Range<Int>, _ item: String, separator: String
  ) {
    // Lines of notes may be alike.
    lists.add(field, place, item, separator: separator, isSet: separator != "\n")
  }

  private mutating func addPeople(_ field: String, _ names: PersonNames, _ place: Range<Int>) {
    people[field, default: (PersonNames(people: []), place)].names.people += names.people
    if !names.isComplete { people[field]?.names.isComplete = false }
    people[field]?.place.extend(over: place)
  }
}
