import Bibliography

/// How many papers a page says that it has.
enum ListingCount {
  /// What is said where that differs from how many were found.
  static func problem(
    stated: Int, found: Int, _ things: String, at range: Range<Int>
  ) -> Problem? {
    guard stated != found else { return nil }
    return Problem(
      range: range, severity: .warning, code: "paper-count",
      message: "The page says that it has \(stated) \(things), but \(found) "
        + "\(found == 1 ? "was" : "were") found.")
  }
}
