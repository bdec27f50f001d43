import Citations

extension LaTeXFiles {
  /// What other files of the project of the LaTeX document at `path`, absolute, define.
  package mutating func vocabulary(
    around path: String, workspaceFolder: String? = nil
  ) -> LaTeXVocabulary {
    var vocabulary = LaTeXVocabulary()
    let project = LaTeXProject(of: path, workspaceFolder: workspaceFolder, files: &self)
    for member in project.members where member.path != path {
      vocabulary.formUnion(member.file.vocabulary)
    }
    vocabulary.followHandovers()
    return vocabulary
  }
}

extension LaTeXFiles {
  /// A scope with the same sources for all chapters of one document that name no bibliography
  /// themselves: that of the document, as seen from their folder, or where there is none that of any
  /// file in it. Other scopes stay as they are.
  mutating func sharedScope(for scope: ProjectScope) -> ProjectScope {
    guard let path = scope.latexDocument, scope.declared.isEmpty else { return scope }
    let roots = LaTeXRoots(of: path, workspaceFolder: scope.workspaceFolder, files: &self)
    guard roots.areShared, roots.paths.count == 1, let root = roots.paths.first else {
      return scope
    }
    var shared = scope
    if root == path {
      guard !namesBibliography(path) else { return scope }
      shared.latexDocument = nil
    } else {
      guard let resources = file(at: root)?.resources, !resources.isEmpty else { return scope }
      shared.latexDocument = root
      shared.declared = resources.map(\.path)
    }
    return shared
  }
}

/// The files that a LaTeX document is made of. What any file of the whole says of bibliographies
/// counts for all of them.
struct LaTeXProject {
  /// The document first, if there is such a file, then the others in the order they are included in.
  private(set) var members: [LaTeXInclusions.Member] = []
  /// The root documents; the document itself if it is none's part.
  let roots: [String]
  /// Files whose change or appearance can change the project.
  private(set) var watchedFiles: Set<String>
  /// Folders whose change can change it.
  let watchedFolders: Set<String>

  /// The project of the document at `path`. O(its files), and the first time as long as it takes to
  /// read them.
  init(of path: String, workspaceFolder: String?, files: inout LaTeXFiles) {
    let found = LaTeXRoots(of: path, workspaceFolder: workspaceFolder, files: &files)
    roots = found.paths
    watchedFolders = Set(found.folders + found.otherFolders)
    watchedFiles = found.watchedDocuments(&files)
    for candidate in found.candidates {
      watchedFiles.formUnion(files.inclusions(from: candidate).watchedFiles)
    }
    var seen: Set<String> = []
    // Of two paths to one file the one through the root counts: it says what paths are relative to.
    for start in (found.areShared ? roots.filter { $0 != path } : []) + [path] {
      let inclusions = files.inclusions(from: start)
      watchedFiles.formUnion(inclusions.watchedFiles)
      members += inclusions.members.filter { seen.insert($0.path).inserted }
    }
    if let index = members.firstIndex(where: { $0.path == path }) {
      members.insert(members.remove(at: index), at: 0)
    }
  }
}
