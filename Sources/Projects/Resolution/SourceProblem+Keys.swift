import Bibliography
import PaperIndex

extension SourceProblem {
  /// Whether a source could not be read for it whose keys would be known. What a library or an index
  /// holds makes no key known, whether it can be read or not.
  package var leavesKeysUnknown: Bool {
    losesSources
      || role ?? .project == .project
        && (SourceProblem.unreadable.contains(code) || code == "invalid-project-file")
  }

  /// The rules by which a bibliography could not be read.
  private static let unreadable: Set = [
    "missing-bibliography", "unreadable-bibliography", "unknown-format", "remote-bibliography",
    "computed-bibliography",
  ]

  /// The rule as it is called where people see it and in their settings: whatever kept a bibliography
  /// from being read.
  package var shownCode: String {
    SourceProblem.unreadable.contains(code) ? "unreadable-bibliography" : code
  }

  /// The problem as it is said at the place of the name, in the document that names the source.
  package func problem(at range: Range<Int>) -> Problem {
    Problem(range: range, severity: severity, code: shownCode, message: message)
  }
}
