import Citations

/// The files that a document is made of.
struct DocumentInclusions: Sendable {
  /// A file with the folder of the root document through which it was reached.
  struct Member: Sendable {
    let path: String
    let rootFolder: String
    let file: ProjectDocument
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
  init(from root: String, files: inout ProjectDocuments) {
    watchedFiles = [root]
    guard let file = files.file(at: root) else { return }
    let rootFolder = PathText.folder(of: root)
    paths = [root]
    var waiting = [Member(path: root, rootFolder: rootFolder, file: file)]
    while let member = waiting.popLast(), members.count < DocumentInclusions.fileLimit {
      members.append(member)
      var included: [Member] = []
      for link in member.file.links where link.kind != .parent {
        guard
          let found = files.target(
            of: link, in: member.path, language: member.file.language, rootFolder: rootFolder,
            watching: &watchedFiles),
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

extension ProjectDocuments {
  /// The file that a link in the file at `path` means. What is asked for is added to `watched`.
  mutating func target(
    of link: DocumentLink, in path: String, language: DocumentLanguage, rootFolder: String,
    watching watched: inout Set<String>
  ) -> (path: String, file: ProjectDocument)? {
    // What only TeX can tell.
    guard language != .latex || !link.path.utf8.contains(UInt8(ascii: "\\")) else { return nil }
    var folders = link.folders(from: PathText.folder(of: path), rootFolder: rootFolder)
    var names = link.fileNames(in: language)
    if language != .latex, PathText.isAbsolute(link.path) {
      folders = ProjectRoot.folders(above: PathText.folder(of: path), language: language) + ["/"]
      names = [String(decoding: link.path.utf8.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)]
    }
    for (index, folder) in folders.enumerated() where index == 0 || folder != folders[0] {
      for name in names {
        let candidate = PathText.tidied(PathText.join(folder, name))
        watched.insert(candidate)
        if let file = file(at: candidate, as: language) { return (candidate, file) }
      }
    }
    guard language == .latex else { return nil }
    return targetInSearchPaths(names, rootFolder: rootFolder, watching: &watched)
  }

  /// The first file of some names in `TEXINPUTS`.
  private mutating func targetInSearchPaths(
    _ names: [String], rootFolder: String, watching watched: inout Set<String>
  ) -> (path: String, file: ProjectDocument)? {
    for element in searchPaths(startedIn: rootFolder, watching: &watched).inputs {
      for name in names {
        let path = element.path(of: name, from: rootFolder)
        let candidate =
          element.pattern == nil
          ? PathText.tidied(path) : patterns.expand(path, in: "/").paths.first
        guard let candidate else { continue }
        watched.insert(candidate)
        if let file = file(at: candidate, as: .latex) { return (candidate, file) }
      }
    }
    return nil
  }
}

extension DocumentLink {
  /// Where its path may begin, most likely first.
  fileprivate func folders(from ownFolder: String, rootFolder: String) -> [String] {
    switch kind {
    case .root: [rootFolder, ownFolder]
    case .file, .parent: [ownFolder, rootFolder]
    case .package, .documentClass: [rootFolder]
    }
  }

  /// What the file may be called: LaTeX leaves endings out.
  fileprivate func fileNames(in language: DocumentLanguage) -> [String] {
    guard language == .latex else { return [path] }
    switch kind {
    case .root, .file, .parent:
      // TeX looks for the name with its ending first.
      return path.hasSuffix(".tex") ? [path] : ["\(path).tex", path]
    case .package: return ["\(path).sty"]
    case .documentClass: return ["\(path).cls"]
    }
  }
}
