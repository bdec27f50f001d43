/// What a walk for a pattern found.
package struct GlobExpansion: Sendable, Equatable {
  /// Absolute paths of regular files, in order of their bytes.
  package var paths: [String] = []
  /// Folders whose change can change `paths`, some of which may not exist.
  package var folders: [String] = []
  /// Whether there was more than the limits allow.
  package var isCut = false

  package init() {}
}

/// A pattern for paths: `*`, `?`, `[a-z]`, `**` for any number of folders, `{a,b}` for alternatives.
///
/// Names that begin with a dot and `node_modules` are found only by a part that names them. `**`
/// does not follow symbolic links to folders; other parts do.
package struct Glob: Hashable, Sendable {
  /// How far a walk goes.
  package struct Limits: Sendable {
    /// Names looked at.
    package var nameCount = 100_000
    /// Folders below the one the walk begins at.
    package var depth = 64

    package init() {}
  }

  enum Part: Hashable, Sendable {
    case anyDepth
    case name(NamePattern)
  }

  /// Absolute, with nothing special in it.
  private let folder: String
  private let alternatives: [[Part]]

  /// `pattern` in `folder`, an absolute path; the pattern may be absolute itself.
  package init(_ pattern: String, in folder: String) {
    self.folder = PathText.isAbsolute(pattern) ? "/" : folder
    alternatives = BraceAlternatives.expand(pattern).map { pattern in
      var parts: [Part] = []
      for part in pattern.split(separator: "/") where part != "." {
        if part != "**" {
          parts.append(.name(NamePattern(part)))
        } else if parts.last != .anyDepth {
          parts.append(.anyDepth)
        }
      }
      // All files below.
      if parts.last == .anyDepth { parts.append(.name(NamePattern("*"))) }
      return parts
    }
  }

  /// Whether `path` means more than the file of that name.
  package static func isPattern(_ path: String) -> Bool {
    path.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B || $0 == 0x7B }
  }

  /// Finds the files that fit now. Linear in the names of the folders it has to look at.
  package func expand(limits: Limits = Limits()) -> GlobExpansion {
    var walk = GlobWalk(limits: limits)
    for parts in alternatives { walk.run(parts, from: folder) }
    return walk.result
  }
}
