import Bibliography
import Synchronization

/// Which sources of a library may have a key, so that in a library of thousands each key is looked for in one
/// or two of them.
final class KeyDirectory: Sendable {
  /// As many sources are asked one by one, however often.
  private static let fewSources = 4

  /// The numbers of sources by the hashes of their keys; made when asking all of them has cost as much:
  /// where a source is edited, the next version is asked for little.
  private let owners = Kept<MarkOwners>()
  private let askedCount = Atomic<Int>(0)
  private let entryCount: Int

  /// A directory of the keys of these sources. O(sources).
  init(of members: [Library.Member]) {
    entryCount = members.reduce(0) { count, member in
      member.source.keyTables.reduce(count) { $0 + $1.cover.liveEntryCount }
    }
  }

  /// Calls `body` with the number of each source of a library that may have `key` as the own one of an
  /// entry, in order, until it gives false.
  func forEachSource(of library: Library, thatMayHave key: [UInt8], _ body: (Int) -> Bool) {
    let count = library.members.count
    guard count > KeyDirectory.fewSources, isAskedOften(count) else {
      for number in 0..<count where !body(number) { return }
      return
    }
    owners.value { KeyDirectory.owners(in: library) }
      .forEachOwner(of: KeyHashes.hash(key.span, 0..<key.count), body)
  }

  private func isAskedOften(_ sourceCount: Int) -> Bool {
    askedCount.wrappingAdd(sourceCount, ordering: .relaxed).newValue > entryCount
  }

  /// O(bytes of all keys).
  private static func owners(in library: Library) -> MarkOwners {
    var hashes: [UInt32] = []
    var ends: [Int] = []
    for member in library.members {
      for table in member.source.keyTables {
        table.cover.forEachLiveKey { _, bytes, range in
          if !range.isEmpty { hashes.append(KeyHashes.hash(bytes, range)) }
        }
      }
      ends.append(hashes.count)
    }
    return MarkOwners(markCount: hashes.count) { add in
      var next = 0
      for (number, end) in ends.enumerated() {
        while next < end {
          add(hashes[next], number)
          next += 1
        }
      }
    }
  }
}
