import Bibliography
import Citations
import PaperIndex

/// The fix of a key that is wrong, or of a bibliography's name: put an existing one in its place.
package struct ChangeKey: Sendable, Equatable {
  package let title: String
  /// The bytes that give way.
  package let range: Range<Int>
  package let replacement: String
  /// Whether it is the nearest.
  package let isPreferred: Bool
  /// The problem it mends.
  package let problem: CitationProblem

  /// The fixes for the problems that touch `range`, nearest key first, then the papers that the words
  /// written there find. What has to be added to the project first is left to `AddEntry`, where it
  /// can be.
  package static func fixes(
    for problems: [CitationProblem], touching range: Range<Int>,
    meaning meant: [Range<Int>: MeantPapers], in context: DocumentContext
  ) -> [ChangeKey] {
    var fixes: [ChangeKey] = []
    for problem in problems
    where problem.touches(range) {
      if let fix = nameFix(of: problem, in: context) { fixes.append(fix) }
      let citation = context.citations.citations.first { $0.keyRange == problem.range }
      var near = problem.nearestKeys
      var candidates: [Candidate] = []
      // For one problem there is more time than for all of a document.
      if let meant = meant[problem.range] {
        func isForUs(_ paper: MeantPapers.Paper) -> Bool {
          context.additions == nil || context.library.isInProject(paper.merged.work)
        }
        near = meant.near.filter(isForUs).map(\.key)
        candidates = meant.found.filter(isForUs).map {
          Candidate(
            key: $0.key, range: meant.range,
            summary: ShownText.cut($0.merged.entry.summary, to: 80))
        }
      }
      candidates = near.map { Candidate(key: $0, range: problem.range) } + candidates
      for (index, candidate) in candidates.enumerated() {
        // What was cut off the key as it was read stands behind it still.
        let cutOff =
          citation.map {
            candidate.cutOffCount(at: $0, in: context.bytes, language: context.language)
          } ?? 0
        let range = candidate.range.lowerBound..<candidate.range.upperBound + cutOff
        guard
          let insertion = KeyInsertion(
            of: candidate.key.utf8, at: range,
            in: citation.map { KeyFrame(of: $0, in: context.bytes, language: context.language) }
              ?? .mark,
            of: context.bytes, language: context.language)
        else { continue }
        fixes.append(
          ChangeKey(
            title: candidate.title(insertion.text),
            range: range.lowerBound - insertion.leadingCount..<range.upperBound
              + insertion.trailingCount,
            replacement: insertion.text,
            isPreferred: index == 0 && !near.isEmpty && problem.severity < .hint, problem: problem))
      }
    }
    return fixes
  }

  /// The fix of a name of a file that is not there. Its range may have quotes around it.
  private static func nameFix(
    of problem: CitationProblem, in context: DocumentContext
  ) -> ChangeKey? {
    guard let suggestion = problem.suggestion else { return nil }
    let written = Array(suggestion.written.utf8)
    let range = problem.range.clamped(to: 0..<context.bytes.count)
    guard !written.isEmpty, written.count <= range.count,
      let start = (range.lowerBound...range.upperBound - written.count).first(where: {
        context.bytes[$0..<$0 + written.count].elementsEqual(written)
      })
    else { return nil }
    return ChangeKey(
      title: "Change to “\(suggestion.meant)”", range: start..<start + written.count,
      replacement: suggestion.meant, isPreferred: true, problem: problem)
  }

  private struct Candidate {
    let key: Citekey
    let range: Range<Int>
    var summary = ""

    /// How many bytes behind a bare citation are the end of this key: `-` in `@smiht-`, where the
    /// key `smith-` is meant.
    func cutOffCount(
      at citation: Citation, in bytes: [UInt8], language: DocumentLanguage
    ) -> Int {
      guard !citation.isBraced, range == citation.keyRange,
        ![nil, .bare].contains(insertionForm(of: key.utf8, language: language))
      else { return 0 }
      let rest = bytes[range.upperBound...].prefix(key.utf8.count).prefix {
        !$0.isBlankOrLineEnd && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: ";")
      }
      return !rest.isEmpty && key.utf8.suffix(rest.count).elementsEqual(rest) ? rest.count : 0
    }

    func title(_ replacement: String) -> String {
      let title = "Change to “\(replacement)”"
      return summary.isEmpty ? title : "\(title): \(summary)"
    }
  }
}
