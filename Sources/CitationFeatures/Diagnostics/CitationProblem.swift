import Bibliography

/// Something wrong in a citing document, with the keys that would mend it.
package struct CitationProblem: Sendable, Equatable {
  package let range: Range<Int>
  package let severity: Problem.Severity
  package let code: String
  package let message: String
  /// For an unknown key: existing keys near to it, nearest first; the project's for the same paper.
  package let nearestKeys: [Citekey]
  /// For a name of a file that is not there: what may be meant.
  package let suggestion: NameSuggestion?

  package init(
    range: Range<Int>, severity: Problem.Severity, code: String, message: String,
    nearestKeys: [Citekey] = [], suggestion: NameSuggestion? = nil
  ) {
    self.suggestion = suggestion
    self.range = range
    self.severity = severity
    self.code = code
    self.message = message
    self.nearestKeys = nearestKeys
  }

  /// Whether it stands in a range, or at one of its ends.
  func touches(_ other: Range<Int>) -> Bool {
    range.lowerBound <= other.upperBound && other.lowerBound <= range.upperBound
  }
}
