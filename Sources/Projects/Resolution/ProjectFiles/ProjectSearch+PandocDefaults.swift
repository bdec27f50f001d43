import Citations
import YAML

// A defaults file (Pandoc's manual, “Defaults files”) may name bibliographies, as an option or as
// metadata, and files of metadata that do. Which documents it is for is known when it names them;
// otherwise those beside and below it. Relative paths count from where Pandoc is started, and
// bibliographies are also looked for in the resource path; `${.}` is the folder of the defaults file.

extension ProjectSearch {
  private static let defaultsPattern = "{defaults,*.defaults,*-defaults}.{yaml,yml}"

  /// Adds what Pandoc's defaults files say.
  mutating func addPandocDefaults() {
    var search = ProjectFileSearch(tool: "Pandoc defaults")
    defer { searches.append(search) }
    var waiting: [String] = []
    for folder in ProjectSearch.defaultsFolders(of: scope) {
      search.tried.append(PathText.join(folder, ProjectSearch.defaultsPattern))
      let found = documents.patterns.expand(ProjectSearch.defaultsPattern, in: folder)
      watchedFolders.formUnion(found.folders)
      waiting += found.paths
    }
    var seen = Set(waiting)
    var named: [ProjectBibliography] = []
    while let path = waiting.first, seen.count < 64 {
      waiting.removeFirst()
      guard let defaults = file(path, for: &search), isInput(of: defaults) else { continue }
      search.found.append(path)
      addProblem(of: defaults)
      named += bibliographies(ofDefaults: defaults, &search)
      for name in defaults.root?["defaults"]?.texts ?? [] {
        let other = defaultsFile(name, namedIn: defaults)
        if seen.insert(other).inserted { waiting.append(other) }
      }
    }
    if !search.found.isEmpty { search.finding = ProjectFileSearch.finding(named) }
    bibliographies += named
  }

  /// Whether a file may name the document of `scope`, so that not only its folder counts.
  static func mayHaveDefaults(_ scope: ProjectScope, _ patterns: inout GlobMemory) -> Bool {
    guard let language = scope.language, [.markdown, .restructuredText, .org].contains(language)
    else { return false }
    return defaultsFolders(of: scope).contains {
      !patterns.expand(defaultsPattern, in: $0).paths.isEmpty
    }
  }

  /// The document's folder and those above it in the workspace.
  private static func defaultsFolders(of scope: ProjectScope) -> [String] {
    guard let folder = scope.documentFolder else { return [] }
    guard let top = scope.workspaceFolder, PathText.isInside(folder, top) else { return [folder] }
    return PathText.foldersUpwards(from: folder).filter { PathText.isInside($0, top) }
  }

  /// Whether a defaults file is for the document.
  private func isInput(of defaults: ProjectFile) -> Bool {
    let inputs =
      (defaults.root?["input-files"]?.texts ?? []) + (defaults.root?["input-file"]?.texts ?? [])
    if inputs.isEmpty { return true }
    guard let document = scope.document else { return false }
    let folders = [defaults.folder] + [scope.workspaceFolder].compactMap { $0 }
    return inputs.contains { input in
      folders.contains {
        PathText.normalized(PathText.join($0, expanding(input, in: defaults))) == document
      }
    }
  }

  private mutating func bibliographies(
    ofDefaults defaults: ProjectFile, _ search: inout ProjectFileSearch
  ) -> [ProjectBibliography] {
    let folders =
      [defaults.folder, scope.documentFolder, scope.workspaceFolder].compactMap { $0 }
      + (defaults.root?["resource-path"]?.texts ?? []).map {
        PathText.tidied(PathText.join(defaults.folder, expanding($0, in: defaults)))
      }
    func found(_ value: YAMLNode?, _ file: ProjectFile) -> [ProjectBibliography] {
      names(value, in: file, folders: folders).map { named in
        ProjectBibliography(
          name: expanding(named.name, in: defaults), file: named.file, range: named.range,
          folders: folders)
      }
    }
    var named = found(defaults.root?["bibliography"], defaults)
    named += found(defaults.root?["metadata"]?["bibliography"], defaults)
    if !named.isEmpty { texts[defaults.path] = defaults.text }
    let metadataNames =
      (defaults.root?["metadata-file"]?.texts ?? [])
      + (defaults.root?["metadata-files"]?.texts ?? [])
    for name in metadataNames {
      for folder in folders {
        let path = PathText.tidied(PathText.join(folder, expanding(name, in: defaults)))
        guard let metadata = file(path, for: &search) else { continue }
        search.found.append(path)
        addProblem(of: metadata)
        addEntries(of: metadata)
        let more = found(metadata.root?["bibliography"], metadata)
        if !more.isEmpty { texts[path] = metadata.text }
        named += more
        break
      }
    }
    return named
  }

  /// `${.}` stands for the folder of the defaults file.
  private func expanding(_ path: String, in defaults: ProjectFile) -> String {
    path.hasPrefix("${.}") ? defaults.folder + path.dropFirst(4) : path
  }

  /// The file of defaults that another one names: beside it, or among the user's own.
  private func defaultsFile(_ name: String, namedIn defaults: ProjectFile) -> String {
    let name = expanding(name, in: defaults)
    let names = name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? [name] : ["\(name).yaml", name]
    var folders = [defaults.folder]
    if let homeFolder {
      folders += ["\(homeFolder)/.local/share/pandoc/defaults", "\(homeFolder)/.pandoc/defaults"]
    }
    let candidates = folders.flatMap { folder in names.map { PathText.join(folder, $0) } }
    return PathText.tidied(
      candidates.first { FileStamp(path: $0) != nil } ?? candidates.first ?? name)
  }
}
