import Bibliography
import Citations

/// The fix of an unknown key: put an existing one in its place.
package struct ChangeKey: Sendable, Equatable {
  package let title: String
  /// The bytes that give way.
  package let range: Range<Int>
  package let replacement: String
  /// Whether it is the nearest.
  package let isPreferred: Bool
  /// The problem it mends.
  package let problem: CitationProblem

  /// The fixes for the problems that touch `range`, nearest key first.
  package static func fixes(
    for problems: [CitationProblem], touching range: Range<Int>, in context: DocumentContext
  ) -> [ChangeKey] {
    var fixes: [ChangeKey] = []
    for problem in problems
    where problem.range.lowerBound <= range.upperBound
      && range.lowerBound <= problem.range.upperBound
    {
      let isBraced =
        context.citations.citations.first { $0.keyRange == problem.range }?.isBraced ?? false
      for (index, key) in problem.nearestKeys.enumerated() {
        guard
          let replacement = CitationCompletion.insertion(
            of: key, isBraced: isBraced, language: context.language)
        else { continue }
        fixes.append(
          ChangeKey(
            title: "Change to “\(key.string)”", range: problem.range, replacement: replacement,
            isPreferred: index == 0, problem: problem))
      }
    }
    return fixes
  }
}
