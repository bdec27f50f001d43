import Bibliography
import CitationFeatures
import Citations
import LanguageServerProtocol
import PaperIndex
import Projects

// Which library a document has. The store finds and reads on a queue of its own and posts a snapshot
// for each scope: all that decides a document's sources. Between a keystroke in an open .bib and the
// snapshot that knows it, the open source takes the place of the snapshot's own, so that the answer
// to the next request is never behind the text.

/// The libraries of the open documents, as the main thread knows them.
final class Workspace {
  /// An open source, parsed as it is in the editor.
  private struct Overlay {
    var source: IndexedSource
    /// Rises with each edit; snapshots say which one they hold.
    var version: Int
    /// Whether it is other than the file. What only was looked at follows the disk, as the editor
    /// itself will: a reference manager may write the file at any time.
    var isEdited: Bool
    /// Whether its entries stand elsewhere in the text than in the libraries that have it.
    var isMoved = false
  }

  private let store: SourceStore
  /// Paths of the workspace folders.
  private(set) var folders: [String] = []
  private(set) var clientSettings = ClientSettings()
  /// What open documents say of their bibliographies.
  private var declarations: [DocumentURI: Declarations] = [:] { didSet { forgetAnswers() } }
  /// What open documents say of the files they are made of.
  private var documents: [DocumentURI: ProjectDocument] = [:]
  private var scopes: [DocumentURI: ProjectScope] = [:] { didSet { forgetAnswers() } }
  /// The scopes of the workspace folders themselves, once somebody asked about the whole workspace.
  private var folderScopes: Set<ProjectScope> = [] { didSet { forgetAnswers() } }
  private var areFoldersWanted = false
  private(set) var snapshots: [ProjectScope: LibrarySnapshot] = [:] { didSet { forgetAnswers() } }
  /// What a document had before its scope changed: better than nothing for completion.
  private var lastSnapshots: [DocumentURI: LibrarySnapshot] = [:] { didSet { forgetAnswers() } }
  private var overlays: [String: Overlay] = [:]
  /// Libraries with open sources in place, until one of them changes.
  private var libraries: [Int: Library] = [:] { didSet { forgetAnswers() } }
  /// How papers get into bibliographies, as far as somebody asked since the libraries changed.
  var additions: [ProjectScope: PaperAdditions?] = [:]
  /// What documents cite from, as far as somebody asked since anything above changed that decides it.
  private var documentSources: [DocumentURI: DocumentSources] = [:]
  /// Whether a library is still being read, in the same way.
  private var isLoadingAnswer: Bool?
  private var overlayVersion = 0
  private var areSourcesNews = false

  /// A workspace whose libraries come in through `post`, on another thread.
  init(post: @escaping @Sendable (LibrarySnapshot) -> Void) {
    store = SourceStore(environment: .ofUser, post: post)
    store.startLooking()
  }

  /// Ends watching.
  func stop() { store.stop() }

  /// Looks at the disk now: something is said to have changed.
  func lookNow() { store.look() }

  /// Waits until all that was asked for is loaded and posted.
  func finishLoading() { store.finish() }

  // MARK: What decides sources

  /// Takes the paths of the workspace folders, with or without a slash at their end.
  func setFolders(_ folders: [String]) {
    self.folders = []
    for folder in folders.map(Workspace.withoutSlash) where !self.folders.contains(folder) {
      self.folders.append(folder)
    }
    for uri in scopes.keys { updateScope(of: uri) }
    if areFoldersWanted { wantFolders() }
  }

  /// Has the libraries of the workspace folders be known from now on, whatever is open.
  func wantFolders() {
    areFoldersWanted = true
    let old = folderScopes
    folderScopes = Set(
      folders.map {
        ProjectScope(documentFolder: $0, workspaceFolder: $0, clientSettings: clientSettings[$0])
      })
    for scope in folderScopes where !old.contains(scope) { store.open(scope) }
    for scope in old { closeUnused(scope) }
  }

  /// Takes the client's settings: the same keys as `refdesk.json`.
  func setClientSettings(_ settings: ClientSettings) {
    clientSettings = settings
    for uri in scopes.keys { updateScope(of: uri) }
    if areFoldersWanted { wantFolders() }
  }

