import Bibliography
import Citations
import TextStorage
import YAML

// Each tool has a file of its own, `ProjectSearch+Tool.swift`, with one function that looks for the
// tool's project files and takes down what they say. What several tools say counts together: a folder
// may be built by more than one.

/// Looks for the project files that a document belongs to, and takes down what they say of its
/// bibliographies.
struct ProjectSearch {
  let scope: ProjectScope
  let homeFolder: String?
  let quartoProfile: String?
  /// The document's folder and all above, nearest first.
  let foldersUpwards: [String]
  var files: ProjectFiles
  var documents: ProjectDocuments

  /// What the project files name, in the order in which it counts.
  var bibliographies: [ProjectBibliography] = []
  /// Patterns for bibliographies that a project has without naming them, with the file that says so.
  var patterns: [ProjectPattern] = []
  /// Project files and documents that have entries of their own, under `references:`.
  var entryFiles: [String] = []
  /// Whether what the project names takes no part: the document names one itself instead.
  var isReplaced = false
  /// The folder that a leading slash means in the document.
  var root: String?
  var problems: [SourceProblem] = []
  /// The texts of the files in which something is named or wrong.
  var texts: [String: SourceText] = [:]
  var watchedFiles: Set<String> = []
  var watchedFolders: Set<String> = []
  var searches: [ProjectFileSearch] = []

  /// A search for the document of `scope` that found nothing yet.
  init(_ scope: ProjectScope, in environment: SourceResolver.Environment) {
    self.scope = scope
    files = ProjectFiles(reader: environment.reader)
    documents = ProjectDocuments(in: environment)
    homeFolder = environment.homeFolder
    quartoProfile = environment.quartoProfile
    foldersUpwards = scope.documentFolder.map(PathText.foldersUpwards) ?? []
  }

  /// Looks for the files of all tools that read documents in the language.
  mutating func run() {
    guard scope.documentFolder != nil else { return }
    switch scope.language {
    case .markdown:
      addQuarto()
      addBookdown()
      addMyST()
      addJupyterBook()
      addSphinx()
      addPandocDefaults()
      addJekyll()
      addManubot()
    case .notebook:
      addQuarto()
      addMyST()
      addJupyterBook()
      addSphinx()
    case .restructuredText:
      addJupyterBook()
      addSphinx()
      addPandocDefaults()
    case .org: addPandocDefaults()
    case .latex, .typst, .bibliography, nil: break
    }
  }

  /// Whether something is said that a library can be made of.
  var isAnswer: Bool { !bibliographies.isEmpty || !entryFiles.isEmpty }
}

// MARK: - What the tools have in common

extension ProjectSearch {
  /// The nearest of the files with these names in the folders upwards that `isWanted`.
  mutating func nearest(
    _ names: [String], isYAML: Bool = true, for search: inout ProjectFileSearch,
    where isWanted: (ProjectFile) -> Bool = { _ in true }
  ) -> ProjectFile? {
    for folder in foldersUpwards {
      for name in names {
        if let file = file(PathText.join(folder, name), isYAML: isYAML, for: &search),
          isWanted(file)
        {
          search.found.append(file.path)
          return file
        }
      }
    }
    return nil
  }

  /// The file at a path, which is watched from now on.
  mutating func file(
    _ path: String, isYAML: Bool = true, for search: inout ProjectFileSearch
  ) -> ProjectFile? {
    watchedFiles.insert(path)
    search.tried.append(path)
    return files.file(at: path, isYAML: isYAML)
  }

  /// Takes down what is wrong with a file that counts.
  mutating func addProblem(of file: ProjectFile) {
    guard let problem = file.problem else { return }
    texts[file.path] = file.text
    problems.append(
      SourceProblem(
        origin: .document(path: file.path, range: problem.range), severity: .warning,
        code: "invalid-project-file", message: problem.message))
  }

  /// Takes down bibliographies that a file names.
  mutating func add(_ named: [ProjectBibliography], in file: ProjectFile) {
    guard !named.isEmpty else { return }
    texts[file.path] = file.text
    bibliographies += named
  }

  /// Takes down that a file has entries of its own.
  mutating func addEntries(of file: ProjectFile) {
    guard let references = file.root?["references"], references.kind == .sequence,
      !references.elements.isEmpty, !entryFiles.contains(file.path)
    else { return }
    entryFiles.append(file.path)
  }

  /// The bibliographies that a YAML value names: a text, or a list of them.
  func names(
    _ value: YAMLNode?, in file: ProjectFile, folders: [String], root: String? = nil
  ) -> [ProjectBibliography] {
    guard let value else { return [] }
    let nodes = value.kind == .sequence ? value.elements : [value]
    return nodes.compactMap { node -> ProjectBibliography? in
      guard !node.isNull, let text = node.string, let range = node.contentRange else { return nil }
      let name = String(text.trimmingPrefix(while: \.isWhitespace))
      guard !name.isEmpty else { return nil }
      return ProjectBibliography(
        name: name, file: file.path, range: range, folders: folders, root: root,
        computed: ProjectSearch.computed(name))
    }
  }

  /// Which program a name is made by, if any.
  static func computed(_ name: String) -> String? {
    if name.hasPrefix("`r ") || name.hasPrefix("!expr") || name.hasPrefix("!r ") { return "R" }
    return nil
  }
}

extension YAMLNode {
  /// The texts of a value: of a list all its texts, of a text that one.
  var texts: [String] {
    (kind == .sequence ? elements : [self]).compactMap { $0.isNull ? nil : $0.string }
  }
}
