import Bibliography
import Citations
import PaperIndex

/// The fix of a citation of a paper that no bibliography of the project has: write its entry into
/// one, and where its key is another than what stands in the document, put that there.
package struct AddEntry: Sendable, Equatable {
  package let title: String
  /// `IndexedSource.name` of the source that has the entry.
  package let sourceName: String
  /// The entry's key there.
  package let key: Citekey
  /// The key that it gets in the project.
  package let keyInProject: Citekey
  /// What is put into the document first; `nil` when it has the key already.
  package let change: Change?
  /// Whether it is what was meant, without a doubt.
  package let isPreferred: Bool
  /// The problem it mends.
  package let problem: CitationProblem

  /// A change of the document.
  package struct Change: Sendable, Equatable {
    /// The bytes that give way.
    package let range: Range<Int>
    package let replacement: String
  }

  /// The fixes for the problems that touch `range`: the paper that has the key, or else those whose
  /// keys are near, and those that the words of it find. None when no file can be written into.
  package static func fixes(
    for problems: [CitationProblem], touching range: Range<Int>,
    meaning meant: [Range<Int>: MeantPapers], in context: DocumentContext
  ) -> [AddEntry] {
    guard let additions = context.additions else { return [] }
    var fixes: [AddEntry] = []
    for problem in problems
    where ["not-in-bibliography", "unknown-key"].contains(problem.code)
      && problem.touches(range)
    {
      guard
        let citation = context.citations.citations.first(where: { $0.keyRange == problem.range })
      else { continue }
      let key = context.key(of: citation)
      if problem.code == "not-in-bibliography" {
        guard let reference = context.library.firstEntry(forKey: key),
          let merged = context.library.merged(
            context.library.work(of: reference), as: reference),
          let fix = AddEntry(
            merged, at: citation.keyRange, of: citation, for: problem, by: additions, in: context,
            isPreferred: true)
        else { continue }
        fixes.append(fix)
        continue
      }
      guard let meant = meant[problem.range] else { continue }
      for (number, paper) in meant.near.enumerated() {
        let fix = AddEntry(
          paper.merged, at: citation.keyRange, of: citation, for: problem, by: additions,
          in: context,
          isPreferred: number == 0 && problem.severity < .hint)
        if let fix { fixes.append(fix) }
      }
      fixes += meant.found.compactMap {
        AddEntry($0.merged, at: meant.range, of: citation, for: problem, by: additions, in: context)
      }
    }
    return fixes
  }

  /// The fix that adds one paper; `nil` for one that the project has.
  private init?(
    _ merged: MergedEntry, at range: Range<Int>, of citation: Citation,
    for problem: CitationProblem, by additions: PaperAdditions, in context: DocumentContext,
    isPreferred: Bool = false
  ) {
    let library = context.library
    guard !library.isInProject(merged.work),
      library.members.indices.contains(merged.reference.member)
    else { return nil }
    // What is in the document already is left as it is.
    let cited = context.key(of: citation)
    let written =
      merged.entry.key.utf8 == cited
      ? additions.key(of: merged, citedBy: cited) : additions.key(of: merged)
    if cited == written.utf8, range == citation.keyRange {
      change = nil
    } else {
      guard
        let insertion = KeyInsertion(
          of: written.utf8, at: range,
          in: KeyFrame(of: citation, in: context.bytes, language: context.language),
          of: context.bytes, language: context.language)
      else { return nil }
      change = Change(
        range: range.lowerBound - insertion.leadingCount..<range.upperBound
          + insertion.trailingCount,
        replacement: insertion.text)
    }
    let summary = ShownText.cut(merged.entry.summary, to: 80)
    let add = "Add “\(written.string)” to \(additions.target)"
    title = change == nil || summary.isEmpty ? add : "\(add): \(summary)"
    sourceName = library.members[merged.reference.member].source.name
    key = merged.entry.key
    keyInProject = written
    self.isPreferred = isPreferred
    self.problem = problem
  }
}
