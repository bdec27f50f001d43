import Bibliography

/// Which sources of a library may have a key, so that in a library of thousands each key is looked for in one
/// or two of them.
final class KeyDirectory: Sendable {
  private let directory: MarkDirectory

  /// A directory of the keys of these sources. O(sources).
  init(of members: [Library.Member]) {
    let entryCount = members.reduce(0) { count, member in
      member.source.keyTables.reduce(count) { $0 + $1.cover.liveEntryCount }
    }
    directory = MarkDirectory(tableCount: members.count, markCount: entryCount)
  }

  /// Calls `body` with the number of each source of a library that may have `key` as the own one of an
  /// entry, in order, until it gives false.
  func forEachSource(of library: Library, thatMayHave key: [UInt8], _ body: (Int) -> Bool) {
    directory.forEachTable(of: KeyHashes.hash(key.span, 0..<key.count), body) {
      KeyDirectory.owners(in: library)
    }
  }

  /// O(bytes of all keys).
  private static func owners(in library: Library) -> MarkOwners {
    var hashes: [(hash: UInt32, source: Int)] = []
    for (number, member) in library.members.enumerated() {
      for table in member.source.keyTables {
        table.cover.forEachLiveKey { _, bytes, range in
          if !range.isEmpty { hashes.append((KeyHashes.hash(bytes, range), number)) }
        }
      }
    }
    return MarkOwners(markCount: hashes.count) { add in
      for (hash, source) in hashes { add(hash, source) }
    }
  }
}
