import Bibliography

extension BibTeXEntryWriter {
  mutating func writeBibTeX() {
    writeBibTeXType()
    writeTitles()
    writeYear()
    writePublisher()
    writeAddress()
    writeEdition()
    writeNumber()
    writeNote()
    if entry.field("date") != nil, entry.date?.year == nil { say("pubstate", as: "year") }
    let isWritten = { (field: Entry.Field) -> String? in
      if let name = BibTeXFields.bibTeXName[field.name] { return name }
      return BibTeXFields.onlyBiblatex.contains(field.name) ? nil : field.name
    }
    sayRest(isWritten)
  }

  // MARK: Type

  private mutating func writeBibTeXType() {
    switch entry.type {
    case "thesis": writeThesisType()
    case "inbook" where text("booktitle") != nil:
      // What biblatex calls so has a title of its own; BibTeX's has only the book's.
      setType("incollection")
    default:
      let name = BibTeXTypes.bibTeXName[entry.type] ?? entry.type
      setType(BibTeXTypes.bibTeX.contains(name) ? name : "misc")
    }
    if type == "techreport", let kind = text("type") {
      // What the standard styles print of themselves.
      if kind == "techreport" { finish("type") }
      if kind == "resreport" { writeKind("Research Report") }
    }
    if let subtype = entry.field("entrysubtype"), subtype.text == type { finish("entrysubtype") }
  }

  private mutating func writeThesisType() {
    let kind = text("type") ?? ""
    setType(BibTeXTypes.isMasters(kind) ? "mastersthesis" : "phdthesis")
    switch kind {
    case "phdthesis", "mathesis", "mastersthesis", "PhD thesis", "Master’s thesis": finish("type")
    case "bathesis": writeKind("Bachelor's thesis")
    case "candthesis": writeKind("Candidate thesis")
    default: break
    }
  }

  private mutating func writeKind(_ kind: String) {
    add("type", text: kind)
    finish("type")
  }

  // MARK: Titles

  /// Titles are one field each: title and subtitle, and before them the title of the whole work.
  private mutating func writeTitles() {
    let isPart = text("booktitle") != nil || ["incollection", "inproceedings"].contains(type)
    if isPart {
      join(["title", "subtitle", "titleaddon"], as: "title")
      let book = ["booktitle", "booksubtitle", "booktitleaddon"]
      join(["maintitle", "mainsubtitle"] + book, as: "booktitle")
      if !has("booktitle") { say("eventtitle", as: "booktitle") }
    } else {
      let whole = ["maintitle", "mainsubtitle", "title", "subtitle", "titleaddon"]
      join(whole, as: "title")
    }
    join(["journaltitle", "journalsubtitle"], as: "journal")
    say("journal", as: "journal")
    say("shortjournal", as: "journal")
    if has("journal") {
      finish("shortjournal")
      if text("journaltitle") ?? text("journal") != nil, text("shortjournal") != nil {
        lose("shortjournal")
      }
    }
  }

  /// Writes the values of fields one after the other, with a colon before a subtitle and a full stop
  /// between titles.
  private mutating func join(_ names: [String], as name: String) {
    var latex: [UInt8] = []
    var lastByte: UInt8 = 0
    for field in names where !isDone(field) {
      guard let found = entry.field(field) else { continue }
      finish(field)
      let value = values.latex(found)
      guard !value.isEmpty else { continue }
      if !latex.isEmpty {
        let isSubtitle = field.hasSuffix("subtitle")
        let isEnded = "?!:.".utf8.contains(lastByte)
        latex += Array((isEnded ? " " : isSubtitle ? ": " : ". ").utf8)
      }
      latex += value
      lastByte = found.text.utf8.last ?? 0
    }
    if values.hasUnsaid { noteUnsaid(names) }
    add(name, latex: latex)
  }

  private mutating func noteUnsaid(_ names: [String]) {
    for name in names {
      guard let field = entry.field(name) else { continue }
      var own = BibTeXValueWriter(dialect, values.alphabet)
      _ = own.latex(field)
      if own.hasUnsaid { markLost(name) }
    }
  }

