import Bibliography
import CitationFeatures
import PaperIndex

/// A bibliography that entries may be written into.
package struct InsertTarget: Sendable, Hashable {
  /// Absolute.
  package let path: String
  /// Whether it is named and not there.
  package let isMissing: Bool
  /// Who named it; `nil` for one that only settings choose.
  package let origin: SourceOrigin?
  /// Whether settings choose it.
  package internal(set) var isChosen = false

  /// As a reader knows it: `refs.bib`.
  package var name: String { PathText.name(of: path) }
}

/// The `.bib` files that a document's new entries may be written into, the best first, as far as names
/// and what was read of them say.
///
/// The one that the settings name comes first if the document has it; then those that the document
/// names itself, those that others name for it, and those that lie beside it. One with entries comes
/// before one of macros, or an empty one, and what is there before what has to be made.
package struct InsertTargets: Sendable, Equatable {
  package let targets: [InsertTarget]
  /// The project's bibliographies that are no `.bib`, for who asks why there is no target.
  package let others: [String]

  /// The targets of a document: `library` is the snapshot's with open sources in place. O(sources).
  package init(of snapshot: LibrarySnapshot, in library: Library) {
    let list = snapshot.list
    var ranked: [(target: InsertTarget, rank: Int)] = []
    var others: [String] = []
    for (source, state) in zip(list.sources, snapshot.states) where source.content == .bibliography
    {
      guard case .member(let number) = state, library.members.indices.contains(number),
        library.members[number].role == .project
      else { continue }
      let parsed = library.members[number].source.source
      guard parsed.format == .bibTeX else {
        others.append(PathText.name(of: source.path))
        continue
      }
      let rank =
        InsertTargets.rank(of: source, in: snapshot.scope) + (parsed.entryCount == 0 ? 4 : 0)
      ranked.append(
        (InsertTarget(path: source.path, isMissing: false, origin: source.origin), rank))
    }
    for search in list.searches where search.found.isEmpty {
      // A library that is not there is not for us to make.
      let isForeign = list.problems.contains {
        $0.origin == search.origin && ($0.role ?? .project) != .project
      }
      guard !isForeign, let path = InsertTargets.missingFile(of: search) else { continue }
      ranked.append((InsertTarget(path: path, isMissing: true, origin: search.origin), 8))
    }
    if let wanted = list.insertTarget {
      if let place = ranked.firstIndex(where: { $0.target.path == wanted }) {
        ranked[place].rank = -1
        ranked[place].target.isChosen = true
      } else if ranked.isEmpty, others.isEmpty, InsertTargets.isBibTeX(wanted) {
        // It will lie in the workspace, where it is found.
        ranked.append(
          (InsertTarget(path: wanted, isMissing: true, origin: nil, isChosen: true), -1))
      }
    }
    targets = ranked.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element.target)
    self.others = others
  }

  /// The bibliography that a new entry goes into if nothing is against it.
  package var first: InsertTarget? { targets.first }

  private static func rank(of source: ResolvedSource, in scope: ProjectScope) -> Int {
    switch source.origin {
    case .declared: 0
    case .document, .embedded: 1
    case .settings, .client, .argument: 2
    case .workspace:
      // Of many that nobody names, that of the document's folder.
      PathText.folder(of: source.path) == scope.documentFolder ? 2 : 3
    }
  }

  /// The `.bib` that somebody named and that can be made.
  private static func missingFile(of search: SourceSearch) -> String? {
    switch search.origin {
    case .declared, .document, .settings: break
    case .client, .argument, .workspace, .embedded: return nil
    }
    return search.tried.first { isBibTeX($0) && !Glob.isPattern($0) }
  }

  private static func isBibTeX(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".bib")
  }
}
