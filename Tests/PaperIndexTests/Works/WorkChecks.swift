import Bibliography
import Formats
import PaperIndex
import TestSupport
import Testing
import TextStorage

/// Checks which entries of texts in BibTeX, each a source of its own in order, are one work: of each
/// that has several its keys and the reasons, as in `a b: doi 10.1/x`.
///
/// Also that each member gives the same work, and that the order of the sources does not matter.
func checkWorks(
  _ sources: String..., are expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let library = makeLibrary(of: sources)
  var finder = WorkFinder(library)
  #expect(
    library.allWorks.map { shown($0, in: library) } == expected, sourceLocation: sourceLocation)
  for reference in library.allReferences {
    let work = library.work(of: reference)
    #expect(work.members.contains(reference), sourceLocation: sourceLocation)
    for member in work.members {
      #expect(finder.work(of: member) == work, sourceLocation: sourceLocation)
    }
  }
  let reversed = makeLibrary(of: sources.reversed())
  func partition(_ library: Library) -> Set<Set<String>> {
    Set(library.allReferences.map { Set(library.keys(library.work(of: $0).members)) })
  }
  #expect(
    partition(reversed) == partition(library), "in another order", sourceLocation: sourceLocation)
}

/// A library of texts in BibTeX, all of the project.
func makeLibrary(of sources: [String]) -> Library {
  Library(
    sources.enumerated().map { number, text in
      let source = BibTeXSource.parse(SourceText(text))
      return Library.Member(
        source: IndexedSource(name: "\(number).bib", source: source).withWords(), role: .project)
    })
}

extension Library {
  var allReferences: [EntryReference] {
    members.enumerated().flatMap { number, member in
      member.source.source.locations.map { EntryReference(member: number, location: $0) }
    }
  }

  /// The works of several entries.
  var allWorks: [Work] {
    allReferences.map(work).filter { $0.members.count > 1 }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

private func shown(_ work: Work, in library: Library) -> String {
  library.keys(work.members).joined(separator: " ") + ": "
    + work.reasons.map(\.text).joined(separator: " | ")
}
