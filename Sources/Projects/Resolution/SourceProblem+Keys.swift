import Bibliography
import PaperIndex

extension SourceProblem {
  /// Whether a source could not be read for it whose keys would be known. What a library or an index
  /// holds makes no key known, whether it can be read or not.
  package var leavesKeysUnknown: Bool {
    role ?? .project == .project
      && [
        "missing-bibliography", "unreadable-bibliography", "unknown-format", "remote-bibliography",
        "computed-bibliography", "invalid-project-file",
      ].contains(code)
  }

  /// The rule as it is called where people see it and in their settings: whatever kept a bibliography
  /// from being read.
  package var shownCode: String {
    leavesKeysUnknown && code != "invalid-project-file" ? "unreadable-bibliography" : code
  }

  /// The problem as it is said at the place of the name, in the document that names the source.
  package func problem(at range: Range<Int>) -> Problem {
    Problem(range: range, severity: severity, code: shownCode, message: message)
  }
}
