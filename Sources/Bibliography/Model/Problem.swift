/// Something wrong, or worth saying, at a place in a source.
package struct Problem: Sendable, Equatable {
  package enum Severity: Int, Sendable, Comparable {
    case error = 1
    case warning = 2
    case information = 3
    case hint = 4

    /// Graver is less.
    package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
  }

  /// Bytes of the text that are meant.
  package var range: Range<Int>
  package let severity: Severity
  /// A short stable name of the rule, as in `duplicate-field`.
  package let code: String
  /// A sentence a researcher understands.
  package let message: String

  package init(range: Range<Int>, severity: Severity, code: String, message: String) {
    self.range = range
    self.severity = severity
    self.code = code
    self.message = message
  }
}
