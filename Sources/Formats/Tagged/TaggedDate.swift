import Bibliography

// RIS writes `YYYY/MM/DD/other`, each part but the year optional and `other` any text (a season, "Fall
// meeting"); EndNote and PubMed write words (`2019 Nov-Dec`, `May 5`). Inside, a date is biblatex's.
// What RIS has no place for, an end, an estimate, is written in `other` as biblatex writes it.

/// Dates of tagged lines.
enum TaggedDate {
  /// A date as biblatex has it, and what of the text it does not say.
  struct Reading: Equatable {
    var date: String
    var rest = ""
    /// Whether it says more than a year.
    var isExact: Bool { date.contains("-") || date.contains("/") || date.contains("~") }
  }

  /// The date in a text; one without a year has that of `year`. Linear.
  static func read(_ text: String, year: String? = nil) -> Reading? {
    let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
      .map(RISText.trimmed)
    if let first = parts.first, isYear(first), parts.count > 1, parts[1].utf8.count <= 2,
      parts.count < 3 || parts[2].utf8.count <= 2 || number(parts[2]) == nil
    {
      return slashed(parts)
    }
    // A date that RIS has no form for is behind its year.
    if parts.count == 4, parts[1].isEmpty, parts[2].isEmpty,
      let year = PublicationDate(plain: Array(parts[0].utf8)).start?.year,
      let whole = whole(parts[3], year: year)
    {
      return Reading(date: whole)
    }
    // A time of the day is none of a date.
    if let day = text.split(separator: " ").first, day.utf8.count == 10, text.contains(":"),
      isYearFirst(String(day))
    {
      return read(String(day))
    }
    let plain = PublicationDate(plain: Array(text.utf8))
    if plain.start != nil || plain.end != nil, plain.literal.isEmpty {
      return Reading(date: biblatex(plain))
    }
    guard let found = plain.start?.year ?? year.flatMap({ Int($0) }) else {
      return text.isEmpty ? nil : Reading(date: text)
    }
    return inWords(text, year: found)
  }

  /// The parts of `YYYY/MM/DD/other`.
  private static func slashed(_ parts: [String]) -> Reading {
    let year = padded(parts[0], to: 4)
    var other = parts.count > 3 ? parts[3] : ""
    while other.hasSuffix("/") { other.removeLast() }
    if let value = Int(year), let whole = whole(other, year: value) { return Reading(date: whole) }
    guard let month = number(parts[1]), (1...12).contains(month) else {
      let rest = [parts.count > 2 && number(parts[2]) == nil ? parts[2] : "", other]
        .filter { !$0.isEmpty }.joined(separator: " ")
      // No number is in the way of the words.
      guard !rest.isEmpty, let value = Int(year), let reading = words(rest, year: value) else {
        return Reading(date: year, rest: rest)
      }
      return reading
    }
    var date = "\(year)-\(padded(parts[1], to: 2))"
    if parts.count > 2, let day = number(parts[2]), (1...31).contains(day) {
      date += "-\(padded(parts[2], to: 2))"
    } else if parts.count > 2, other.isEmpty {
      other = number(parts[2]) == nil ? parts[2] : ""
    }
    // A time of the day, or zeros for what is not known.
    let isMeaningless = other.unicodeScalars.allSatisfy {
      "0123456789:/ ".unicodeScalars.contains($0)
    }
    return Reading(date: date, rest: isMeaningless ? "" : other)
  }

  /// `other`, where it is the whole date again as biblatex writes it.
  private static func whole(_ other: String, year: Int) -> String? {
    guard other.utf8.count >= 4 else { return nil }
    let date = PublicationDate(plain: Array(other.utf8))
    if let start = date.start, start.year == year {
      return date.literal.isEmpty ? biblatex(date) : other
    }
    guard date.start == nil, case .point(let end) = date.end, end.year == year else { return nil }
    return biblatex(date)
  }

  private static func inWords(_ text: String, year: Int) -> Reading {
    if let reading = words(text, year: year) { return reading }
    let date = PublicationDate(plain: Array(text.utf8))
    // `in press 2020` is a date in words.
    return date.start == nil
      ? Reading(date: padded("\(year)", to: 4), rest: text) : Reading(date: text)
  }

