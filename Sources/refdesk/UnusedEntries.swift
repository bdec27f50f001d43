import Bibliography
import CitationFeatures
import PaperIndex
import Projects

/// The entries that no document cites, of the bibliographies whose settings want to know.
struct UnusedEntries {
  private struct Wanted {
    let source: IndexedSource
    /// How a document is shown that has it.
    let document: String
    let severity: Problem.Severity
  }

  /// Folders of which all documents are looked at.
  private var folders: [DocumentFolder] = []
  private var uses = DocumentUses()
  private var sources: [String: IndexedSource] = [:]
  private var wanted: [String: Wanted] = [:]

  /// Says that every document of a folder will be added.
  mutating func addFolder(_ path: String) {
    folders.append(DocumentFolder(path: path, isDeep: true))
  }

  /// Adds a document with its sources and what it cites.
  mutating func add(
    _ snapshot: LibrarySnapshot, citing cited: CitedKeys, shownAs document: String
  ) {
    guard !folders.isEmpty else { return }
    let members = snapshot.projectSources
    uses.add(cited, from: members.map(\.name))
    for source in members { sources[source.name] = source }
    guard let (sources, severity) = snapshot.sourcesToBeUsed(in: folders) else { return }
    for source in sources {
      wanted[source.name] = Wanted(source: source, document: document, severity: severity)
    }
  }

  /// What to say of each source once all documents were added, with how a document is shown that has
  /// it; in the order of their paths' bytes.
  var problems: [(source: IndexedSource, document: String, problems: [Problem])] {
    let needed = uses.keys(neededOf: Set(wanted.keys)) { sources[$0] }
    return wanted.sorted { PathText.precedes($0.key, $1.key) }.compactMap { path, wanted in
      guard let cited = needed[path] else { return nil }
      let problems = wanted.source.source.unusedEntries(
        knowing: cited, severity: wanted.severity, limit: .max)
      return (wanted.source, wanted.document, problems)
    }
  }
}
