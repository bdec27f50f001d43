import Bibliography
import PaperIndex

// The loader is a plain value: requests go in, snapshots come out, and the disk is asked only inside
// a call. `SourceStore` puts it behind a queue; the command line and the tests call it directly.
//
//     scope ──resolve──▶ list of paths ──load──▶ sources ──join──▶ library ──▶ snapshot
//
// Sources are shared by lists, libraries by scopes with equal lists. A look at the disk remakes only
// what hangs on a changed file.

/// Keeps the libraries of all open scopes up to date.
package struct LibraryLoader: Sendable {
  /// What the library of a scope is made of: equal parts, equal library.
  private struct Part: Hashable {
    let path: String
    let content: SourceContent
    let version: Int
    let isOverlay: Bool
    let role: SourceRole
  }

  private struct Project {
    var list: SourceList
    var parts: [Part] = []
    var snapshot: LibrarySnapshot?
  }

  /// A file that is open in the editor.
  private struct Overlay {
    var source: IndexedSource
    let version: Int
    /// A new number for each new value of `source`.
    var serial: Int
    let identity: FileIdentity?
  }

  private var environment: SourceResolver.Environment
  /// Whether the disk is asked anew as time goes by.
  private let isWatching: Bool
  private var sources: LoadedSources
  private var memory: SourceResolver.Memory
  private var projects: [ProjectScope: Project] = [:]
  private var overlays: [String: Overlay] = [:]
  private var watcher = SourceWatcher()
  private var generation = 0
  private var overlaySerial = 0

  /// A loader without scopes. Who asks about one moment needs no watching: what was found for one
  /// scope is then found for all.
  package init(
    environment: SourceResolver.Environment = SourceResolver.Environment(), isWatching: Bool = true
  ) {
    self.environment = environment
    self.isWatching = isWatching
    sources = LoadedSources(reader: environment.reader)
    memory = SourceResolver.Memory(in: environment)
  }

  /// The library of a scope as it is on disk now, for who asks once.
  package static func loadNow(
    _ scope: ProjectScope,
    environment: SourceResolver.Environment = SourceResolver.Environment(),
    withWords: Bool = false
  ) -> LibrarySnapshot {
    var loader = LibraryLoader(environment: environment, isWatching: false)
    let snapshot = loader.open(scope)
    return withWords ? loader.addWords().last ?? snapshot : snapshot
  }

  // MARK: Scopes

  /// The library of a scope, which is kept up to date from now on. Keys are ready, words may follow.
  package mutating func open(_ scope: ProjectScope) -> LibrarySnapshot {
    if let snapshot = projects[scope]?.snapshot { return snapshot }
    let list = resolve(scope)
    projects[scope] = Project(list: list)
    load()
    return refreshed(scope, always: true) ?? empty(scope)
  }

  /// The scope of all documents that have the same sources as that of `scope`, where that is known
  /// without finding them.
  package mutating func sharedScope(for scope: ProjectScope) -> ProjectScope {
    scope.language == .latex ? scope : memory.documents.sharedScope(for: scope)
  }

  /// Forgets a scope, and the sources that no other one has.
  package mutating func close(_ scope: ProjectScope) {
    guard projects.removeValue(forKey: scope) != nil else { return }
    load()
  }

  // MARK: Open files

  /// Puts an open file in place of the one on disk, or gives the place back with `nil`.
  ///
  /// `version` is the caller's and comes back in snapshots.
  package mutating func setOverlay(
    _ source: IndexedSource?, version: Int = 0, at path: String
  ) -> [LibrarySnapshot] {
    let isNew = (overlays[path] == nil) != (source == nil)
    if let source {
      overlaySerial += 1
      overlays[path] = Overlay(
        source: source, version: version, serial: overlaySerial,
        identity: FileIdentity(path: path))
    } else {
      overlays[path] = nil
      // The editor wrote it, or nobody did.
      sources.invalidate(path, isWhole: true)
    }
    guard isNew else {
      // Of a file that was closed before its edit was seen, the caller waits to hear what it has.
      return refreshAll(always: source == nil ? path : nil)
    }
    environment.openPaths = Set(overlays.keys)
    for (scope, project) in projects where project.list.watchedFiles.contains(path) {
      resolveAgain(scope)
    }
    load()
    return refreshAll()
  }

  /// Puts what an open document says in place of what it says on disk, or gives the place back with
  /// `nil`.
  package mutating func setDocument(_ file: ProjectDocument?, at path: String) -> [LibrarySnapshot]
  {
    let isNews = memory.documents.isOpen(path) != (file != nil)
    memory.documents.setOpen(file, at: path)
    // One that is not saved yet is watched by nobody.
    let folder = isNews ? PathText.folder(of: path) : nil
    for (scope, project) in projects
    where project.list.watchedFiles.contains(path)
      || folder.map(project.list.watchedFolders.contains) ?? false
    {
      resolveAgain(scope)
    }
    load()
    return refreshAll()
  }

  // MARK: Words

  /// Whether a source that is in use has no words yet.
  package var needsWords: Bool {
    projects.values.contains { project in project.snapshot.map { !$0.hasWords } ?? false }
  }

  /// Gives all sources in use their words; the libraries that have them now.
  package mutating func addWords() -> [LibrarySnapshot] {
    var places: [String: (library: Library, number: Int)] = [:]
    for project in projects.values {
      guard let library = project.snapshot?.library else { continue }
      for (number, part) in project.parts.enumerated() where places[part.path] == nil {
        places[part.path] = (library, number)
      }
    }
    // What is open stands in front of its file, which nobody searches.
    let covered = Set(projects.values.flatMap(\.parts).lazy.filter(\.isOverlay).map(\.path))
    let paths = places.keys.filter { !covered.contains($0) }
    sources.addWords(to: paths.sorted(by: PathText.precedes)) { places[$0] }
    for (path, overlay) in overlays where !overlay.source.hasWords {
      let source = overlay.source
      let (library, number) =
        places[path] ?? (Library([Library.Member(source: source, role: .project)]), 0)
      overlaySerial += 1
      overlays[path]?.serial = overlaySerial
      // Edits wear the tables, and a macro that changed changes words elsewhere.
      overlays[path]?.source =
        (source.needsRebuild ? source.rebuilt(in: library, number: number) : source)
        .withWords(in: library, number: number)
    }
    return refreshAll()
  }

  // MARK: Looking

  /// Looks whether anything changed on disk; the libraries that did.
  ///
  /// With nothing changed, this asks for as many stamps as there are files and folders to watch.
  package mutating func look(
    now: Int64? = nil
  ) -> (snapshots: [LibrarySnapshot], isUnsettled: Bool) {
    let report = watcher.look(now: now ?? SystemCalls.now, stamp: FileStamp.init(path:))
    let wasAnyHeld = sources.isAnyHeld
    guard !report.isEmpty || wasAnyHeld else { return ([], report.isUnsettled) }
    // A document that is a source, too, may include other files than before.
    let replaced = Set(
      report.files.filter {
        sources.isReplaced($0) || memory.documents.isKnown($0) || memory.projectFiles.isKnown($0)
      })
    for path in report.files { sources.invalidate(path) }
    let folders = Set(report.folders)
    memory.documents.patterns.forget(changed: folders)
    for (scope, project) in projects
    where !project.list.watchedFiles.isDisjoint(with: replaced)
      || !project.list.watchedFolders.isDisjoint(with: folders)
    {
      resolveAgain(scope)
    }
    load(now: now)
    if wasAnyHeld { sources.settle(now: now ?? SystemCalls.now) }
    return (refreshAll(), report.isUnsettled || sources.isAnyHeld)
  }

  // MARK: Steps

  private mutating func resolve(_ scope: ProjectScope) -> SourceList {
    var list = SourceResolver.resolve(scope, in: environment, remembering: &memory)
    NearBibliographies.addSuggestions(to: &list, &memory.documents.patterns)
    return list
  }

  private mutating func resolveAgain(_ scope: ProjectScope) {
    let list = resolve(scope)
    projects[scope]?.list = list
  }

  /// Reads what the lists name, forgets the rest, and watches all that was asked about.
  private mutating func load(now: Int64? = nil) {
    var paths: [String] = []
    var seen: Set<String> = []
    var formats: [String: SourceFormat] = [:]
    for project in projects.values {
      for source in project.list.sources where seen.insert(source.path).inserted {
        paths.append(source.path)
        if let format = source.content.format { formats[source.path] = format }
      }
    }
    sources.keep(seen)
    guard isWatching else {
      _ = sources.load(paths.filter { overlay(at: $0) == nil }, formats: formats)
      return
    }
    var files: Set<String> = []
    var folders: Set<String> = []
    for project in projects.values {
      files.formUnion(project.list.watchedFiles)
      folders.formUnion(project.list.watchedFolders)
    }
    // Before reading: a change from here on is a change.
    watcher.watch(
      files: files, folders: folders, now: now ?? SystemCalls.now, stamp: FileStamp.init(path:))
    // Documents were read to find the sources.
    memory.documents.keep(files: files, folders: folders)
    memory.projectFiles.keep(files)
    let read = memory.documents.takeRead().merging(memory.projectFiles.takeRead()) { $1 }
    for (path, stamp) in read {
      watcher.note(path, stamp, now: now ?? SystemCalls.now)
    }
    for path in sources.load(paths.filter { overlay(at: $0) == nil }, formats: formats) {
      watcher.note(path, sources[path]?.stamp, now: now ?? SystemCalls.now)
    }
  }

  /// The open file that is meant by `path`, by its name or because it is the same file.
  private func overlay(at path: String) -> (path: String, overlay: Overlay)? {
    if overlays.isEmpty { return nil }
    if let overlay = overlays[path] { return (path, overlay) }
    guard let identity = FileIdentity(path: path) else { return nil }
    return overlays.first { $0.value.identity == identity }.map { ($0.key, $0.value) }
  }

  /// The snapshots of all scopes whose snapshot is no longer what it was, and of those that have the
  /// source at a path.
  private mutating func refreshAll(always path: String? = nil) -> [LibrarySnapshot] {
    let scopes = projects.keys.sorted {
      ($0.documentFolder ?? "", $0.declared.joined(separator: "\n"))
        < ($1.documentFolder ?? "", $1.declared.joined(separator: "\n"))
    }
    return scopes.compactMap { scope in
      let hasPath = projects[scope]?.list.sources.contains { $0.path == path } ?? false
      return refreshed(scope, always: hasPath)
    }
  }

  /// A new snapshot of a scope if anything in it changed.
  private mutating func refreshed(_ scope: ProjectScope, always: Bool) -> LibrarySnapshot? {
    guard let project = projects[scope] else { return nil }
    var parts: [Part] = []
    var members: [Library.Member] = []
    var states: [SourceState] = []
    var versions: [String: Int] = [:]
    for source in project.list.sources {
      let indexed: IndexedSource
      let version: Int
      var isOverlay = false
      if let (path, overlay) = overlay(at: source.path) {
        (indexed, version, isOverlay) = (overlay.source, overlay.serial, true)
        versions[path] = overlay.version
      } else if let loaded = sources[source.path] {
        guard case .success(let found) = loaded.result else {
          states.append(.failed(loaded.failure ?? missing(source.path)))
          continue
        }
        (indexed, version) = (found, loaded.version)
      } else {
        states.append(.failed(missing(source.path)))
        continue
      }
      let role = source.role(for: indexed.source.format)
      states.append(.member(members.count))
      members.append(Library.Member(source: indexed.counting(source.content), role: role))
      parts.append(
        Part(
          path: source.path, content: source.content, version: version, isOverlay: isOverlay,
          role: role))
    }
    if !always, let old = project.snapshot, old.list == project.list, old.states == states,
      project.parts == parts
    {
      return nil
    }
    let shared = projects.values.first { $0.snapshot != nil && $0.parts == parts }?.snapshot
    generation += 1
    let snapshot = LibrarySnapshot(
      scope: scope, generation: generation, list: project.list, states: states,
      library: shared?.library ?? Library(members),
      libraryNumber: shared?.libraryNumber ?? generation, overlayVersions: versions)
    projects[scope]?.parts = parts
    projects[scope]?.snapshot = snapshot
    return snapshot
  }

  private func missing(_ path: String) -> SourceReadFailure {
    SourceReadFailure(path: path, reason: .missing)
  }

  private func empty(_ scope: ProjectScope) -> LibrarySnapshot {
    LibrarySnapshot(
      scope: scope, generation: generation, list: SourceList(), states: [], library: Library([]),
      libraryNumber: generation, overlayVersions: [:])
  }
}
