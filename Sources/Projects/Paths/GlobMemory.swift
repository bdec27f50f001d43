/// What patterns mean, as long as none of the folders changes that were looked at: typing in a document
/// walks through no folder.
struct GlobMemory: Sendable {
  private var expansions: [Glob: GlobExpansion] = [:]
  private let limits: Glob.Limits

  /// Patterns of which none was followed yet.
  init(limits: Glob.Limits = Glob.Limits()) {
    self.limits = limits
  }

  /// The files that fit a pattern in a folder. Linear in the names of the folders it has to look at, when
  /// it is asked for the first time.
  mutating func expand(_ pattern: String, in folder: String) -> GlobExpansion {
    let glob = Glob(pattern, in: folder)
    if let known = expansions[glob] { return known }
    let found = glob.expand(limits: limits)
    expansions[glob] = found
    return found
  }

  /// Forgets all, but for what somebody knows who has looked just now.
  mutating func begin(knowing expansions: [Glob: GlobExpansion]) {
    self.expansions = expansions
  }

  /// Forgets what looked at any of some folders, which have changed.
  mutating func forget(changed folders: Set<String>) {
    expansions = expansions.filter { folders.isDisjoint(with: $0.value.folders) }
  }

  /// Forgets what looked at folders that nobody watches: their changes would not be seen.
  mutating func keep(watched folders: Set<String>) {
    expansions = expansions.filter {
      !$0.value.folders.isEmpty && folders.isSuperset(of: $0.value.folders)
    }
  }
}
