import Bibliography
import Formats
import PaperIndex

extension IndexedSource {
  /// What is wrong in the source, gravest first where there is more than `limit`, in the order of
  /// the text. O(entries).
  ///
  /// With the macros of a library, in which the source is `number`, also the macros that nobody
  /// defines; that reads the text of the blocks that use any. With the library also the keys that
  /// entries name and nobody has: it must hold all sources there are.
  package func shownProblems(
    limit: Int, macros: MacroTable? = nil, library: Library? = nil, number: Int = 0
  ) -> [Problem] {
    var all = source.problems
    for (index, block) in source.blocks.enumerated() {
      for var problem in block.problems {
        let start = source.byteStarts[index]
        problem.range =
          (problem.range.lowerBound + start)..<(problem.range.upperBound + start)
        all.append(problem)
      }
    }
    // Equal titles make equal keys in a listing: the same paper twice, which harms nobody.
    if !source.format.isListing { all += DuplicateKeys.problems(in: source) }
    all += RelationProblems(self, in: library, number: number).problems
    if let macros { all += source.unknownMacros(macros, number: number) }
    if all.count > limit {
      all = Array(all.sorted { $0.severity < $1.severity }.prefix(limit))
    }
    return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension ParsedSource {
  /// A note at each value that uses a macro no source defines: what is shown is the macro's name. It
  /// is no fault for sure, since BibTeX styles define names of journals.
  fileprivate func unknownMacros(_ macros: MacroTable, number: Int) -> [Problem] {
    var found: [Problem] = []
    for (index, block) in blocks.enumerated() where block.values == nil {
      let fields = block.valueForm.indices.filter { block.valueForm[$0] == .expression }
      guard !fields.isEmpty else { continue }
      let start = byteStarts[index]
      // One read a block: most entries of some files use a macro for the month.
      guard let bytes = text.bytes(in: start..<(start + block.byteCount)) else { continue }
      for field in fields {
        let range = block.valueRange(field)
        guard range.upperBound <= bytes.count else { continue }
        let unknown = macros.expanded(
          Array(bytes[range]), source: number, offset: start + range.lowerBound
        ).unknown
        guard let first = unknown.first else { continue }
        let name = String(decoding: first, as: UTF8.self)
        found.append(
          Problem(
            range: (start + range.lowerBound)..<(start + range.upperBound), severity: .information,
            code: "unknown-macro",
            message: "No @string defines “\(name)”. Put quotes or braces around it if it is the "
              + "text itself."))
      }
    }
    return found
  }
}
