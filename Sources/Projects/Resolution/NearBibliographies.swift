import Bibliography
import CitationFeatures

// Who names a bibliography that is not there has mostly mistyped its name, or it was renamed. Where
// the file was looked for, another one lies.

/// Finds what names of missing bibliographies may have meant.
enum NearBibliographies {
  /// Folders in which one name is looked for.
  private static let folderLimit = 4
  /// Names that are looked for in one list.
  private static let nameLimit = 32
  private static let pattern = "*.{bib,bibtex,csl.json,ris,nbib,enw}"

  /// Adds to `list` what each missing bibliography may be called; the folders are watched from then
  /// on. Nothing where none is missing; else one listing of each folder.
  static func addSuggestions(to list: inout SourceList, _ patterns: inout GlobMemory) {
    let missing = list.problems.filter { $0.code == "missing-bibliography" && $0.leavesKeysUnknown }
    guard !missing.isEmpty else { return }
    // What stands beside the name is not what is meant by it; what the project has anyway may be.
    let declared = Set(list.searches.filter { !$0.origin.isOfWorkspace }.flatMap(\.found))
    let used = Set(list.sources.map(\.path))
    for problem in missing.prefix(nameLimit) {
      guard let search = list.search(at: problem.origin), !Glob.isPattern(search.name) else {
        continue
      }
      var folders: [String] = []
      for path in search.tried {
        let folder = PathText.folder(of: path)
        if folders.count < folderLimit, !folders.contains(folder) { folders.append(folder) }
      }
      for folder in folders {
        let files = patterns.expand(pattern, in: folder).paths.filter { !declared.contains($0) }
        list.watchedFolders.insert(folder)
        let unused = files.filter { !used.contains($0) }
        if let meant = suggestion(
          for: search.name, among: files.map(PathText.name), only: unused.map(PathText.name))
        {
          list.suggestions[problem.origin] = NameSuggestion(written: search.name, meant: meant)
          break
        }
      }
    }
  }

  /// `written` with the nearest of `names`, files of its folder, as its own; `nil` where none is
  /// near. The only one of `unused` files is near enough. What is written without ending stays so.
  private static func suggestion(
    for written: String, among names: [String], only unused: [String]
  ) -> String? {
    let own = PathText.name(of: written)
    guard !own.isEmpty else { return nil }
    let isBare = !own.contains(".")
    let candidates = unused.filter { !isBare || $0.hasSuffix(".bib") }
    let ranked = names.filter { !isBare || $0.hasSuffix(".bib") }.compactMap { name in
      rank(of: stem(name), to: stem(own)).map { (name: name, rank: $0) }
    }
    let nearest =
      ranked.min { $0.rank == $1.rank ? $0.name < $1.name : $0.rank < $1.rank }?.name
      ?? (candidates.count == 1 ? candidates.first : nil)
    guard let nearest else { return nil }
    let folder = String(decoding: written.utf8.dropLast(own.utf8.count), as: UTF8.self)
    return folder + (isBare ? stem(nearest) : nearest)
  }

  /// How far a name is from another: edits, or else what one has more than the other.
  private static func rank(of name: String, to other: String) -> Int? {
    let (a, b) = (Array(name.lowercased().utf8), Array(other.lowercased().utf8))
    let limit = max(1, b.count / 3)
    if let distance = EditDistance.bounded(a.span, b.span, limit: limit) { return distance }
    let shared = zip(a, b).prefix { $0 == $1 }.count
    return shared >= 3 ? 100 + a.count + b.count - 2 * shared : nil
  }

  private static func stem(_ name: String) -> String {
    name.firstIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}

extension SourceList {
  /// How the name at a place was followed.
  func search(at origin: SourceOrigin) -> SourceSearch? {
    searches.first { $0.origin == origin }
  }
}

extension SourceOrigin {
  /// Whether settings or the workspace have the source, whatever documents name.
  fileprivate var isOfWorkspace: Bool {
    switch self {
    case .settings, .client, .argument, .workspace: true
    case .declared, .document, .embedded: false
    }
  }
}
