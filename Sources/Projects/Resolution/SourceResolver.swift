import Bibliography
import Citations
import PaperIndex

/// Finds the sources of a document.
package struct SourceResolver: Sendable {
  /// What a project depends on beside its own files.
  package struct Environment: Sendable {
    /// What `~` stands for.
    package var homeFolder = SystemCalls.homeFolder
    /// The profiles of Quarto that the user has chosen, as the environment has them.
    package var quartoProfile = SystemCalls.environmentValue("QUARTO_PROFILE")
    /// Files that are open in the editor: there, whether they are saved or not.
    package var openPaths: Set<String> = []
    /// Where TeX looks beside the project's folders; looked for when it is asked for.
    package var texSearchPaths: TeXSearchPaths {
      get { ownTeXSearchPaths ?? TeXSearchPaths.ofProcess }
      set { ownTeXSearchPaths = newValue }
    }
    private var ownTeXSearchPaths: TeXSearchPaths?
    package var globLimits = Glob.Limits()
    package var reader = SourceReader()

    package init() {}

    /// The user's, with the cache that is theirs.
    package static var ofUser: Environment {
      var environment = Environment()
      var options = SourceReader.Options()
      options.cache = TableCache.ofUser
      environment.reader = SourceReader(options: options)
      return environment
    }
  }

  /// What was found on the way and need not be found again.
  struct Memory: Sendable {
    /// The documents that were read; each is asked whether it changed.
    var documents: ProjectDocuments
    /// The project files that were read; likewise.
    var projectFiles: ProjectFiles

    init(in environment: Environment) {
      documents = ProjectDocuments(in: environment)
      projectFiles = ProjectFiles(reader: environment.reader)
    }
  }

  /// What a document of a workspace folder has that names no bibliography.
  static let workspacePattern = "**/" + folderPattern
  /// The same in one folder. Of files whose name ends in .json alone, hardly any is a bibliography.
  private static let folderPattern = "*.{bib,csl.json}"

  let scope: ProjectScope
  let environment: Environment
  var list = SourceList()
  var memory: Memory
  /// Places in `list.sources` by file.
  private var places: [FileIdentity: Int] = [:]
  private var placesByPath: [String: Int] = [:]
  /// Bibliographies that the documents of the project have inside, by the paths of the files that they
  /// become.
  var containedFiles: [String: (document: String, file: ContainedBibliography)] = [:]
  /// Where TeX looks beside the project's folders, for the document, and the folders that it may be
  /// started in; `nil` for other documents.
  var texSearch: (paths: TeXSearchPaths, folders: [String])?
  /// Whether another file of the project names a bibliography.
  var hasDeclaredElsewhere = false
  /// The folder that a leading slash means, where a project file says so.
  var projectRoot: String?
  /// What settings say, the strongest first, and the origin of what stands at a place in them.
  private var layers: [(layer: SettingsLayer, origin: @Sendable (Range<Int>) -> SourceOrigin)] = []
  /// Those that are there.
  private(set) var searchFolders: [SearchFolder] = []

  private init(_ scope: ProjectScope, _ environment: Environment) {
    self.scope = scope
    self.environment = environment
    memory = Memory(in: environment)
  }

  /// The sources of a document as they are now. Reads the settings file; of the sources, it asks
  /// only whether they are there.
  package static func resolve(
    _ scope: ProjectScope, in environment: Environment = Environment()
  ) -> SourceList {
    var memory = Memory(in: environment)
    return resolve(scope, in: environment, remembering: &memory)
  }

  /// The settings that hold in a scope as they are now.
  package static func settings(
    _ scope: ProjectScope, in environment: Environment = Environment()
  ) -> Settings {
    var resolver = SourceResolver(scope, environment)
    resolver.findSettings()
    return resolver.list.settings
  }

  /// The same, for who asks again, or about many documents at one moment.
  static func resolve(
    _ scope: ProjectScope, in environment: Environment, remembering memory: inout Memory
  ) -> SourceList {
    var resolver = SourceResolver(scope, environment)
    // What is held twice would be copied.
    swap(&resolver.memory, &memory)
    resolver.resolve()
    swap(&resolver.memory, &memory)
    return resolver.list
  }

  mutating func expand(_ pattern: String, in folder: String) -> GlobExpansion {
    memory.documents.patterns.expand(pattern, in: folder)
  }

  private mutating func resolve() {
    findSettings()
    // Its entries come before those of its bibliographies, as they do in Pandoc.
    if let document = scope.inlineReferences {
      add(
        ResolvedSource(
          path: document, role: .project, origin: .embedded,
          content: .document(.cslYAML, files: [])))
    }
    let project = searchProject()
    if let document = scope.document {
      addDocuments(of: document, language: scope.language ?? .markdown)
    } else {
      let folders = [scope.documentFolder, scope.workspaceFolder].compactMap { $0 }
      for (index, path) in scope.declared.enumerated() {
        addDeclared(path, .declared(index), from: folders)
      }
    }
    addProject(project)
    for (layer, origin) in layers {
      for source in layer.settings.sources ?? [] {
        addNamed(source, in: layer.folder, origin(source.range))
      }
    }
    if isLeftToWorkspace { addWorkspace() }
  }

  private mutating func findSettings() {
    let folder = scope.documentFolder ?? scope.workspaceFolder
    if let folder {
      let candidates = SettingsFile.candidates(from: folder)
      list.watchedFiles.formUnion(candidates)
      list.settingsFile = SettingsFile.find(candidates, reader: environment.reader)
    }
    if let arguments = scope.arguments { layers.append((arguments, { _ in .argument })) }
    if let file = list.settingsFile {
      let path = file.path
      layers.append(
        (
          SettingsLayer(settings: file.settings, folder: file.folder),
          { .settings(path: path, range: $0) }
        ))
    }
    if let folder = scope.workspaceFolder ?? scope.documentFolder {
      layers.append(
        (SettingsLayer(settings: scope.clientSettings, folder: folder), { .client(range: $0) }))
    }
    list.settings = (scope.arguments?.settings ?? Settings())
      .over(list.settingsFile?.settings ?? Settings()).over(scope.clientSettings)
    list.insertTarget =
      layers.lazy.compactMap { [environment] layer, _ in
        layer.insertTarget(home: environment.homeFolder)
      }.first
    list.vocabulary = LaTeXVocabulary(citationCommands: list.settings.citationCommands ?? [])
    for (layer, origin) in layers {
      for folder in layer.searchFolders(home: environment.homeFolder) {
        list.watchedFiles.insert(folder.path)
        guard FileStamp(path: folder.path) != nil else {
          report(
            origin(folder.range), .warning, "missing-folder",
            "There is no folder “\(folder.path)” to look for bibliographies in.")
          continue
        }
        searchFolders.append(folder)
      }
    }
    for problem in list.settingsFile?.problems ?? [] {
      guard let file = list.settingsFile else { break }
      list.problems.append(
        SourceProblem(
          origin: .settings(path: file.path, range: problem.range), severity: problem.severity,
          code: problem.code, message: problem.message,
          losesSources: file.losesSources && problem.severity == .error))
    }
  }

  /// Whether nobody names a bibliography of the project. A library of the user's in the client's
  /// settings is none; any list in a settings file, an empty one too, is an answer.
  private var isLeftToWorkspace: Bool {
    scope.declared.isEmpty && scope.inlineReferences == nil && list.definedKeys.isEmpty
      && !hasDeclaredElsewhere
      && list.settingsFile?.settings.sources == nil
      && !((scope.arguments?.settings.sources ?? []) + (scope.clientSettings.sources ?? []))
        .contains { ($0.role ?? .project) == .project }
  }

  // MARK: What a document declares

  /// Adds what a document declares. A relative path is looked for in `folders`: Pandoc and TeX read
  /// from where they are started, the document's folder or the project's.
  mutating func addDeclared(
    _ text: String, _ origin: SourceOrigin, from folders: [String]
  ) {
    guard let path = localPath(text, origin) else { return }
    var folders = folders
    if PathText.isAbsolute(path) {
      // Quarto's leading slash means the project's folder.
      folders = scope.language == .typst ? [] : ["/"]
      if let projectRoot { folders.insert(projectRoot, at: 0) }
      if let folder = scope.workspaceFolder { folders.append(folder) }
    }
    let relative = String(decoding: path.utf8.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
    var candidates: [String] = []
    for folder in folders {
      let candidate = PathText.tidied(PathText.join(folder, relative))
      if !candidates.contains(candidate) { candidates.append(candidate) }
    }
    // `\bibliography{refs}` leaves out the ending.
    if !PathText.name(of: path).contains(".") { candidates += candidates.map { "\($0).bib" } }
    var search = SourceSearch(name: text, origin: origin)
    defer { list.searches.append(search) }
    for candidate in candidates {
      list.watchedFiles.insert(candidate)
      search.tried.append(candidate)
      let contained = containedFiles[candidate]
      if contained?.file.overwrites != true, exists(candidate) {
        add(ResolvedSource(path: candidate, role: .project, origin: origin))
        search.found = [candidate]
        return
      }
      if let (document, file) = contained {
        add(
          ResolvedSource(
            path: document, role: .project, origin: origin,
            content: .document(.latexDocument, files: [file.name])))
        search.found = [document]
        return
      }
    }
    if Glob.isPattern(path) {
      for folder in folders {
        search.tried.append(PathText.join(folder, relative))
        search.found = addPattern(relative, in: folder, role: .project, origin)
        if !search.found.isEmpty { return }
      }
    }
    if findInSearchFolders(relative, &search) { return }
    if !PathText.isAbsolute(path), addFromTeXSearchPaths(relative, origin, &search) { return }
    report(
      origin, .error, "missing-bibliography",
      candidates.first.map { "There is no bibliography “\(text)”: “\($0)” does not exist." }
        ?? "The bibliography “\(text)” cannot be found: this document is in no folder.")
  }

  // MARK: What settings name

  private mutating func addNamed(
    _ source: SourceSetting, in folder: String, _ origin: SourceOrigin
  ) {
    guard let path = localPath(source.path, origin, role: source.role) else { return }
    let whole = PathText.tidied(PathText.join(folder, path))
    list.watchedFiles.insert(whole)
    var search = SourceSearch(name: source.path, origin: origin, tried: [whole])
    defer { list.searches.append(search) }
    if exists(whole) {
      add(ResolvedSource(path: whole, role: source.role, origin: origin))
      search.found = [whole]
    } else if Glob.isPattern(path) {
      search.found = addPattern(path, in: folder, role: source.role, origin)
      if search.found.isEmpty {
        report(
          origin, .warning, "missing-bibliography", "No file fits “\(source.path)” in “\(folder)”.",
          role: source.role)
      }
    } else {
      report(
        origin, .warning, "missing-bibliography",
        whole == source.path
          ? "There is no file “\(whole)”."
          : "There is no file “\(source.path)”: “\(whole)” does not exist.", role: source.role)
    }
  }

  // MARK: What lies in the workspace

  /// Nearest to the workspace folder first: the same order for all its documents, so that they
  /// share one library. Without a workspace folder, the document's folder alone.
  private mutating func addWorkspace() {
    guard let folder = scope.workspaceFolder ?? scope.documentFolder else { return }
    let pattern =
      scope.workspaceFolder == nil
      ? SourceResolver.folderPattern : SourceResolver.workspacePattern
    let found = expand(pattern, in: folder)
    list.watchedFolders.formUnion(found.folders)
    let sorted = found.paths.map { (path: $0, depth: $0.utf8.count { $0 == UInt8(ascii: "/") }) }
      .sorted { $0.depth == $1.depth ? PathText.precedes($0.path, $1.path) : $0.depth < $1.depth }
    for (path, _) in sorted {
      add(ResolvedSource(path: path, role: .project, origin: .workspace))
    }
    list.searches.append(
      SourceSearch(name: pattern, origin: .workspace, tried: [folder], found: sorted.map(\.path)))
    if found.isCut {
      report(
        .workspace, .information, "workspace-too-large",
        "“\(folder)” holds too many files to find every bibliography; name them in refdesk.json.")
    }
  }

  // MARK: Steps

  /// The path that a text means; `nil`, reported, for one that means no local file.
  private mutating func localPath(
    _ text: String, _ origin: SourceOrigin, role: SourceRole? = nil
  ) -> String? {
    switch FileURI.scheme(of: text) {
    case "file":
      if let path = FileURI.path(of: text) { return path }
      report(
        origin, .error, "missing-bibliography", "“\(text)” names no file on this computer.",
        role: role)
      return nil
    case let scheme? where text.utf8.dropFirst(scheme.utf8.count).starts(with: "://".utf8):
      report(
        origin, .information, "remote-bibliography",
        "A remote bibliography is not fetched: save “\(text)” in the project and name that file.",
        role: role)
      return nil
    default:
      let path = PathText.expandingHome(text, home: environment.homeFolder)
      if path != text { list.variables["HOME"] = environment.homeFolder }
      return path
    }
  }

  func exists(_ path: String) -> Bool {
    environment.openPaths.contains(path) || FileStamp(path: path) != nil
  }

  /// Adds the files that fit and do not lie in a folder that is left out, and returns their paths.
  mutating func addPattern(
    _ pattern: String, in folder: String, leavingOut excluded: String? = nil, role: SourceRole?,
    _ origin: SourceOrigin
  ) -> [String] {
    let found = expand(pattern, in: folder)
    list.watchedFolders.formUnion(found.folders)
    let paths = found.paths.filter { path in
      excluded.map { !path.dropFirst(folder.utf8.count).contains("/\($0)/") } ?? true
    }
    for path in paths { add(ResolvedSource(path: path, role: role, origin: origin)) }
    if found.isCut {
      report(
        origin, .information, "pattern-too-wide",
        "“\(pattern)” looks at too many files; those that were not reached are left out.")
    }
    return paths
  }

  /// Adds a source, or strengthens the role of the one that is the same file.
  mutating func add(_ source: ResolvedSource) {
    let identity = FileIdentity(path: source.path)
    if let place = identity.flatMap({ places[$0] }) ?? placesByPath[source.path] {
      list.sources[place].content.formUnion(source.content)
      // That a file lies in the workspace does not weigh against what somebody said of it.
      guard let role = source.role, source.origin != .workspace else { return }
      list.sources[place].role = list.sources[place].role?.stronger(role) ?? role
      return
    }
    if let identity { places[identity] = list.sources.count }
    placesByPath[source.path] = list.sources.count
    list.sources.append(source)
    list.watchedFiles.insert(source.path)
  }

  mutating func report(
    _ origin: SourceOrigin, _ severity: Problem.Severity, _ code: String, _ message: String,
    role: SourceRole? = nil
  ) {
    list.problems.append(
      SourceProblem(
        origin: origin, severity: severity, code: code, message: message, role: role))
  }
}
