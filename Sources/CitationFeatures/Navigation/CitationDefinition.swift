import Bibliography
import Citations
import PaperIndex

/// Where the entries are that a citation names.
package struct CitationDefinition: Sendable {
  package struct Target: Sendable, Equatable {
    /// `IndexedSource.name`: the path.
    package let sourceName: String
    package let reference: EntryReference
    /// The whole entry, in bytes of the source's text.
    package let entryRange: Range<Int>
    /// Its key, or the title of an entry without one of its own.
    package let keyRange: Range<Int>
    /// Whether a bibliography of the project has the paper.
    package let isInProject: Bool
  }

  /// The key in the document.
  package let origin: Range<Int>
  /// In the order of the library: the first is the one that counts.
  package let targets: [Target]

  /// The definition of the citation at `offset`; `nil` off a citation or for an unknown key.
  package init?(at offset: Int, in context: DocumentContext) {
    guard let citation = context.citation(at: offset) else { return nil }
    origin = citation.keyRange
    targets = context.library.entries(forKey: context.key(of: citation)).map { reference in
      let source = context.library.members[reference.member].source
      return Target(
        sourceName: source.name, reference: reference,
        entryRange: source.source.entryRange(reference.location),
        keyRange: source.source.keyRange(reference.location),
        isInProject: context.library.role(of: reference) == .project
          || context.library.isInProject(context.library.work(of: reference)))
    }
    if targets.isEmpty { return nil }
  }
}