  /// A citing document is open, or something of it has changed: `found` is what it cites and says of
  /// its bibliographies, `document` what it says of other files.
  func documentChanged(
    _ uri: DocumentURI, citing found: DocumentCitations, document: ProjectDocument
  ) {
    let declared = Declarations(found, in: uri, named: uri.filePath ?? uri.string)
    if declarations[uri] != declared { declarations[uri] = declared }
    if documents[uri] != document {
      documents[uri] = document
      if let path = uri.filePath { store.setDocument(document, at: path) }
    }
    updateScope(of: uri)
  }

  /// A cell is open, or the cells of its notebook together say something else of bibliographies.
  func cellChanged(_ cell: DocumentURI, saying declared: Declarations) {
    declarations[cell] = declared
    updateScope(of: cell)
  }

  /// The place of a document's bibliography, by its number in the document, among those that count
  /// for it: in a notebook, those of the cells before come first.
  func declaredIndex(_ index: Int, in uri: DocumentURI) -> Int {
    index + (declarations[uri]?.bibliographies.firstIndex { $0.document == uri } ?? 0)
  }

  /// A document is closed: the file is what counts again.
  func documentClosed(_ document: OpenDocument) {
    let uri = document.uri
    // What is wrong in the file was not said while the document was open.
    if edited(document.path) == nil { areSourcesNews = true }
    removeOverlay(at: document.path)
    declarations[uri] = nil
    if documents.removeValue(forKey: uri) != nil, let path = uri.filePath {
      store.setDocument(nil, at: path)
    }
    lastSnapshots[uri] = nil
    if let scope = scopes.removeValue(forKey: uri) { closeUnused(scope) }
  }

  /// A folder's path without a slash at its end.
  static func withoutSlash(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }

  private func updateScope(of uri: DocumentURI) {
    let said = declarations[uri] ?? Declarations()
    let scope = ProjectScope(
      documentPath: (said.notebook ?? uri).filePath,
      language: said.notebook == nil ? documents[uri]?.language : .notebook,
      declared: said.bibliographies.map(\.path), declaresList: said.isList,
      inlineReferences: said.inlineReferences,
      workspaceFolders: folders, clientSettings: clientSettings)
    let old = scopes[uri]
    guard old != scope else { return }
    if let old { lastSnapshots[uri] = snapshots[old] ?? lastSnapshots[uri] }
    scopes[uri] = scope
    store.open(scope)
    if let old { closeUnused(old) }
  }

  private func closeUnused(_ scope: ProjectScope) {
    guard !isUsed(scope) else { return }
    store.close(scope)
    snapshots[scope] = nil
    forgetLibraries()
    areSourcesNews = true
  }

  private func isUsed(_ scope: ProjectScope) -> Bool {
    folderScopes.contains(scope) || scopes.values.contains(scope)
  }

  // MARK: What the store posts

  /// Takes a new snapshot; one that is older than what is known, or that nobody asks for any more,
  /// is dropped. So is one with an open source that was closed since: the next one is under way.
  func take(_ snapshot: LibrarySnapshot) {
    guard isUsed(snapshot.scope),
      (snapshots[snapshot.scope]?.generation ?? -1) < snapshot.generation,
      snapshot.overlayVersions.keys.allSatisfy({ edited($0) != nil })
    else { return }
    snapshots[snapshot.scope] = snapshot
    forgetLibraries()
    areSourcesNews = true
    for (uri, scope) in scopes where scope == snapshot.scope { lastSnapshots[uri] = nil }
    // The store made search words for an open source: they hold for the blocks that are still there.
    for member in snapshot.library.members {
      guard let overlay = overlays[member.source.name], member.source.hasWords,
        !overlay.source.hasWords, snapshot.overlayVersions[member.source.name] != nil,
        // Of a document a library may have a part.
        member.source.source.format != .latexDocument
      else { continue }
      overlays[member.source.name]?.source = member.source.replacing(edited: overlay.source.source)
    }
  }

  /// Whether a library is still being read.
  var isLoading: Bool {
    if let isLoadingAnswer { return isLoadingAnswer }
    let isLoading =
      scopes.values.contains { snapshots[$0] == nil }
      || folderScopes.contains { snapshots[$0] == nil }
    isLoadingAnswer = isLoading
    return isLoading
  }

  /// Something new is known of the sources.
  func noteSourceNews() { areSourcesNews = true }

