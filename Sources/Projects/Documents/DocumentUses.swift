import Bibliography
import CitationFeatures
import Citations
import PaperIndex

/// A question for all documents of a workspace: what they need of some bibliographies.
package struct UseQuestion: Sendable {
  /// An open document, as it is in the editor.
  package struct OpenDocument: Sendable {
    /// Paths of its sources.
    package let sources: [String]
    package let cited: CitedKeys

    package init(sources: [String], cited: CitedKeys) {
      self.sources = sources
      self.cited = cited
    }
  }

  /// Paths of the bibliographies that are asked about.
  package let bibliographies: Set<String>
  package let documents: [OpenDocument]
  /// Where documents are looked for that nobody has open.
  package let folders: [DocumentFolder]
  package let clientSettings: ClientSettings
  /// Open documents, which do not count as they are on disk.
  package let openPaths: Set<String>
  /// Sources in memory, by path.
  package let sources: [String: IndexedSource]

  package init(
    bibliographies: Set<String>, documents: [OpenDocument], folders: [DocumentFolder],
    clientSettings: ClientSettings, openPaths: Set<String>, sources: [String: IndexedSource]
  ) {
    self.bibliographies = bibliographies
    self.documents = documents
    self.folders = folders
    self.clientSettings = clientSettings
    self.openPaths = openPaths
    self.sources = sources
  }
}

/// What the documents need that have one list of sources, list by list.
package struct DocumentUses: Sendable {
  private var lists: [[String]: CitedKeys] = [:]

  package init() {}

  /// Adds what a document cites that has `sources`, paths in order.
  package mutating func add(_ cited: CitedKeys, from sources: [String]) {
    lists[sources, default: CitedKeys()].formUnion(cited)
  }

  /// What is needed of each of `bibliographies` that any document has, by path. `load` gives a source;
  /// `nil` for one that cannot be read.
  package func keys(
    neededOf bibliographies: Set<String>, load: (String) -> IndexedSource?
  ) -> [String: CitedKeys] {
    let wanted = NamedFiles(bibliographies)
    var needed: [String: CitedKeys] = [:]
    for (list, cited) in lists {
      let used = Set(list.compactMap(wanted.name))
      guard !used.isEmpty else { continue }
      let whole = cited.closed(in: list.compactMap(load))
      for path in used { needed[path, default: CitedKeys()].formUnion(whole) }
    }
    return needed
  }
}

/// Names of files, under whatever other names they may be met.
private struct NamedFiles {
  private let paths: Set<String>
  private let byIdentity: [FileIdentity: String]

  init(_ paths: Set<String>) {
    self.paths = paths
    byIdentity = Dictionary(
      paths.compactMap { path in FileIdentity(path: path).map { ($0, path) } },
      uniquingKeysWith: { first, second in PathText.precedes(first, second) ? first : second })
  }

  func name(_ path: String) -> String? {
    paths.contains(path) ? path : FileIdentity(path: path).flatMap { byIdentity[$0] }
  }
}

extension DocumentIndex {
  /// What all documents need of the bibliographies that a question is about, by path. One that no
  /// document has is left out: of it nothing can be said.
  ///
  /// O(citations), one resolution of sources for each distinct scope among the documents, and one
  /// reading of each source beside the ones in memory.
  package mutating func uses(
    _ question: UseQuestion,
    in environment: SourceResolver.Environment = SourceResolver.Environment()
  ) -> [String: CitedKeys] {
    var uses = DocumentUses()
    for document in question.documents { uses.add(document.cited, from: document.sources) }
    let openFiles = Set(question.openPaths.compactMap(FileIdentity.init(path:)))
    var memory = takeMemory(in: environment)
    defer { self.memory = memory }
    var lists: [ProjectScope: [String]] = [:]
    for document in documents {
      guard !question.openPaths.contains(document.path),
        FileIdentity(path: document.path).map({ !openFiles.contains($0) }) ?? false
      else { continue }
      let scope = memory.documents.sharedScope(
        for: document.scope(
          workspaceFolders: question.folders.filter(\.isDeep).map(\.path),
          clientSettings: question.clientSettings))
      let list =
        lists[scope]
        ?? SourceResolver.resolve(scope, in: environment, remembering: &memory).sources
        .filter { ($0.role ?? .project) == .project }.map(\.path)
      lists[scope] = list
      uses.add(document.cited, from: list)
    }
    var sources = KnownSources(question.sources, reader: environment.reader)
    return uses.keys(neededOf: question.bibliographies) { sources.source(at: $0) }
  }
}

extension LibrarySnapshot {
  /// The sources whose keys the documents may cite.
  package var projectSources: [IndexedSource] {
    library.members.filter { $0.role == .project }.map(\.source)
  }

  /// The bibliographies whose unused entries are to be shown, with how grave they are: those of the
  /// project that lie in its folders. A library that lies elsewhere is for other projects, too.
  package func sourcesToBeUsed(
    in folders: [DocumentFolder]
  ) -> (sources: [IndexedSource], severity: Problem.Severity)? {
    guard let severity = list.settings.diagnostics?["unused-entry"]?.severity else { return nil }
    let files = Set(list.sources.filter { $0.content == .bibliography }.map(\.path))
    let sources = projectSources.filter { source in
      files.contains(source.name) && folders.contains { $0.holds(source.name) }
    }
    return (sources, severity)
  }
}
