import Bibliography
import Citations

// A chapter has the bibliographies of the document it is part of. That one it names itself, in a
// comment for editors or by the class subfiles; or else it is one of the documents in its folder and
// those above that includes it, through however many files. What any file of the whole says of
// bibliographies counts for all of them.

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
    return vocabulary
  }
}

/// The files that a LaTeX document is made of, and what they say of bibliographies.
struct LaTeXProject {
  /// A file with the folder of the root document through which it was reached.
  struct Member {
    let path: String
    let rootFolder: String
    let file: LaTeXFile
  }

  /// How far documents are looked for.
  private enum Limit {
    /// Folders above that of a document, when the workspace folder is not further up.
    static let foldersUp = 3
    /// Files that may include a document.
    static let candidates = 256
    /// Files of one project.
    static let files = 2_000
    /// Files from one that names its root to the root.
    static let parents = 8
  }

  private static let endings = ["tex", "ltx", "latex", "Rnw", "rnw"]

  /// The document first, if there is such a file, then the others in the order they are included in.
  private(set) var members: [Member] = []
  /// The root documents; the document itself if it is none's part.
  private(set) var roots: [String]
  /// Files whose change or appearance can change the project.
  private(set) var watchedFiles: Set<String>
  private(set) var watchedFolders: Set<String> = []

  /// The project of the document at `path`. O(its files), and the first time as long as it takes to
  /// read them.
  init(of path: String, workspaceFolder: String?, files: inout LaTeXFiles) {
    roots = [path]
    watchedFiles = [path]
    let own = members(from: path, &files)
    if let parent = namedRoot(of: path, &files) {
      roots = [parent]
    } else if !own.contains(where: { $0.file.hasBibliography }) {
      let found = includingDocuments(of: path, workspaceFolder: workspaceFolder, &files)
      if !found.isEmpty { roots = found }
    }
    var seen: Set<String> = []
    // Of two paths to one file the one through the root counts: it says what paths are relative to.
    var all: [Member] = []
    for root in roots where root != path { all += members(from: root, &files) }
    all += own
    members = all.filter { seen.insert($0.path).inserted }
    if let index = members.firstIndex(where: { $0.path == path }) {
      members.insert(members.remove(at: index), at: 0)
    }
  }

  /// The root document that a file names, the one that names none itself.
  private mutating func namedRoot(of path: String, _ files: inout LaTeXFiles) -> String? {
    var current = path
    var seen: Set<String> = [path]
    while seen.count <= Limit.parents,
      let link = files.file(at: current)?.links.first(where: { $0.kind == .parent }),
      let parent = file(link, from: current, rootFolder: PathText.folder(of: current), &files),
      seen.insert(parent.path).inserted
    {
      current = parent.path
    }
    return current == path ? nil : current
  }

  /// The documents that include a file, of those in its folder and the folders above.
  private mutating func includingDocuments(
    of path: String, workspaceFolder: String?, _ files: inout LaTeXFiles
  ) -> [String] {
    let folder = PathText.folder(of: path)
    var folders = PathText.foldersUpwards(from: folder)
    // The workspace may be a part of the project: somebody opened a chapter.
    let inside = workspaceFolder.map { top in folders.count { PathText.isInside($0, top) } } ?? 0
    folders = Array(folders.prefix(max(inside, 1 + Limit.foldersUp)))
    watchedFolders.formUnion(folders)
    var found: [String] = []
    var candidatesLeft = Limit.candidates
    for folder in folders {
      let pattern = "*.{\(LaTeXProject.endings.joined(separator: ","))}"
      for candidate in Glob(pattern, in: folder).expand().paths where candidate != path {
        guard candidatesLeft > 0 else { return found }
        candidatesLeft -= 1
        watchedFiles.insert(candidate)
        guard files.file(at: candidate)?.isMainDocument == true else { continue }
        if members(from: candidate, &files).contains(where: { $0.path == path }) {
          found.append(candidate)
        }
      }
    }
    return found
  }

  /// The files that a document is made of, itself first, each once.
  private mutating func members(from root: String, _ files: inout LaTeXFiles) -> [Member] {
    guard let file = files.file(at: root) else { return [] }
    watchedFiles.insert(root)
    let rootFolder = PathText.folder(of: root)
    var result: [Member] = []
    var seen: Set<String> = [root]
    var waiting = [Member(path: root, rootFolder: rootFolder, file: file)]
    while let member = waiting.popLast(), result.count < Limit.files {
      result.append(member)
      var included: [Member] = []
      for link in member.file.links where link.kind != .parent {
        guard
          let found = self.file(link, from: member.path, rootFolder: rootFolder, &files),
          seen.insert(found.path).inserted
        else { continue }
        included.append(Member(path: found.path, rootFolder: rootFolder, file: found.file))
      }
      waiting += included.reversed()
    }
    return result
  }

  /// The file that a link means.
  private mutating func file(
    _ link: DocumentLink, from path: String, rootFolder: String, _ files: inout LaTeXFiles
  ) -> (path: String, file: LaTeXFile)? {
    // What only TeX can tell.
    guard !link.path.utf8.contains(UInt8(ascii: "\\")) else { return nil }
    let ownFolder = PathText.folder(of: path)
    let folders: [String]
    var names = [link.path]
    switch link.kind {
    case .root: folders = [rootFolder, ownFolder]
    case .file, .parent: folders = [ownFolder, rootFolder]
    case .package, .documentClass: folders = [rootFolder]
    }
    switch link.kind {
    case .root, .file, .parent:
      // TeX looks for the name with its ending first.
      if !link.path.hasSuffix(".tex") { names.insert("\(link.path).tex", at: 0) }
    case .package: names = ["\(link.path).sty"]
    case .documentClass: names = ["\(link.path).cls"]
    }
    for (index, folder) in folders.enumerated() where index == 0 || folder != folders[0] {
      for name in names {
        let candidate = PathText.tidied(PathText.join(folder, name))
        watchedFiles.insert(candidate)
        if let file = files.file(at: candidate) { return (candidate, file) }
      }
    }
    return nil
  }
}
