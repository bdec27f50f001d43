extension PublicationDate {
  /// The date in a biblatex `date` value.
  ///
  /// A value that is no such date is read as a `year` is. Linear.
  package init(parsing value: Span<UInt8>) {
    self.init(year: value)
  }

  /// The date in a biblatex `date` value, as above.
  package init(parsing value: [UInt8]) {
    let value = value[...]
    self.init(year: value.span)
  }

  /// The date in a value without LaTeX, as a biblatex `date` or in words. Linear.
  package init(plain value: [UInt8]) {
    let bytes = value[...]
    self.init(year: bytes.span, isLaTeX: false)
  }

  /// The date in BibTeX's `year` and `month` values, macros expanded; no `month` is empty.
  ///
  /// The first four digits that stand alone in `year` are the year, whatever is around them.
  /// Linear.
  package init(year: Span<UInt8>, month: Span<UInt8>) {
    self.init(year: year)
    let month = MonthParser.parse(month)
    guard var point = start, point.month == nil, point.season == nil else { return }
    point.month = month.first?.month
    point.day = month.first?.day
    point.season = month.season
    start = point
    if let last = month.last, end == nil {
      end = .point(Point(year: point.year, month: last.month, day: last.day))
    }
  }

  /// The date in BibTeX's `year` and `month` values, as above.
  package init(year: [UInt8], month: [UInt8] = []) {
    let year = year[...]
    let month = month[...]
    self.init(year: year.span, month: month.span)
  }

  private init(year value: Span<UInt8>, isLaTeX: Bool = true) {
    if let year = Self.fourDigits(value) {
      self.init(start: Point(year: year))
      return
    }
    // `~` is a tie to LaTeX and "approximate" to biblatex: dates are tried as typed first.
    var bytes: [UInt8] = []
    for index in value.indices
    where value[index] != UInt8(ascii: "{") && value[index] != UInt8(ascii: "}") {
      bytes.append(value[index])
    }
    var parser = DateParser()
    if let date = parser.parse(bytes) {
      self = date
      return
    }
    let text =
      isLaTeX
      ? LaTeXText.decode(value)
      : value.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    self = Self.looseDate(in: text)
  }

  /// The number in a value of four digits, as nearly every year is.
  private static func fourDigits(_ value: Span<UInt8>) -> Int? {
    guard value.count == 4 else { return nil }
    var number = 0
    for index in value.indices {
      guard value[index].isDigit else { return nil }
      number = number &* 10 &+ Int(value[index] &- 0x30)
    }
    return number
  }

  /// The date in free text: `c. 1990`, `[1990?]`, `1997–98`, `in press`.
  private static func looseDate(in text: String) -> PublicationDate {
    let utf8 = Array(text.utf8)
    let runs = digitRuns(utf8)
    guard let first = runs.first(where: { $0.count == 4 }) ?? shortYear(utf8, runs),
      let year = DateParser.number(utf8[first])
    else { return PublicationDate(literal: text) }
    var date = PublicationDate(start: Point(year: year))
    let before = String(decoding: utf8[..<first.lowerBound], as: UTF8.self).lowercased()
    let after = utf8[first.upperBound...]
    if before.hasPrefix("-"), before.count == 1 { date.start?.year = -year }
    date.isUncertain = after.contains(UInt8(ascii: "?"))
    let words = before.split { !$0.isLetter }
    date.isApproximate = words.contains { ["c", "ca", "circa", "about", "approx"].contains($0) }
    if let second = runs.first(where: { $0.lowerBound > first.lowerBound }),
      isRangeMark(utf8[first.upperBound..<second.lowerBound]),
      let end = rangeEnd(from: year, utf8[second])
    {
      date.end = .point(Point(year: end))
    }
    let isOnlyYear = !utf8.contains {
      ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")
    }
    if !isOnlyYear, !date.isApproximate { date.literal = text }
    return date
  }

  /// The runs of digits of a text.
  private static func digitRuns(_ text: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (index, byte) in text.enumerated() {
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      if isDigit, start == nil { start = index }
      if !isDigit, let first = start {
        runs.append(first..<index)
        start = nil
      }
    }
    if let start { runs.append(start..<text.count) }
    return runs
  }

  /// A year of fewer than four digits counts where nothing else is in the text.
  private static func shortYear(_ text: [UInt8], _ runs: [Range<Int>]) -> Range<Int>? {
    guard let run = runs.first, run.count < 4, runs.count == 1,
      run.upperBound == text.count, run.lowerBound == 0 || text[..<run.lowerBound] == [0x2D]
    else { return nil }
    return run
  }

  private static func isRangeMark(_ text: ArraySlice<UInt8>) -> Bool {
    let mark = String(decoding: text, as: UTF8.self).filter { $0 != " " }
    return ["-", "–", "—", "/"].contains(mark)
  }

  private static func rangeEnd(from year: Int, _ digits: ArraySlice<UInt8>) -> Int? {
    guard let number = DateParser.number(digits) else { return nil }
    let end = digits.count == 2 ? year - year % 100 + number : number
    return (digits.count == 2 || digits.count == 4) && end >= year ? end : nil
  }
}
