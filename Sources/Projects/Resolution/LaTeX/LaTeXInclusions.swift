import Citations

/// The files that a LaTeX document is made of.
struct LaTeXInclusions: Sendable {
  /// A file with the folder of the root document through which it was reached.
  struct Member: Sendable {
    let path: String
    let rootFolder: String
    let file: LaTeXFile
  }

  /// Files of one document.
  private static let fileLimit = 2_000

  /// The document first, if there is such a file, then the others in the order they are included in,
  /// each once.
  private(set) var members: [Member] = []
  /// The paths of `members`.
  private(set) var paths: Set<String> = []
  /// Whether there are more than are followed.
  private(set) var isCut = false
  /// Files whose change or appearance can change the rest.
  private(set) var watchedFiles: Set<String>

  /// Follows what the document at `root` includes. O(its files).
  init(from root: String, files: inout LaTeXFiles) {
    watchedFiles = [root]
    guard let file = files.file(at: root) else { return }
    let rootFolder = PathText.folder(of: root)
    paths = [root]
    var waiting = [Member(path: root, rootFolder: rootFolder, file: file)]
    while let member = waiting.popLast(), members.count < LaTeXInclusions.fileLimit {
      members.append(member)
      var included: [Member] = []
      for link in member.file.links where link.kind != .parent {
        guard
          let found = files.target(
            of: link, in: member.path, rootFolder: rootFolder, watching: &watchedFiles),
          paths.insert(found.path).inserted
        else { continue }
        included.append(Member(path: found.path, rootFolder: rootFolder, file: found.file))
      }
      waiting += included.reversed()
    }
    if !waiting.isEmpty {
      isCut = true
      paths = Set(members.map(\.path))
    }
  }
}

extension LaTeXFiles {
  /// The file that a link in the file at `path` means. What is asked for is added to `watched`.
  mutating func target(
    of link: DocumentLink, in path: String, rootFolder: String, watching watched: inout Set<String>
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
        watched.insert(candidate)
        if let file = file(at: candidate) { return (candidate, file) }
      }
    }
    return targetInSearchPaths(names, rootFolder: rootFolder, watching: &watched)
  }

  /// The first file of some names in `TEXINPUTS`.
  private mutating func targetInSearchPaths(
    _ names: [String], rootFolder: String, watching watched: inout Set<String>
  ) -> (path: String, file: LaTeXFile)? {
    for element in searchPaths(startedIn: rootFolder, watching: &watched).inputs {
      for name in names {
        let path = element.path(of: name, from: rootFolder)
        let candidate =
          element.pattern == nil ? PathText.tidied(path) : files(fitting: path).first
        guard let candidate else { continue }
        watched.insert(candidate)
        if let file = file(at: candidate) { return (candidate, file) }
      }
    }
    return nil
  }
}
