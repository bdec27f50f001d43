import Bibliography

/// Makes an entry of one MEDLINE record.
struct NBIBDraftBuilder {
  private struct Value {
    let tag: String
    let place: Range<Int>
    let text: String
  }

  private let values: [Value]
  private var draft: EntryDraft
  private let hasPages: Bool
  private var lists = DraftLists()

  init(_ record: TaggedRecord, _ bytes: [UInt8]) {
    values = record.values.map { value in
      Value(
        tag: value.tag, place: value.place,
        text: String(decoding: record.text(value, in: bytes), as: UTF8.self))
    }.filter { !$0.text.isEmpty }
    hasPages = values.contains { $0.tag == "PG" }
    draft = EntryDraft(range: record.range, type: "article")
  }

  /// The entry; `nil` where the record has nothing of one. Linear.
  mutating func build() -> EntryDraft? {
    let type = CSLType.named(typeName)
    let isPeriodical = type?.group == .periodical
    draft.type = type?.entryType ?? "article"
    for value in values { read(value) }
    readTitles(isPeriodical: isPeriodical)
    readPeople()
    readNumbers(isPeriodical: isPeriodical)
    readKeywords()
    if draft.fields.isEmpty, lists.isEmpty { return nil }
    let place = first("PT")?.place ?? draft.range
    if let subtype = type?.subtype { add("entrysubtype", place, subtype) }
    draft.finish(lists)
    draft.keyPlace = draft.field("title")?.place ?? draft.fields[0].place
    return draft
  }

  private func first(_ tag: String) -> Value? { values.first { $0.tag == tag } }

  /// CSL's type: the first that a `PT` names for sure; ERIC's "Reports" say it only of what is in no
  /// journal.
  private var typeName: String {
    if first("BTI") != nil { return first("TI") == nil ? "book" : "chapter" }
    let types = values.filter { $0.tag == "PT" }.map(\.text)
    if let type = types.lazy.compactMap(NBIBTag.type).first { return type }
    let isReport = types.contains { $0.contains("Report") && $0 != "Case Reports" }
    let isERICReport = values.contains { $0.tag == "OID" && $0.text.hasPrefix("ED") }
    return isReport && isERICReport ? "report" : "article-journal"
  }

  // MARK: Values

  private mutating func read(_ value: Value) {
    switch NBIBTag.meanings[value.tag] {
    case .field(let name):
      add(name, value.place, value.text)
    case .list(let name, let separator): addItem(name, value, separator: separator)
    case .special, .housekeeping: break
    case nil: addItem(value.tag.lowercased(), value, separator: "\n")
    }
    switch value.tag {
    // The article that retracts this one; "Retraction of Publication" is that article's own type.
    case "RIN": addItem("note", value, text: "Retraction in: \(value.text)", separator: "\n")
    case "PT" where value.text.lowercased() == "retracted publication":
      add("pubstate", value.place, "retracted")
    case "PMID": add("pmid", value.place, value.text)
    case "DP":
      if let date = TaggedDate.read(value.text) { add("date", value.place, date.date) }
    case "DEP":
      add("available-date", value.place, NBIBDraftBuilder.day(value.text) ?? value.text)
    case "PG": add("pages", value.place, NBIBDraftBuilder.pages(value.text))
    case "LID", "AID": readIdentifier(value)
    case "IS", "ISSN", "ISBN":
      for number in RISText.serialNumbers(value.text) {
        addItem(number.field, value, text: number.text, separator: ", ", isSet: true)
      }
    case "LA":
      let language = NBIBTag.languages[value.text.lowercased()] ?? value.text
      addItem("language", value, text: language, separator: ", ")
    default: break
    }
  }

  /// `10.1000/x [doi]`, `S0140-6736(19)1 [pii]`.
  private mutating func readIdentifier(_ value: Value) {
    if value.text.hasSuffix("[doi]") || value.text.contains("doi.org/") {
      let text = value.text.hasSuffix("[doi]") ? String(value.text.dropLast(5)) : value.text
      if let doi = RISText.doi(text) { add("doi", value.place, doi) }
    } else if value.text.hasPrefix("http") {
      add("url", value.place, value.text)
    } else if value.text.hasSuffix("[pii]") {
      let pii = String(value.text.dropLast(5).filter { $0 != " " })
      // Where there are no pages, a short one is the number of the article.
      let isNumber = !hasPages && pii.utf8.count <= 12 && !pii.contains("(")
      addItem(isNumber ? "eid" : "pii", value, text: pii, separator: "\n", isSet: true)
    } else {
      addItem("lid", value, text: value.text, separator: "\n", isSet: true)
    }
  }

