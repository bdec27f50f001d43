import Bibliography

/// Dates as pages write them.
enum DateText {
  /// The date in a text such as `2020/05/12`, `12 May 2020` or `2020-05-12T08:00:00Z`, as biblatex
  /// writes it; the text itself where it says something else.
  static func date(_ text: String) -> String {
    var day = text[...]
    if let time = text.firstIndex(of: "T"), text[..<time].utf8.count >= 8,
      text[..<time].allSatisfy({ $0.isASCII && !$0.isLetter })
    {
      day = text[..<time]
    }
    return TaggedDate.read(String(day))?.date ?? text
  }

  /// The date of a year and what a page says of the day in it, `Jan 5`; `nil` where the year is
  /// none.
  static func date(year: String, day: String) -> String? {
    let digits = year.filter { $0 != " " && $0 != "." }
    guard digits.utf8.count == 4, let number = Int(digits), number > 0 else { return nil }
    if let month = Int(day), (1...12).contains(month) {
      return digits + (month < 10 ? "-0" : "-") + String(month)
    }
    // A whole date may be there, and may be of another year: that of printing counts.
    let date = TaggedDate.read(day, year: digits)?.date ?? digits
    return date.hasPrefix(digits) ? date : digits
  }
}
