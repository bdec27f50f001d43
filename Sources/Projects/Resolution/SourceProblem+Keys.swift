extension SourceProblem {
  /// Whether a source could not be read for it, so that what the source holds is not known.
  package var leavesKeysUnknown: Bool {
    [
      "missing-bibliography", "unreadable-bibliography", "unknown-format", "remote-bibliography",
    ].contains(code)
  }
}