  /// Whether sources changed since it was last asked.
  func takeSourceNews() -> Bool {
    defer { areSourcesNews = false }
    return areSourcesNews
  }

  // MARK: Open sources

  /// The source at `path` as it is open in the editor.
  func overlay(at path: String) -> IndexedSource? { overlays[path]?.source }

  /// Keeps an open source; an edited one takes the place of the file on disk.
  func setOverlay(_ source: IndexedSource, at path: String, isEdited: Bool) {
    overlayVersion += 1
    overlays[path] = Overlay(source: source, version: overlayVersion, isEdited: isEdited)
    guard isEdited else { return }
    libraries = [:]
    additions = [:]
    store.setOverlay(source, version: overlayVersion, at: path)
  }

  /// Keeps an open source whose entries are what they were, elsewhere in its text: no library changes.
  func moveOverlay(_ source: IndexedSource, at path: String) {
    overlays[path]?.source = source
    overlays[path]?.isMoved = true
  }

  /// A source of a library with its entries where they stand now: typing in a document that is a
  /// source moves them.
  func placed(_ source: IndexedSource) -> ParsedSource {
    guard let overlay = overlays[source.name], overlay.isMoved,
      overlay.source.source.blocks.count == source.source.blocks.count
    else { return source.source }
    return overlay.source.source
  }

  /// The file is again what is open.
  func saved(_ path: String) {
    if overlays[path]?.isEdited == true {
      overlays[path]?.isEdited = false
      libraries = [:]
      additions = [:]
      store.removeOverlay(at: path)
    }
    store.look()
  }

  /// The open source that takes the place of a file.
  private func edited(_ path: String) -> Overlay? {
    overlays[path].flatMap { $0.isEdited ? $0 : nil }
  }

  /// Gives the place of a source that was open back to the one on disk.
  func removeOverlay(at path: String) {
    guard overlays.removeValue(forKey: path)?.isEdited == true else { return }
    libraries = [:]
    additions = [:]
    store.removeOverlay(at: path)
  }

  /// Whether a document's library has the file at `path`.
  func isSource(_ path: String) -> Bool {
    snapshots.values.contains { $0.list.sources.contains { $0.path == path } }
  }

  // MARK: Answers

  private func forgetAnswers() {
    documentSources = [:]
    isLoadingAnswer = nil
  }

  /// What a document cites from. O(1) while nothing changes that decides it, as between keystrokes.
  func sources(of uri: DocumentURI) -> DocumentSources {
    if let known = documentSources[uri] { return known }
    let (library, state) = library(of: uri)
    let found = DocumentSources(
      library: library, state: state, vocabulary: vocabulary(of: uri),
      additions: additions(of: uri),
      settings: scopes[uri].flatMap { snapshots[$0]?.list.settings })
    if scopes[uri] != nil { documentSources[uri] = found }
    return found
  }

  /// The library of a document, and how far its sources are known.
  func library(of uri: DocumentURI) -> (library: Library, sources: SourcesState) {
    guard let scope = scopes[uri] else {
      return (Library([]), SourcesState(isComplete: false))
    }
    guard let snapshot = snapshots[scope] else {
      let library = lastSnapshots[uri]?.library ?? Library([])
      return (library, SourcesState(isComplete: false))
    }
    let library = library(in: snapshot)
    let places = (declarations[uri]?.bibliographies ?? []).map {
      $0.document == uri ? $0.range : nil
    }
    return (library, snapshot.sourcesState(in: library, declaredAt: places))
  }

  /// What is known of a document's sources now.
  func snapshot(of uri: DocumentURI) -> LibrarySnapshot? { scopes[uri].flatMap { snapshots[$0] } }

  /// What other files of a LaTeX document's project define.
  func vocabulary(of uri: DocumentURI) -> LaTeXVocabulary {
    guard let scope = scopes[uri] else { return LaTeXVocabulary() }
    return (snapshots[scope] ?? lastSnapshots[uri])?.list.vocabulary ?? LaTeXVocabulary()
  }

