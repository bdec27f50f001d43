import Bibliography

/// Dates as pages write them.
enum DateText {
  /// The date in a text such as `2020/05/12`, `12 May 2020` or `2020-05-12T08:00:00Z`, as biblatex
  /// writes it; the text itself where it says something else.
  static func date(_ text: String) -> String {
    let text = text.split(separator: " ").joined(separator: " ")
    var day = text[...]
    if let time = text.firstIndex(of: "T"), text[..<time].count >= 8,
      text[..<time].allSatisfy({ $0.isASCII && !$0.isLetter })
    {
      day = text[..<time]
    }
    return written(PublicationDate(plain: Array(day.utf8)))
      ?? written(PublicationDate(year: Array(day.utf8), month: Array(day.utf8))) ?? text
  }

  /// The date of a year and what a page says of the day in it, `Jan 5`; `nil` where the year is
  /// none.
  static func date(year: String, day: String) -> String? {
    var digits = year[...]
    while let last = digits.last, last == " " || last == "." { digits = digits.dropLast() }
    guard digits.utf8.count == 4, let number = Int(digits), number > 0 else { return nil }
    guard !day.isEmpty else { return String(digits) }
    // A whole date may be there, and may be of another year: that of printing counts.
    let whole = PublicationDate(plain: Array(day.utf8))
    if let start = whole.start, start.year == number, let text = written(whole) { return text }
    // A month named in words, or a number that stands alone.
    let isMonth = day.contains { $0.isLetter } || day.utf8.count <= 2
    let date = PublicationDate(year: Array(digits.utf8), month: isMonth ? Array(day.utf8) : [])
    return written(date) ?? String(digits)
  }

  /// A date without anything but dates in it, as biblatex writes it.
  private static func written(_ date: PublicationDate) -> String? {
    guard let start = date.start, start.year > 0, start.openDigitCount == 0, date.literal.isEmpty,
      !date.isUncertain, !date.isApproximate
    else {
      // `12 May 2020` is a date in words.
      guard let start = date.start, start.year > 0, start.month != nil else { return nil }
      return written(PublicationDate(start: start, end: date.end))
    }
    switch date.end {
    case nil: return written(start)
    case .open: return written(start) + "/"
    case .point(let end): return end.year > 0 ? written(start) + "/" + written(end) : nil
    }
  }

  private static func written(_ point: PublicationDate.Point) -> String {
    let year = String(point.year)
    var text = String(repeating: "0", count: max(0, 4 - year.utf8.count)) + year
    for part in [point.month ?? point.season?.rawValue, point.day].compactMap({ $0 }) {
      text += (part < 10 ? "-0" : "-") + String(part)
    }
    return text
  }
}
