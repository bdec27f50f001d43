import Bibliography
import PaperIndex

// One key can be two papers: projects in one workspace have bibliographies of their own. What a key
// means where somebody asks are the entries of certain sources, its holders. In another document it
// means the same when that document has one of the holders among its sources, and the source that
// counts there, the first that has the key, is a holder too or says the same title: a paper copied
// from a shared library into the project's own bibliography is still that paper.

/// What a citekey means where somebody asks about it.
package struct KeyMeaning: Sendable {
  package let key: [UInt8]
  /// All keys of the entry that it names, in whatever source holds it: its own first, then its
  /// aliases; `key` alone for an unknown one.
  package let keys: [[UInt8]]
  /// Names of the sources that hold it; for an unknown key, of all sources that lack it there.
  package let sourceNames: Set<String>
  /// Whether no source holds it.
  package let isUnknown: Bool
  /// Folded; `nil` where there is none.
  private let title: [UInt8]?

  /// The meaning of a key in a document that has `library`.
  package init(_ key: [UInt8], in library: Library) {
    self.key = key
    keys = library.allKeys(of: key)
    let entries = library.entries(forKey: key)
    isUnknown = entries.isEmpty
    sourceNames =
      isUnknown
      ? Set(library.members.map(\.source.name))
      : Set(entries.map { library.members[$0.member].source.name })
    title = entries.first.flatMap(library.entry)?.title.map(Folding.foldedTitle)
  }

  /// The meaning of the key of an entry of `source`, and of the same paper in libraries that have
  /// the source.
  package init(_ key: [UInt8], of source: IndexedSource, in libraries: [Library]) {
    self.key = key
    keys = Library([Library.Member(source: source, role: .project)]).allKeys(of: key)
    isUnknown = false
    title = KeyMeaning.title(ofKey: key, in: source)
    var names: Set<String> = [source.name]
    for library in libraries
    where library.members.contains(where: { $0.source.name == source.name }) {
      for reference in library.entries(forKey: key) {
        let other = library.members[reference.member].source
        if !names.contains(other.name), KeyMeaning.title(ofKey: key, in: other) == title {
          names.insert(other.name)
        }
      }
    }
    sourceNames = names
  }

  /// Whether the key means this in a document whose sources are `sources`, in order.
  ///
  /// `isNamed` says whether a source is one of `sourceNames`; `load` gives a source, `nil` for one
  /// that cannot be read. No more is loaded than what decides.
  package func isMeant<Source>(
    in sources: [Source], isNamed: (Source) -> Bool, load: (Source) -> IndexedSource?
  ) -> Bool {
    guard sources.contains(where: isNamed) || isUnknown && sources.isEmpty && sourceNames.isEmpty
    else { return false }
    for source in sources {
      if !isUnknown, isNamed(source) { return true }
      guard let other = load(source), other.firstEntry(forKey: key) != nil else { continue }
      return !isUnknown && title != nil && KeyMeaning.title(ofKey: key, in: other) == title
    }
    return isUnknown
  }

  /// Whether the key means this in a document that has `library`.
  package func isMeant(in library: Library) -> Bool {
    isMeant(
      in: library.members.map(\.source), isNamed: { sourceNames.contains($0.name) }, load: { $0 })
  }

  private static func title(ofKey key: [UInt8], in source: IndexedSource) -> [UInt8]? {
    source.firstEntry(forKey: key)
      .flatMap { source.source.entry(at: $0, macros: MacroTable(of: [source.source])) }?
      .title.map(Folding.foldedTitle)
  }
}
