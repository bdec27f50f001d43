import CitationFeatures
import Citations
import PaperIndex
import TextStorage

/// A question for the documents of a workspace that nobody has open: where a key is cited and means
/// what it means where somebody asks.
package struct DocumentQuestion: Sendable {
  package let meaning: KeyMeaning
  /// Where documents are looked for.
  package let folders: [DocumentFolder]
  package let clientSettings: ClientSettings
  /// Open documents, which count as they are in the editor and not as they are on disk.
  package let openPaths: Set<String>
  /// Sources in memory, by path: those that are open as they are in the editor.
  package let sources: [String: IndexedSource]

  package init(
    meaning: KeyMeaning, folders: [DocumentFolder], clientSettings: ClientSettings,
    openPaths: Set<String>, sources: [String: IndexedSource]
  ) {
    self.meaning = meaning
    self.folders = folders
    self.clientSettings = clientSettings
    self.openPaths = openPaths
    self.sources = sources
  }
}

/// Where a document cites the key that was asked about.
package struct FoundDocument: Sendable, Equatable {
  package let path: String
  /// In the order of the text.
  package let places: [Range<TextPosition>]
}

extension DocumentIndex {
  /// The documents that answer a question, in order of their paths' bytes.
  ///
  /// O(citations), and for each distinct scope among the documents that cite the key one resolution
  /// of its sources. A source that is not in memory is read where the order of a document's sources
  /// makes it decide.
  package mutating func find(
    _ question: DocumentQuestion,
    in environment: SourceResolver.Environment = SourceResolver.Environment()
  ) -> [FoundDocument] {
    let openFiles = Set(question.openPaths.compactMap(FileIdentity.init(path:)))
    var scopes = ScopeVerdicts(
      question, remembering: takeMemory(in: environment), environment: environment)
    defer { memory = scopes.memory }
    return documents.compactMap { document in
      let places = document.places(ofKeys: question.meaning.keys)
      guard !places.isEmpty, !question.openPaths.contains(document.path),
        FileIdentity(path: document.path).map({ !openFiles.contains($0) }) ?? false,
        scopes.isMeant(
          in: document.scope(
            workspaceFolders: question.folders.filter(\.isDeep).map(\.path),
            clientSettings: question.clientSettings))
      else { return nil }
      return FoundDocument(path: document.path, places: places)
    }
  }
}

/// For each scope, once, whether a key means there what it means where somebody asks.
private struct ScopeVerdicts {
  private let question: DocumentQuestion
  private let environment: SourceResolver.Environment
  /// The files of the sources that the question names.
  private let named: Set<FileIdentity>
  private(set) var memory: SourceResolver.Memory
  private var verdicts: [ProjectScope: Bool] = [:]
  private var sources: KnownSources

  init(
    _ question: DocumentQuestion, remembering memory: SourceResolver.Memory,
    environment: SourceResolver.Environment
  ) {
    self.question = question
    self.memory = memory
    self.environment = environment
    sources = KnownSources(question.sources, reader: environment.reader)
    named = Set(question.meaning.sourceNames.compactMap(FileIdentity.init(path:)))
  }

  mutating func isMeant(in scope: ProjectScope) -> Bool {
    let scope = memory.documents.sharedScope(for: scope)
    if let verdict = verdicts[scope] { return verdict }
    let list = SourceResolver.resolve(scope, in: environment, remembering: &memory)
    var sources = sources
    let verdict = question.meaning.isMeant(
      in: list.sources.map(\.path), isNamed: isNamed, load: { sources.source(at: $0) })
    self.sources = sources
    verdicts[scope] = verdict
    return verdict
  }

  private func isNamed(_ path: String) -> Bool {
    question.meaning.sourceNames.contains(path)
      || FileIdentity(path: path).map(named.contains) ?? false
  }
}
