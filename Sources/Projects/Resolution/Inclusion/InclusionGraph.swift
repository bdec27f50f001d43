import Citations

extension ProjectDocuments {
  /// What other files of the project of the LaTeX document at `path`, absolute, define.
  package mutating func vocabulary(
    around path: String, workspaceFolder: String? = nil
  ) -> LaTeXVocabulary {
    var vocabulary = LaTeXVocabulary()
    let project = InclusionGraph(
      of: path, language: .latex, workspaceFolder: workspaceFolder, files: &self)
    for member in project.members where member.path != path {
      vocabulary.formUnion(member.file.vocabulary)
    }
    vocabulary.followHandovers()
    return vocabulary
  }
}

extension ProjectDocuments {
  /// A scope with the same sources for all chapters of one document that name no bibliography
  /// themselves: that of the document, as seen from their folder, or where there is none that of any
  /// file in it. A document that neither includes others nor is part of one has nothing but its folder
  /// that matters. Other scopes stay as they are.
  mutating func sharedScope(for scope: ProjectScope) -> ProjectScope {
    guard let path = scope.document, let language = scope.language else { return scope }
    let roots = DocumentRoots(
      of: path, language: language, workspaceFolder: scope.workspaceFolder, files: &self)
    guard roots.areShared, roots.paths.count == 1, let root = roots.paths.first else {
      return scope
    }
    var shared = scope
    if language != .latex {
      guard root == path, inclusions(from: path).members.count < 2,
        !ProjectSearch.mayHaveDefaults(scope, &patterns)
      else { return scope }
      shared.document = nil
      return shared
    }
    guard scope.declared.isEmpty else { return scope }
    if root == path {
      guard !namesBibliography(path) else { return scope }
      shared.document = nil
    } else {
      guard let resources = file(at: root)?.resources, !resources.isEmpty else { return scope }
      shared.document = root
      shared.declared = resources.map(\.path)
    }
    return shared
  }
}

/// The files that a document is made of. What any file of the whole says of bibliographies
/// counts for all of them.
struct InclusionGraph {
  /// The document first, if there is such a file, then the others in the order they are included in.
  private(set) var members: [DocumentInclusions.Member] = []
  /// The root documents; the document itself if it is none's part.
  let roots: [String]
  /// Files whose change or appearance can change the project.
  private(set) var watchedFiles: Set<String>
  /// Folders whose change can change it.
  let watchedFolders: Set<String>

  /// The project of the document at `path`. O(its files), and the first time as long as it takes to
  /// read them.
  init(
    of path: String, language: DocumentLanguage, workspaceFolder: String?,
    files: inout ProjectDocuments
  ) {
    let found = DocumentRoots(
      of: path, language: language, workspaceFolder: workspaceFolder, files: &files)
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
