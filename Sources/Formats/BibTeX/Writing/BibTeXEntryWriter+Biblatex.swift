import Bibliography

extension BibTeXEntryWriter {
  mutating func writeBiblatex() {
    if let (name, kind) = BibTeXTypes.biblatexName[entry.type] {
      setType(name)
      if let kind, text("type") == nil { add("type", text: kind) }
    }
    writeDate()
    writeLanguage()
    writeInstitution()
    if text("journaltitle") == nil { say("journal", as: "journaltitle") }
    sayRest { field in
      field.name == "custom" ? nil : BibTeXFields.biblatexName[field.name] ?? field.name
    }
  }

  /// `year` and `month` become a `date` where they say nothing else.
  private mutating func writeDate() {
    if let field = entry.field("date") {
      if entry.date?.biblatexDate == nil, field.form != .latex {
        // Words are no date, but a year may have them.
        say("date", as: entry.field("year") == nil ? "year" : "date")
      } else if field.form != .latex, let date = field.date.biblatexDate {
        add("date", latex: Array(date.utf8))
        finish("date")
      }
      let isSame = entry.date?.year.map(String.init) == text("year")
      if isSame { finish("year", "month") }
      return
    }
    guard let year = entry.field("year") else { return }
    if var date = entry.date, date.biblatexDate != nil {
      // Some write the day in a field of its own.
      if date.end == nil, date.start?.month != nil, date.start?.day == nil,
        let day = text("day").flatMap({ Int($0) }), (1...31).contains(day)
      {
        date.start?.day = day
      }
      if let text = date.biblatexDate, PublicationDate(parsing: Array(text.utf8)) == date {
        add("date", latex: Array(text.utf8))
        finish("year", "month", "day")
        return
      }
    }
    say(year.name, as: "year")
    // biblatex has months as numbers only.
    let months = entry.field("month")?.value ?? []
    if let month = PublicationDate(year: Array("2000".utf8), month: months).start?.month {
      add("month", text: "\(month)")
      finish("month")
    }
  }

  /// A tag of a language becomes babel's name where that means the same.
  private mutating func writeLanguage() {
    guard let field = entry.field("language"), field.form == .plain, entry.field("langid") == nil,
      let name = CSLText.babelName(ofTag: field.text)
    else { return }
    add("langid", text: name)
    finish("language")
  }

  /// Theses and reports are published by institutions.
  private mutating func writeInstitution() {
    guard type == "thesis" || type == "report",
      ["institution", "school"].allSatisfy({ text($0) == nil })
    else { return }
    say("publisher", as: "institution")
  }
}
