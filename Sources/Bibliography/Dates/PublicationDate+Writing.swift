extension PublicationDate {
  /// The date as biblatex writes it (manual §2.3.8, extended format of ISO 8601-2); `nil` where it
  /// has words or no year.
  package var biblatexDate: String? {
    guard literal.isEmpty, start != nil || end != nil else { return nil }
    var text = start.map(\.biblatexText) ?? ".."
    switch end {
    case .point(let point): text += "/" + point.biblatexText
    case .open: text += "/.."
    case nil: break
    }
    if isUncertain, isApproximate { return text + "%" }
    return text + (isUncertain ? "?" : isApproximate ? "~" : "")
  }
}

extension PublicationDate.Point {
  /// The point as biblatex writes it: four digits of the year, or any number after `y`.
  package var biblatexText: String {
    var digits = String(year.magnitude)
    let isLong = digits.utf8.count > 4
    digits = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    if openDigitCount > 0, !isLong {
      digits =
        String(digits.dropLast(openDigitCount)) + String(repeating: "X", count: openDigitCount)
    }
    var text = (isLong ? "y" : "") + (year < 0 ? "-" : "") + digits
    if let season { return text + "-\(season.rawValue)" }
    guard let month else { return text }
    text += "-" + PublicationDate.Point.twoDigits(month)
    guard let day else { return text }
    return text + "-" + PublicationDate.Point.twoDigits(day)
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