  private mutating func readTitles(isPeriodical: Bool) {
    if let title = first("TI") ?? first("BTI") ?? first("VTI") {
      add("title", title.place, NBIBDraftBuilder.withoutFullStop(title.text))
    }
    if let book = first("BTI"), first("TI") != nil {
      add("booktitle", book.place, NBIBDraftBuilder.withoutFullStop(book.text))
    }
    if let journal = first("JT") ?? first("TA") {
      // ERIC has a book's publisher and a report's institution here.
      let isBook = ["book", "report", "thesis"].contains(draft.type)
      let name = isPeriodical ? "journaltitle" : isBook ? "publisher" : "booktitle"
      add(name, journal.place, journal.text)
    }
    if let short = first("TA"), let journal = first("JT"), journal.text != short.text {
      add("shortjournal", short.place, short.text)
    }
  }

  /// The full names where there are any, and the groups among them.
  private mutating func readPeople() {
    addPeople("author", full: "FAU", short: "AU", group: "CN")
    addPeople("editor", full: "FED", short: "ED", group: nil)
  }

  private mutating func addPeople(_ field: String, full: String, short: String, group: String?) {
    var names = PersonNames(people: [])
    var place: Range<Int>?
    /// Whether the next short name is that of a full one before.
    var isSaid = false
    for value in values {
      let found: PersonNames
      switch value.tag {
      case full:
        found = TaggedName.people(value.text, bare: .institution)
        isSaid = true
      case short:
        if isSaid {
          isSaid = false
          continue
        }
        found = TaggedName.people(value.text, bare: .initialsLast)
      case group: found = PersonNames(people: [PersonName(literal: value.text)])
      default: continue
      }
      names.people += found.people
      names.isComplete = names.isComplete && found.isComplete
      place = (place?.lowerBound ?? value.place.lowerBound)..<value.place.upperBound
    }
    if let place { draft.add(field, place, people: names) }
  }

  private mutating func readNumbers(isPeriodical: Bool) {
    if let issue = first("IP") { add(isPeriodical ? "number" : "issue", issue.place, issue.text) }
    // Of a journal it is the country.
    if let place = first("PL"), !isPeriodical { add("location", place.place, place.text) }
  }

  private mutating func readKeywords() {
    for value in values where ["OT", "MH", "KW"].contains(value.tag) {
      // A star marks what the article is mainly about.
      let keyword = value.text.filter { $0 != "*" }
      addItem("keywords", value, text: keyword, separator: ", ", isSet: true)
    }
    let keywords = lists.items("keywords")
    lists.replace(
      "keywords", with: keywords, separator: DraftLists.keywordSeparator(keywords))
  }

  // MARK: Texts

  /// `20190512`
  private static func day(_ text: String) -> String? {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
  }

  /// Ranges with their last number whole: `6913-7` is `6913-6917`.
  private static func pages(_ text: String) -> String {
    var result: [UInt8] = []
    var first: ArraySlice<UInt8> = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let run = bytes[index...].prefix { $0 &- 0x30 < 10 }
      if run.isEmpty {
        if bytes[index] != UInt8(ascii: "-") { first = [] }
        result.append(bytes[index])
        index += 1
        continue
      }
      if result.last == UInt8(ascii: "-"), run.count < first.count {
        result.append(contentsOf: first.prefix(first.count - run.count))
      }
      result.append(contentsOf: run)
      first = run
      index += run.count
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// PubMed ends titles with a full stop.
  private static func withoutFullStop(_ text: String) -> String {
    text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
  }

  // MARK: Steps

  /// Adds what is said first of a field.
  private mutating func add(_ field: String, _ place: Range<Int>, _ text: String) {
    if draft.field(field) == nil { draft.add(field, place, tagged: Array(text.utf8)) }
  }

  private mutating func addItem(
    _ field: String, _ value: Value, text: String? = nil, separator: String, isSet: Bool = false
  ) {
    lists.add(field, value.place, text ?? value.text, separator: separator, isSet: isSet)
  }
}