  // MARK: Dates

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The year, and the month as the macro that every style defines, with the day beside it as
  /// `btxdoc` (section 3.2) shows.
  private mutating func writeYear() {
    if let field = entry.field("date") {
      let date = field.date
      finish("date")
      if let year = entry.field("year"), text("year") == date.year.map(String.init) {
        finish(year.name, "month", "day")
      }
      add("year", latex: values.latex(RichText(bibTeXYear(date))))
      writeMonth(of: date)
      if date.start == nil { writeMonthField(with: date) }
      return
    }
    say("year", as: "year")
    if let date = entry.date { writeMonthField(with: date) }
  }

  /// The month that stands in a field of its own.
  private mutating func writeMonthField(with date: PublicationDate) {
    guard let month = entry.field("month") else { return }
    // The month of what has no year yet is a month too.
    let date =
      date.start == nil
      ? PublicationDate(year: Array("2000".utf8), month: month.value) : date
    // What is more than a month and a day stays as it is written.
    guard let start = date.start, start.month != nil else { return }
    switch date.end {
    case nil: break
    case .open: return
    case .point(let end):
      let hasDays = start.day != nil || end.day != nil
      if end.year != start.year || hasDays && end.month != start.month { return }
    }
    finish("month")
    writeMonth(of: date)
  }

  private mutating func writeMonth(of date: PublicationDate) {
    guard let start = date.start else { return }
    if let season = start.season {
      add("month", text: ["Spring", "Summer", "Autumn", "Winter"][season.rawValue - 21])
    }
    guard let month = start.month, BibTeXEntryWriter.months.indices.contains(month - 1) else {
      return
    }
    let name = BibTeXEntryWriter.months[month - 1]
    if case .point(let end) = date.end, end != start {
      // The day of a range would be that of its start alone.
      guard end.year == start.year, let last = end.month,
        BibTeXEntryWriter.months.indices.contains(last - 1)
      else {
        markLost("date")
        return
      }
      let lastName = BibTeXEntryWriter.months[last - 1]
      if last == month, let day = start.day, let lastDay = end.day {
        add("month", expression: "\(name) # \"~\(day)--\(lastDay)\"")
      } else {
        add("month", expression: last == month ? name : "\(name) # \"--\" # \(lastName)")
        if start.day != nil || end.day != nil { markLost("date") }
      }
      return
    }
    if let day = start.day {
      add("month", expression: "\(name) # \"~\(day)\"")
    } else {
      add("month", expression: name)
    }
  }

  /// The year as BibTeX's styles print it.
  private func bibTeXYear(_ date: PublicationDate) -> String {
    if !date.literal.isEmpty { return date.literal }
    var text = date.yearText
    if date.isApproximate { text = "c. " + text }
    if date.isUncertain { text += "?" }
    return text
  }

  // MARK: The rest

  /// Who published it, under the name that its type has for them.
  private mutating func writePublisher() {
    switch type {
    case "phdthesis", "mastersthesis":
      for name in ["school", "institution", "publisher", "organization"] where !has("school") {
        say(name, as: "school")
      }
    case "techreport":
      for name in ["institution", "school", "publisher", "organization"] where !has("institution") {
        say(name, as: "institution")
      }
    case "misc":
      if !has("howpublished") { say("howpublished", as: "howpublished") }
      if ["online", "electronic", "www"].contains(entry.type), !has("howpublished"),
        let url = entry.field("url")
      {
        let address = values.latex(url)
        if !address.isEmpty {
          add("howpublished", latex: Array("\\url{".utf8) + address + [UInt8(ascii: "}")])
        }
      }
    default:
      if entry.field("publisher") == nil { say("institution", as: "publisher") }
    }
  }

  private mutating func writeAddress() {
    say("location", as: "address")
    say("address", as: "address")
    if !has("address"), type == "inproceedings" { say("venue", as: "address") }
  }

  private static let ordinals = [
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
  ]

  /// A number becomes the ordinal that the standard styles expect before "edition".
  private mutating func writeEdition() {
    guard let number = text("edition").flatMap({ Int($0) }), (1...10).contains(number) else {
      return
    }
    finish("edition")
    add("edition", text: BibTeXEntryWriter.ordinals[number - 1])
  }

  private mutating func writeNumber() {
    say("number", as: "number")
    if !has("number"), type == "article" { say("issue", as: "number") }
    if let language = entry.field("language") { say(language.name, as: "language") }
    if has("language"), entry.field("langid") != nil { finish("langid") }
  }

  /// A note and what biblatex adds at the end.
  private mutating func writeNote() {
    join(["note", "addendum"], as: "note")
  }
}
