/// When something was published, as exactly as its source says.
///
/// Dates come from biblatex's `date` (ISO 8601-2 extended format, biblatex manual, section 2.3.8)
/// or from BibTeX's `year` and `month`, in which people write anything.
package struct PublicationDate: Sendable, Hashable {
  /// A day, a month, a season, a year, or a decade or century whose last digits are open.
  package struct Point: Sendable, Hashable {
    /// The astronomical year: 0 is 1 BC, -43 is 44 BC. Open digits are zero.
    package var year: Int
    /// 1 to 12.
    package var month: Int?
    /// 1 to 31.
    package var day: Int?
    package var season: Season?
    /// How many last digits of the year are open: one for `199X`, two for `19XX`.
    package var openDigitCount: Int

    package init(
      year: Int, month: Int? = nil, day: Int? = nil, season: Season? = nil, openDigitCount: Int = 0
    ) {
      self.year = year
      self.month = month
      self.day = day
      self.season = season
      self.openDigitCount = openDigitCount
    }
  }

  /// A season, numbered as dates write it: 21 to 24.
  package enum Season: Int, Sendable, Hashable, CaseIterable {
    case spring = 21
    case summer, autumn, winter
  }

  /// The end of a range.
  package enum End: Sendable, Hashable {
    case point(Point)
    /// Still going on, or unknown.
    case open
  }

  /// The date, or the start of a range; `nil` where a range has an open start, and where no year
  /// was found.
  package var start: Point?
  /// The end, where it is a range.
  package var end: End?
  /// `?`: the source is not sure.
  package var isUncertain: Bool
  /// `~`, `c.`: the date is an estimate.
  package var isApproximate: Bool
  /// The text as written, decoded, where more or something else than a date stands in it (`in
  /// press`, `to appear 2021`); else empty.
  package var literal: String

  /// A date from its parts.
  package init(
    start: Point?, end: End? = nil, isUncertain: Bool = false, isApproximate: Bool = false,
    literal: String = ""
  ) {
    self.start = start
    self.end = end
    self.isUncertain = isUncertain
    self.isApproximate = isApproximate
    self.literal = literal
  }

  /// A date without a year.
  package init(literal: String) {
    self.init(start: nil, literal: literal)
  }

  /// The year to sort, match and make keys by: that of the start, else of the end.
  package var year: Int? {
    if let start { return start.year }
    if case .point(let point) = end { return point.year }
    return nil
  }

  /// The year for readers: `2019`, `2019–2020`, `2019–`, `44 BC`, `1990s`; the literal where there
  /// is no year.
  package var yearText: String {
    guard start != nil || end != nil else { return literal }
    let startText = start.map(\.yearText) ?? ""
    switch end {
    case nil: return startText
    case .open: return startText + "–"
    case .point(let point):
      let endText = point.yearText
      return startText == endText ? startText : startText + "–" + endText
    }
  }
}

extension PublicationDate.Point {
  /// The year for readers: `2019`, `44 BC`, `1990s`.
  package var yearText: String {
    // A year is an `Int` within ±10^9, so that its negation cannot overflow.
    if openDigitCount > 0 { return "\(year)s" }
    return year > 0 ? String(year) : "\(1 &- year) BC"
  }
}
