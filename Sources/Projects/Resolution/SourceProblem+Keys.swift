import PaperIndex

extension SourceProblem {
  /// Whether a source could not be read for it whose keys would be known. What a library or an index
  /// holds makes no key known, whether it can be read or not.
  package var leavesKeysUnknown: Bool {
    role ?? .project == .project
      && [
        "missing-bibliography", "unreadable-bibliography", "unknown-format", "remote-bibliography",
      ].contains(code)
  }
}