  /// The date of months, days and seasons around a year.
  private static func words(_ text: String, year: Int) -> Reading? {
    // A date has few words; the bound keeps text that is none cheap.
    guard text.utf8.count <= 80 else { return nil }
    let digits = Array(String(year).utf8)
    let words = text.split { " ,/".contains($0) }
    // `2018 Dec 28-2019 Jan 3`
    let ends = text.split(separator: "-", maxSplits: 1).map(RISText.trimmed)
    if ends.count == 2, isYearFirst(ends[1]), let first = read(ends[0]), let second = read(ends[1]),
      first.rest.isEmpty, second.rest.isEmpty, isYearFirst(first.date), isYearFirst(second.date)
    {
      return Reading(date: "\(first.date)/\(second.date)")
    }
    let month = words.filter { !Array($0.utf8).elementsEqual(digits) }.joined(separator: " ")
    var date = PublicationDate(year: digits, month: Array(month.utf8))
    date.literal = ""
    guard let start = date.start, start.month != nil || start.season != nil else { return nil }
    // Words that are none of a date stay readable.
    let known = month.split { !$0.isLetter }.allSatisfy { word in
      let one = PublicationDate(year: digits, month: Array(word.utf8)).start
      return one?.month != nil || one?.season != nil || ["st", "nd", "rd", "th"].contains(word)
    }
    return Reading(date: biblatex(date), rest: known ? "" : text)
  }

  private static func isYearFirst(_ date: String) -> Bool {
    date.utf8.count >= 4 && isYear(String(date.prefix(4)))
  }

  // MARK: Writing

  /// The date as biblatex's `date`; its words where it has no year.
  static func biblatex(_ date: PublicationDate) -> String {
    guard date.start != nil || date.end != nil else { return date.literal }
    let mark =
      date.isApproximate ? (date.isUncertain ? "%" : "~") : (date.isUncertain ? "?" : "")
    var text = (date.start.map(point) ?? "..") + mark
    switch date.end {
    case nil: break
    case .open: text += "/.."
    case .point(let end): text += "/" + point(end)
    }
    return text
  }

  /// What `PY` and `DA` say of a date; `DA` is empty where it would say no more.
  static func lines(_ date: PublicationDate) -> (year: String, date: String) {
    guard let year = date.year else { return (date.literal, "") }
    let yearText = date.start.map { point(.init(year: $0.year)) } ?? point(.init(year: year))
    if !date.literal.isEmpty { return (yearText, "\(yearText)///\(date.literal)") }
    let isPlain =
      date.end == nil && !date.isApproximate && !date.isUncertain
      && date.start?.openDigitCount == 0 && year > 0 && year <= 9999
    guard isPlain, let start = date.start else {
      let whole = biblatex(date)
      return whole == yearText ? (yearText, "") : (yearText, "\(yearText)///\(whole)")
    }
    if let season = start.season {
      return (yearText, "\(yearText)///\(name(of: season))")
    }
    guard let month = start.month else { return (yearText, "") }
    let day = start.day.map { padded("\($0)", to: 2) } ?? ""
    return (yearText, "\(yearText)/\(padded("\(month)", to: 2))/\(day)/")
  }

  private static func name(of season: PublicationDate.Season) -> String {
    switch season {
    case .spring: "Spring"
    case .summer: "Summer"
    case .autumn: "Autumn"
    case .winter: "Winter"
    }
  }

  private static func point(_ point: PublicationDate.Point) -> String {
    let digits = padded(String(point.year.magnitude), to: 4)
    let sign = point.year < 0 ? "-" : ""
    if digits.utf8.count > 4 { return "y\(sign)\(digits)" }
    if point.openDigitCount > 0 {
      let open = min(point.openDigitCount, 4)
      return sign + digits.dropLast(open) + String(repeating: "X", count: open)
    }
    var text = sign + digits
    if let season = point.season { return "\(text)-\(season.rawValue)" }
    guard let month = point.month else { return text }
    text += "-" + padded("\(month)", to: 2)
    return point.day.map { "\(text)-\(padded("\($0)", to: 2))" } ?? text
  }

  // MARK: Texts

  private static func isYear(_ text: String) -> Bool {
    (1...4).contains(text.utf8.count) && number(text).map { $0 > 0 } ?? false
  }

  /// The number of at most four digits that a text is.
  private static func number(_ text: String) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return Int(text)
  }

  private static func padded(_ text: String, to count: Int) -> String {
    String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
