import Bibliography

/// How grave a diagnostic is shown, or that it is not.
package enum DiagnosticLevel: String, Sendable, Hashable, CaseIterable {
  case error, warning, information, hint, off

  /// `nil` for what is not shown.
  package var severity: Problem.Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .information: .information
    case .hint: .hint
    case .off: nil
    }
  }
}

/// What the settings say of diagnostics, by their codes.
package struct DiagnosticLevels: Sendable, Hashable {
  private var levels: [String: DiagnosticLevel]

  package init(_ levels: [String: DiagnosticLevel] = [:]) {
    self.levels = levels
  }

  /// What is said of a code; `nil` for nothing.
  package subscript(code: String) -> DiagnosticLevel? { levels[code] }

  /// How grave a diagnostic is that is of `severity` by itself; `nil` for one that is not shown.
  package func severity(of code: String, _ severity: Problem.Severity) -> Problem.Severity? {
    guard let level = levels[code] else { return severity }
    return level.severity
  }

  /// Problems as the settings want them, without those that are off.
  package func applied(to problems: [Problem]) -> [Problem] {
    if levels.isEmpty { return problems }
    return problems.compactMap { problem in
      severity(of: problem.code, problem.severity).map {
        Problem(range: problem.range, severity: $0, code: problem.code, message: problem.message)
      }
    }
  }

  /// These levels, and those of `other` for codes of which they say nothing.
  package func over(_ other: DiagnosticLevels?) -> DiagnosticLevels {
    DiagnosticLevels(levels.merging(other?.levels ?? [:]) { own, _ in own })
  }
}
