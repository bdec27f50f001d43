import CitationFeatures

extension LibrarySnapshot {
  /// What is wrong with the sources of a document, at their names where it names them itself:
  /// `ranges` are the places of the names that it declares.
  package func failures(declaredAt ranges: [Range<Int>]) -> [SourceFailure] {
    problems.filter(\.leavesKeysUnknown).map { problem in
      var range: Range<Int>?
      if case .declared(let index) = problem.origin, ranges.indices.contains(index) {
        range = ranges[index]
      }
      return SourceFailure(range: range, message: problem.message, severity: problem.severity)
    }
  }
}
