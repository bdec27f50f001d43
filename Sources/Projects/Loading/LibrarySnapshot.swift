import Bibliography
import CitationFeatures
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
  /// The same for all snapshots that share a library.
  package let libraryNumber: Int
  /// Version numbers of the open files among the members, by path.
  package let overlayVersions: [String: Int]
  /// What is wrong with what names sources, with the sources that could not be read, and with those
  /// that are empty.
  package let problems: [SourceProblem]

  init(
    scope: ProjectScope, generation: Int, list: SourceList, states: [SourceState], library: Library,
    libraryNumber: Int, overlayVersions: [String: Int]
  ) {
    self.scope = scope
    self.generation = generation
    self.list = list
    self.states = states
    self.library = library
    self.libraryNumber = libraryNumber
    self.overlayVersions = overlayVersions
    problems = LibrarySnapshot.problems(of: list, states, library)
  }

  /// Whether all members can be searched by words without reading their text.
  package var hasWords: Bool { library.members.allSatisfy(\.source.hasWords) }

  /// Whether all sources could be read whose keys the document may cite.
  package var knowsAll: Bool { !problems.contains(where: \.leavesKeysUnknown) }

  private static func problems(
    of list: SourceList, _ states: [SourceState], _ library: Library
  ) -> [SourceProblem] {
    let searches = Dictionary(
      list.searches.map { ($0.origin, $0) }, uniquingKeysWith: { first, _ in first })
    var result = list.problems.map { explained($0, searches[$0.origin], list) }
    for (source, state) in zip(list.sources, states) {
      switch state {
      case .failed(let failure):
        result.append(
          SourceProblem(
            origin: source.origin, severity: .error, code: failure.code, message: failure.message,
            role: source.role))
      case .member(let number):
        guard source.content == .bibliography, library.members.indices.contains(number),
          library.members[number].role == .project,
          library.members[number].source.source.isEmptyBibliography
        else { continue }
        result.append(
          SourceProblem(
            origin: source.origin, severity: .warning, code: "empty-bibliography",
            message: "“\(PathText.name(of: source.path))” has no entries.", role: source.role))
      }
    }
    return result
  }

  /// What is wrong with the sources of a document, at their names where it names them itself:
  /// `ranges` are the places of the names that it declares; `nil` for one of another cell.
  package func failures(declaredAt ranges: [Range<Int>?]) -> [SourceFailure] {
    problems.compactMap { problem in
      var range: Range<Int>?
      if case .declared(let index) = problem.origin, ranges.indices.contains(index) {
        range = ranges[index]
      }
      // What is said of others is said at their places.
      guard range != nil || problem.leavesKeysUnknown else { return nil }
      return SourceFailure(
        range: range, severity: problem.severity, code: problem.shownCode,
        message: problem.message, reason: problem.reason,
        leavesKeysUnknown: problem.leavesKeysUnknown,
        suggestion: list.suggestions[problem.origin])
    }
  }

  /// What is known of a document's sources: `library` is the snapshot's with open sources in place,
  /// `ranges` as of `failures(declaredAt:)`.
  package func sourcesState(in library: Library, declaredAt ranges: [Range<Int>?]) -> SourcesState {
    SourcesState(
      isComplete: true, failures: failures(declaredAt: ranges),
      projectNames: library.members.filter { $0.role == .project }
        .map { fileName($0.source.name) },
      definedKeys: list.definedKeys, definedLabels: list.definedLabels)
  }

  /// Paths that were tried are named up to this many.
  private static let shownPathLimit = 4

  /// A problem with all that is known of a bibliography which is not there: where it was looked for,
  /// and which file may be meant.
  private static func explained(
    _ problem: SourceProblem, _ search: SourceSearch?, _ list: SourceList
  ) -> SourceProblem {
    guard problem.code == "missing-bibliography" else { return problem }
    var message = problem.message
    let others = (search?.tried ?? []).filter {
      // Trees of TeX say nothing to somebody who misspelt a name.
      !message.contains("“\($0)”") && !Glob.isPattern($0)
    }
    if !others.isEmpty {
      let shown = others.prefix(LibrarySnapshot.shownPathLimit).map { "“\($0)”" }
      let more = others.count - shown.count
      message +=
        " Nor does \(shown.joined(separator: ", or "))"
        + (more > 0 ? ", or any of \(more) more places." : ".")
    }
    if let suggestion = list.suggestions[problem.origin] {
      message += " Did you mean “\(suggestion.meant)”?"
    }
    return SourceProblem(
      origin: problem.origin, severity: problem.severity, code: problem.code, message: message,
      reason: problem.message, role: problem.role)
  }
}

extension ParsedSource {
  /// Whether there is nothing in it that anybody could use: a file of macros is there for others.
  fileprivate var isEmptyBibliography: Bool {
    entryCount == 0 && blocks.allSatisfy { $0.macros.isEmpty }
  }
}
