import Bibliography
import Formats

extension ParsedSource {
  /// What is wrong in the source, gravest first where there is more than `limit`, in the order of
  /// the text. O(entries).
  package func shownProblems(limit: Int) -> [Problem] {
    var all = problems
    for (index, block) in blocks.enumerated() {
      for var problem in block.problems {
        let start = byteStarts[index]
        problem.range =
          (problem.range.lowerBound + start)..<(problem.range.upperBound + start)
        all.append(problem)
      }
    }
    // Equal titles make equal keys in a listing: the same paper twice, which harms nobody.
    if !format.isListing { all += DuplicateKeys.problems(in: self) }
    if all.count > limit {
      all = Array(all.sorted { $0.severity < $1.severity }.prefix(limit))
    }
    return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
