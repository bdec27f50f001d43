/// Reads a BibTeX `month`: `jan` and its kin as expanded by any style, numbers, and days beside
/// the name (`June 3--7`, `7 June`, `30 May -- 2 June`).
enum MonthParser {
  /// A month and a day in it.
  struct MonthDay: Equatable {
    var month: Int
    var day: Int?
  }

  /// What a `month` says.
  struct Months: Equatable {
    var first: MonthDay?
    /// The end, where it is a range.
    var last: MonthDay?
    var season: PublicationDate.Season?
  }

  static func parse(_ value: Span<UInt8>) -> Months {
    guard !value.isEmpty else { return Months() }
    var folded: [UInt8] = []
    Folding.foldLaTeX(value, into: &folded)
    let text = folded[...]
    var months: [MonthDay] = []
    var days: [Int] = []
    var season: PublicationDate.Season?
    var words = FoldedWordScanner()
    // A date has few words; the bound keeps text that is none cheap.
    var wordCount = 0
    while wordCount < 16, let range = words.next(in: text.span) {
      wordCount += 1
      let word = text[range]
      if let number = dayNumber(word) {
        // 30 May: a day before its month waits for it.
        if months.isEmpty || months[months.count - 1].day != nil {
          days.append(number)
        } else {
          months[months.count - 1].day = number
        }
      } else if let month = month(named: word) {
        months.append(MonthDay(month: month, day: days.popLast()))
      } else if let named = Self.season(named: word) {
        season = season ?? named
      }
    }
    return combine(months, days, season)
  }

  private static func combine(
    _ months: [MonthDay], _ days: [Int], _ season: PublicationDate.Season?
  ) -> Months {
    guard let first = months.first else {
      let numbers = days.filter { (1...12).contains($0) }
      if let number = days.first, days.count == 1,
        let season = PublicationDate.Season(rawValue: number)
      {
        return Months(season: season)
      }
      guard let number = numbers.first, numbers.count == days.count, days.count <= 2 else {
        return Months(season: season)
      }
      let last = numbers.count == 2 && numbers[1] > number ? MonthDay(month: numbers[1]) : nil
      return Months(first: MonthDay(month: number), last: last)
    }
    if months.count > 1 { return Months(first: first, last: months[1]) }
    guard let other = days.first, let day = first.day else { return Months(first: first) }
    let (from, to) = (min(day, other), max(day, other))
    return Months(
      first: MonthDay(month: first.month, day: from), last: MonthDay(month: first.month, day: to))
  }

  /// A number from 1 to 31, also `1st`, `2nd` …
  private static func dayNumber(_ word: ArraySlice<UInt8>) -> Int? {
    let digits = word.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    let rest = String(decoding: word.dropFirst(digits.count), as: UTF8.self)
    guard ["", "st", "nd", "rd", "th"].contains(rest), let number = DateParser.number(digits),
      (1...31).contains(number)
    else { return nil }
    return number
  }

  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func month(named word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 3 else { return nil }
    let text = String(decoding: word, as: UTF8.self)
    return names.firstIndex { $0.hasPrefix(text) }.map { $0 + 1 }
  }

  private static func season(named word: ArraySlice<UInt8>) -> PublicationDate.Season? {
    switch String(decoding: word, as: UTF8.self) {
    case "spring": .spring
    case "summer": .summer
    case "autumn", "fall": .autumn
    case "winter": .winter
    default: nil
    }
  }
}
