import Bibliography
import PaperIndex

/// What became of one source of a list.
package enum SourceState: Sendable, Equatable {
  /// It is this member of the library.
  case member(Int)
  case failed(SourceReadFailure)
}

/// The library of a scope at one moment. Immutable; documents with equal sources share the library.
package struct LibrarySnapshot: Sendable {
  package let scope: ProjectScope
  /// Rises with each snapshot a loader makes: of two of one scope the higher is the newer.
  package let generation: Int
  package let list: SourceList
  /// One for each of `list.sources`.
  package let states: [SourceState]
  package let library: Library
  /// Version numbers of the open files among the members, by path.
  package let overlayVersions: [String: Int]

  /// Whether all members can be searched by words without reading their text.
  package var hasWords: Bool { library.members.allSatisfy(\.source.hasWords) }

  /// What is wrong with what names sources, and with the sources that could not be read.
  package var problems: [SourceProblem] {
    var result = list.problems
    for (source, state) in zip(list.sources, states) {
      guard case .failed(let failure) = state else { continue }
      result.append(
        SourceProblem(
          origin: source.origin, severity: .error, code: failure.code, message: failure.message,
          role: source.role))
    }
    return result
  }
}
