import Citations

// A chapter has the bibliographies of the document it is part of. That one it names itself, as in a
// comment for editors or by the class subfiles; or else it is one of the documents in its folder and
// those above that includes it, through however many files; or else one anywhere in the workspace
// folder.

/// The root documents of a document, and what was looked at to find them.
struct DocumentRoots {
  /// How far they are looked for.
  private enum Limit {
    /// Folders above that of a document, when the workspace folder is not further up.
    static let foldersUp = 3
    /// Documents of one folder.
    static let documents = 2_000
    /// Documents that may include another.
    static let candidates = 256
    /// Files from one that names its root to the root.
    static let parents = 8
  }

  private let language: DocumentLanguage
  /// The document itself if it is none's part.
  private(set) var paths: [String]
  /// Whether their bibliographies are the document's. One that names some itself, as a chapter does
  /// with chapterbib in LaTeX, has nothing but its paths from them.
  private(set) var areShared = true
  /// The folders whose documents were asked whether they are the root.
  private(set) var folders: [String] = []
  /// The documents that might have included it.
  private(set) var candidates: [String] = []
  /// Documents elsewhere in the workspace folder that were asked, and their folders.
  private var otherDocuments: Set<String> = []
  private(set) var otherFolders: [String] = []
  /// The files by which a root may be named.
  private(set) var namedFiles: Set<String> = []

  /// The roots of the document at `path`. O(documents beside and above it), and once a moment O(the
  /// files of those).
  init(
    of path: String, language: DocumentLanguage, workspaceFolder: String?,
    files: inout ProjectDocuments
  ) {
    self.language = language
    paths = [path]
    if let parent = namedRoot(of: path, &files) {
      paths = [parent]
    } else {
      areShared = language != .latex || !files.namesBibliography(path)
      if !areShared, files.file(at: path)?.isMainDocument == true { return }
      findCandidates(for: path, workspaceFolder: workspaceFolder, &files)
      var found = candidates.filter { files.inclusions(from: $0).paths.contains(path) }
      if found.isEmpty, language == .latex, files.file(at: path)?.isMainDocument != true,
        let workspaceFolder
      {
        findElsewhere(in: workspaceFolder, &files)
        found = candidates.filter { files.inclusions(from: $0).paths.contains(path) }
      }
      if !found.isEmpty { paths = outermost(found, &files) }
    }
  }

  /// Those that none of the others includes, in languages whose roots do not say that they are some;
  /// all, when they include each other.
  private func outermost(_ found: [String], _ files: inout ProjectDocuments) -> [String] {
    guard language != .latex, found.count > 1 else { return found }
    var included: Set<String> = []
    for root in found { included.formUnion(files.inclusions(from: root).paths.subtracting([root])) }
    let outer = found.filter { !included.contains($0) }
    return outer.isEmpty ? found : outer
  }

  /// The root document that a file names, the one that names none itself.
  private mutating func namedRoot(of path: String, _ files: inout ProjectDocuments) -> String? {
    var current = path
    var seen: Set<String> = [path]
    while seen.count <= Limit.parents,
      let link = files.file(at: current, as: language)?.links.first(where: { $0.kind == .parent }),
      let parent = files.target(
        of: link, in: current, language: language,
        rootFolder: PathText.folder(of: current), watching: &namedFiles),
      seen.insert(parent.path).inserted
    {
      current = parent.path
    }
    return current == path ? nil : current
  }

  /// Finds the documents that may be roots in the folder of a file and the folders above.
  private mutating func findCandidates(
    for path: String, workspaceFolder: String?, _ files: inout ProjectDocuments
  ) {
    let folder = PathText.folder(of: path)
    folders = PathText.foldersUpwards(from: folder)
    // The workspace may be a part of the project: somebody opened a chapter.
    let inside = workspaceFolder.map { top in folders.count { PathText.isInside($0, top) } } ?? 0
    folders = Array(folders.prefix(max(inside, 1 + Limit.foldersUp)))
    for folder in folders {
      for document in files.documents(in: folder, including: language).prefix(Limit.documents)
      where document != path && files.file(at: document)?.isRootCandidate == true {
        guard candidates.count < Limit.candidates else { return }
        candidates.append(document)
      }
    }
  }

  /// Adds the main documents of the whole workspace folder: `\input{../text/one}` in another branch.
  private mutating func findElsewhere(in folder: String, _ files: inout ProjectDocuments) {
    let found = files.documents(below: folder, including: language)
    let known = Set(candidates)
    for document in found.paths.prefix(Limit.documents) where !known.contains(document) {
      otherDocuments.insert(document)
      guard files.file(at: document)?.isMainDocument == true else { continue }
      guard candidates.count < Limit.candidates else { break }
      candidates.append(document)
    }
    otherFolders = found.folders
  }

  /// The files of the folders that were looked at whose change can change the roots.
  func watchedDocuments(_ files: inout ProjectDocuments) -> Set<String> {
    var watched = namedFiles.union(otherDocuments)
    for folder in folders {
      watched.formUnion(
        files.documents(in: folder, including: language).prefix(Limit.documents))
    }
    return watched
  }
}