  /// The library of a snapshot, with open sources in place.
  func library(in snapshot: LibrarySnapshot) -> Library {
    if let library = libraries[snapshot.libraryNumber] { return library }
    let isCurrent = snapshot.library.members.allSatisfy { member in
      edited(member.source.name).map {
        $0.version == snapshot.overlayVersions[member.source.name]
      } ?? true
    }
    let library =
      isCurrent
      ? snapshot.library
      : Library(
        snapshot.library.members.map { member in
          guard let open = edited(member.source.name)?.source else { return member }
          let content = snapshot.list.sources.first { $0.path == open.name }?.content
          return Library.Member(
            source: open.counting(content ?? .bibliography), role: member.role)
        })
    libraries[snapshot.libraryNumber] = library
    return library
  }

  /// Forgets the libraries that no document has any more.
  private func forgetLibraries() {
    additions = [:]
    let numbers = Set(snapshots.values.map(\.libraryNumber))
    libraries = libraries.filter { numbers.contains($0.key) }
  }

  /// Has the library of a document know what is near to its unknown keys, so that the same question
  /// after the next keystroke costs nothing.
  func rememberNearestKeys(to keys: [[UInt8]], for uri: DocumentURI) {
    guard !keys.isEmpty, let scope = scopes[uri], let snapshot = snapshots[scope] else { return }
    let library = library(in: snapshot)
    let limit = DocumentContext.nearestKeyLimit
    if library.remembersNearestKeys(to: keys, limit: limit) { return }
    libraries[snapshot.libraryNumber] = library.rememberingNearestKeys(to: keys, limit: limit)
  }

  /// The entry with that key in one source, for `completionItem/resolve`: merged with what the other
  /// sources of `document` say of the same work, where one is given.
  func entry(
    withKey key: [UInt8], in sourceName: String, citedIn document: DocumentURI?
  ) -> (merged: MergedEntry, library: Library)? {
    let libraries = document.map { [library(of: $0).library] } ?? snapshots.values.map(library(in:))
    for library in libraries {
      for (number, member) in library.members.enumerated() where member.source.name == sourceName {
        guard let location = member.source.firstEntry(forKey: key) else { continue }
        let reference = EntryReference(member: number, location: location)
        let work = document == nil ? Work(reference) : library.work(of: reference)
        return library.merged(work, as: reference).map { ($0, library) }
      }
    }
    return nil
  }

  /// The libraries of all documents, each once, in the order of their folders.
  var allLibraries: [Library] {
    var seen: Set<[String]> = []
    return snapshots.values.sorted { Workspace.precedes($0.scope, $1.scope) }
      .map(library).filter { seen.insert($0.members.map(\.source.name)).inserted }
  }

  /// The first library that has the source at `path`, and its number there.
  func library(withSource path: String) -> (library: Library, number: Int)? {
    for library in allLibraries {
      if let number = library.members.firstIndex(where: { $0.source.name == path }) {
        return (library, number)
      }
    }
    return nil
  }

  static func precedes(_ a: ProjectScope, _ b: ProjectScope) -> Bool {
    let (first, second) = (a.documentFolder ?? "", b.documentFolder ?? "")
    if first != second { return PathText.precedes(first, second) }
    if a.declared != b.declared { return a.declared.lexicographicallyPrecedes(b.declared) }
    return PathText.precedes(a.document ?? "", b.document ?? "")
  }

  /// All sources in memory, by path: those that are open as they are in the editor.
  var sourcesInMemory: [String: IndexedSource] {
    var found: [String: IndexedSource] = [:]
    for library in allLibraries {
      for member in library.members { found[member.source.name] = member.source }
    }
    for (path, overlay) in overlays
    where found[path] == nil || overlay.isEdited || overlay.isMoved {
      found[path] = overlay.source
    }
    return found
  }

  /// Where documents are that nobody has open: below the workspace folders, or else beside the open
  /// documents.
  var documentFolders: [DocumentFolder] {
    if !folders.isEmpty { return folders.map { DocumentFolder(path: $0, isDeep: true) } }
    return Set(scopes.values.compactMap(\.documentFolder)).sorted(by: PathText.precedes)
      .map { DocumentFolder(path: $0, isDeep: false) }
  }

  /// All sources of all documents, by path, but for those that were closed just now: what is known
  /// of them is what was in the editor.
  var sourcesInUse: [(path: String, source: IndexedSource)] {
    var found: [String: IndexedSource] = [:]
    for snapshot in snapshots.values {
      for member in snapshot.library.members {
        let name = member.source.name
        let isOutdated = snapshot.overlayVersions[name] != nil && overlays[name] == nil
        if !isOutdated { found[name] = member.source }
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
