// The walk goes down breadth first. With each folder goes the set of places in the pattern that
// names in it are to be tried against, so that a folder is listed once however many `**` there are:
//
//     **/papers/*.bib     at the start {0, 1}: any folder may follow, or `papers` does now
//                         in papers    {0, 1, 2}
//
// `**` does not follow symbolic links and every other part goes one folder down, so that links in a
// circle end.

/// Walks folders for the parts of a pattern.
struct GlobWalk {
  private let limits: Glob.Limits
  private var nameCount = 0
  private var paths: Set<String> = []
  private var folders: Set<String> = []
  private var isCut = false
  /// Whether `nameCount` is used up.
  private var isFull = false

  init(limits: Glob.Limits) { self.limits = limits }

  var result: GlobExpansion {
    var result = GlobExpansion()
    result.paths = paths.sorted(by: PathText.precedes)
    result.folders = folders.sorted(by: PathText.precedes)
    result.isCut = isCut || isFull
    return result
  }

  private struct Visit {
    let folder: String
    /// Places in the pattern, ascending.
    let places: [Int]
    let depth: Int
  }

  mutating func run(_ parts: [Glob.Part], from start: String) {
    guard !parts.isEmpty else { return }
    var level = [Visit(folder: start, places: GlobWalk.closure([0], parts), depth: 0)]
    while !level.isEmpty {
      var below: [Visit] = []
      for visit in level {
        if isFull { return }
        if visit.places.count == 1, let place = visit.places.first,
          case .name(let pattern) = parts[place], let name = pattern.literal
        {
          if let found = descend(visit, to: name, parts) { below.append(found) }
        } else {
          below.append(contentsOf: list(visit, parts))
        }
      }
      level = below
    }
  }

  /// With each `**` also what follows it, for it may stand for nothing.
  private static func closure(_ places: [Int], _ parts: [Glob.Part]) -> [Int] {
    var result: Set<Int> = []
    for place in places {
      result.insert(place)
      if parts[place] == .anyDepth, place + 1 < parts.count { result.insert(place + 1) }
    }
    return result.sorted()
  }

  /// A part that is a name: no need to list the folder.
  private mutating func descend(
    _ visit: Visit, to name: String, _ parts: [Glob.Part]
  ) -> Visit? {
    let path = PathText.join(visit.folder, name)
    let next = (visit.places.first ?? 0) + 1
    let kind = try? SystemCalls.status(of: path).get().kind
    if next < parts.count, kind == .folder {
      return Visit(folder: path, places: GlobWalk.closure([next], parts), depth: visit.depth)
    }
    folders.insert(visit.folder)
    if next == parts.count, kind == .regular { paths.insert(PathText.tidied(path)) }
    return nil
  }

  private mutating func list(_ visit: Visit, _ parts: [Glob.Part]) -> [Visit] {
    folders.insert(visit.folder)
    var found: [Visit] = []
    SystemCalls.forEachName(inFolder: visit.folder) { name, kind in
      nameCount += 1
      if nameCount > limits.nameCount {
        isFull = true
        return false
      }
      if let below = examine(name, kind, in: visit, parts) { found.append(below) }
      return true
    }
    // The order of a folder's names is the disk's; what a cut walk finds shall not depend on it.
    return found.sorted { PathText.precedes($0.folder, $1.folder) }
  }

  /// Notes a file that fits; gives the folder to go on with.
  private mutating func examine(
    _ name: String, _ kind: FolderItemKind, in visit: Visit, _ parts: [Glob.Part]
  ) -> Visit? {
    let isShy = name.utf8.first == UInt8(ascii: ".") || name == "node_modules"
    var anyDepthPlaces: [Int] = []
    var namedPlaces: [Int] = []
    var isFileWanted = false
    for place in visit.places {
      switch parts[place] {
      case .anyDepth:
        if !isShy { anyDepthPlaces.append(place) }
      case .name(let pattern):
        guard !isShy || pattern.namesHidden || pattern.literal != nil, pattern.matches(name)
        else { continue }
        if place + 1 == parts.count { isFileWanted = true } else { namedPlaces.append(place + 1) }
      }
    }
    let path = PathText.join(visit.folder, name)
    var places = anyDepthPlaces + namedPlaces
    let isFile: Bool
    switch kind {
    case .other: return nil
    case .file: isFile = true
    case .folder: isFile = false
    case .link, .unknown:
      guard isFileWanted || !places.isEmpty,
        let status = try? SystemCalls.status(of: path).get(), status.kind != .other
      else { return nil }
      isFile = status.kind == .regular
      if !isFile, kind == .link || SystemCalls.isLink(path) { places = namedPlaces }
    }
    if isFile {
      if isFileWanted { paths.insert(PathText.tidied(path)) }
      return nil
    }
    guard !places.isEmpty else { return nil }
    guard visit.depth < limits.depth else {
      isCut = true
      return nil
    }
    return Visit(folder: path, places: GlobWalk.closure(places, parts), depth: visit.depth + 1)
  }
}
