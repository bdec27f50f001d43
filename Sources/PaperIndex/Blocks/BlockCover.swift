import Bibliography

// A table is built from the entries of some blocks, which it numbers from zero in their order.
// Editing the source replaces blocks; those that stay keep their identity and their order, so a
// table stays right when it knows where each of its blocks is now:
//
//     built from    ids        [ 3, 4, 5, 6 ]   entryStarts [ 0, 40, 95, 130, 170 ]
//     after edits   positions  [ 0, 1, dead, 4 ]
//
// An edit costs the table O(blocks) and none of its entries.

/// The blocks a table was built from, and where each is in the source now.
struct BlockCover: Sendable {
  private struct Keys: Sendable {
    let bytes: [UInt8]
    let ends: [UInt32]
  }

  private static let dead = UInt32.max

  /// What no edit changes, as one: a cover is retained at each look-up.
  private final class Origin: Sendable {
    /// The identity of each block, in their order.
    let ids: [UInt32]
    /// The number of entries before each block; one more than there are blocks.
    let entryStarts: [UInt32]
    /// The keys of each block, its own arrays: a gone block leaves no more than its keys behind.
    let keys: [Keys]
    /// Whether these were all blocks of the source: then a block that is in none of a younger
    /// identity is one of these.
    let isWhole: Bool

    init(blocks positions: [Int], of source: ParsedSource) {
      ids = positions.map { source.blockIDs[$0] }
      isWhole = positions.count == source.blocks.count
      keys = positions.map {
        Keys(bytes: source.blocks[$0].keyBytes, ends: source.blocks[$0].keyBytesEnd)
      }
      var starts: [UInt32] = [0]
      starts.reserveCapacity(positions.count + 1)
      var count: UInt32 = 0
      for position in positions {
        count &+= UInt32(truncatingIfNeeded: source.entryCount(ofBlock: position))
        starts.append(count)
      }
      entryStarts = starts
    }
  }

  private let origin: Origin
  private var ids: [UInt32] { origin.ids }
  private var entryStarts: [UInt32] { origin.entryStarts }
  private var keys: [Keys] { origin.keys }
  private var isWhole: Bool { origin.isWhole }
  /// The index of each block in the source, or `dead`.
  private var positions: [UInt32]
  /// How many blocks are still in the source.
  private(set) var liveBlockCount: Int
  /// How many entries those have.
  private(set) var liveEntryCount: Int

  /// Covers the blocks of `source` at `positions`, which ascend.
  init(blocks positions: [Int], of source: ParsedSource) {
    origin = Origin(blocks: positions, of: source)
    self.positions = positions.map { UInt32(truncatingIfNeeded: $0) }
    liveBlockCount = positions.count
    liveEntryCount = Int(origin.entryStarts[positions.count])
  }

  var blockCount: Int { ids.count }

  /// How many entries the table numbers, dead ones too.
  var entryCount: Int { Int(entryStarts[ids.count]) }

  /// Where entry `number` is now; `nil` when its block is gone. O(log blocks).
  func location(ofEntry number: Int) -> EntryLocation? {
    guard let own = ownBlock(ofEntry: number), positions[own] != BlockCover.dead else {
      return nil
    }
    return EntryLocation(
      block: Int(positions[own]), index: number &- Int(entryStarts[own]))
  }

  /// Whether the block of entry `number` is still in the source. O(log blocks), O(1) where all are.
  func isLive(_ number: Int) -> Bool {
    liveBlockCount == ids.count || location(ofEntry: number) != nil
  }

  /// The number of the entry that is at a place now; `nil` when its block is not covered. O(1) where
  /// no edit moved the block, else O(blocks).
  func number(of location: EntryLocation) -> Int? {
    let position = UInt32(truncatingIfNeeded: location.block)
    let isUnmoved =
      positions.indices.contains(location.block) && positions[location.block] == position
    guard let own = isUnmoved ? location.block : positions.firstIndex(of: position) else {
      return nil
    }
    let number = Int(entryStarts[own]) &+ location.index
    return location.index >= 0 && number < Int(entryStarts[own &+ 1]) ? number : nil
  }

  /// Where entry `number` is now if its key has these bytes; `nil` when its block is gone. O(log blocks).
  func location(ofEntry number: Int, withKey key: Span<UInt8>) -> EntryLocation? {
    guard let own = ownBlock(ofEntry: number), positions[own] != BlockCover.dead else {
      return nil
    }
    let index = number &- Int(entryStarts[own])
    let bytes = keys[own].bytes
    guard KeyBytes.equal(bytes.span, keyRange(own, index), key) else { return nil }
    return EntryLocation(block: Int(positions[own]), index: index)
  }

  /// Calls `body` with the bytes of the block's keys and the range of the entry's own, also when
  /// the block is gone. O(log blocks).
  @inline(__always)
  func withKey<Result>(
    ofEntry number: Int, _ body: (Span<UInt8>, Range<Int>) -> Result
  ) -> Result {
    guard let own = ownBlock(ofEntry: number) else {
      let none: [UInt8] = []
      return body(none.span, 0..<0)
    }
    let bytes = keys[own].bytes
    return body(bytes.span, keyRange(own, number &- Int(entryStarts[own])))
  }

  /// Calls `body` for each entry that is still in the source, with its number, the bytes of its
  /// block's keys and the range of its own.
  @inline(__always)
  func forEachLiveKey(_ body: (Int, Span<UInt8>, Range<Int>) -> Void) {
    for own in ids.indices where positions[own] != BlockCover.dead {
      let bytes = keys[own].bytes
      let first = Int(entryStarts[own])
      for index in 0..<(Int(entryStarts[own &+ 1]) &- first) {
        body(first &+ index, bytes.span, keyRange(own, index))
      }
    }
  }

  /// As `forEachLiveKey`, for these entries only, whose numbers ascend, until `body` gives false.
  /// O(their count + blocks).
  @inline(__always)
  func forEachLiveKey(of numbers: [UInt32], _ body: (Int, Span<UInt8>, Range<Int>) -> Bool) {
    var own = 0
    for number in numbers {
      while own < ids.count, entryStarts[own &+ 1] <= number { own &+= 1 }
      guard own < ids.count else { return }
      if positions[own] == BlockCover.dead { continue }
      let bytes = keys[own].bytes
      let range = keyRange(own, Int(number &- entryStarts[own]))
      guard body(Int(number), bytes.span, range) else { return }
    }
  }

  @inline(__always)
  private func keyRange(_ own: Int, _ index: Int) -> Range<Int> {
    guard index >= 0, index < keys[own].ends.count else { return 0..<0 }
    let end = min(Int(keys[own].ends[index]), keys[own].bytes.count)
    let start = index == 0 ? 0 : min(Int(keys[own].ends[index &- 1]), end)
    return start..<end
  }

  /// The block of an entry: near where it is if all have as many entries.
  private func ownBlock(ofEntry number: Int) -> Int? {
    let starts = entryStarts.span
    guard number >= 0, number < entryCount else { return nil }
    var low = number &* ids.count / entryCount
    var high = low &+ 1
    var step = 1
    while low > 0, Int(starts[low]) > number {
      high = low
      low = max(0, low &- step)
      step &*= 2
    }
    while high < ids.count, Int(starts[high]) <= number {
      low = high
      high = min(ids.count, high &+ step)
      step &*= 2
    }
    // The block begins at `low` or behind it, and before `high`.
    while low &+ 1 < high {
      let middle = (low &+ high) / 2
      if Int(starts[middle]) <= number { low = middle } else { high = middle }
    }
    return low
  }

  /// The numbers of the entries whose blocks are gone, as ranges in order. O(blocks).
  var deadEntries: [Range<Int>] {
    guard liveBlockCount < ids.count else { return [] }
    return positions.indices.compactMap { index in
      positions[index] == BlockCover.dead
        ? Int(entryStarts[index])..<Int(entryStarts[index + 1]) : nil
    }
  }

  /// The largest identity covered, when the cover was of the whole source.
  var lastIDOfWhole: UInt32? { isWhole ? ids.max() : nil }

  /// Finds the blocks again in `source`, a later version. Marks in `isCovered` the blocks found.
  ///
  /// `young` are identities and positions of blocks made after a whole cover, ascending.
  /// O(blocks), or O(own blocks × log young) for a cover that is not whole.
  mutating func move(
    to source: ParsedSource, young: [(id: UInt32, position: Int)], isCovered: inout [Bool]
  ) {
    liveBlockCount = 0
    liveEntryCount = 0
    for index in positions.indices { positions[index] = BlockCover.dead }
    if isWhole, let last = ids.max() {
      var index = 0
      for (position, id) in source.blockIDs.enumerated() where id <= last {
        // Blocks keep their order, so those passed over are gone.
        while index < ids.count, ids[index] != id { index += 1 }
        guard index < ids.count else { break }
        settle(index, at: position, in: source, &isCovered)
        index += 1
      }
    } else {
      for index in ids.indices {
        var low = 0
        var high = young.count
        while low < high {
          let middle = (low + high) / 2
          if young[middle].id < ids[index] { low = middle + 1 } else { high = middle }
        }
        guard low < young.count, young[low].id == ids[index] else { continue }
        settle(index, at: young[low].position, in: source, &isCovered)
      }
    }
  }

  private mutating func settle(
    _ index: Int, at position: Int, in source: ParsedSource, _ isCovered: inout [Bool]
  ) {
    let count = Int(entryStarts[index + 1] - entryStarts[index])
    guard !isCovered[position], source.entryCount(ofBlock: position) == count else { return }
    positions[index] = UInt32(truncatingIfNeeded: position)
    isCovered[position] = true
    liveBlockCount += 1
    liveEntryCount += count
  }
}

/// A table over some blocks of a source.
protocol BlockTable: Sendable {
  var cover: BlockCover { get set }
}

extension Array where Element: BlockTable {
  /// These tables for a later version of their source, without those that have no block left, and
  /// the positions of the blocks that are in none. The first table is the largest. O(blocks).
  func moved(to source: ParsedSource) -> (tables: [Element], uncovered: [Int]) {
    let last = compactMap(\.cover.lastIDOfWhole).max()
    var young: [(id: UInt32, position: Int)] = []
    for (position, id) in source.blockIDs.enumerated() where last.map({ id > $0 }) ?? true {
      young.append((id, position))
    }
    young.sort { $0.id < $1.id }
    var isCovered = [Bool](repeating: false, count: source.blocks.count)
    var tables = self
    for index in tables.indices {
      tables[index].cover.move(to: source, young: young, isCovered: &isCovered)
    }
    tables.removeAll { $0.cover.liveBlockCount == 0 }
    return (tables, isCovered.indices.filter { !isCovered[$0] })
  }
}

extension ParsedSource {
  /// How many entries a block has, without touching the block.
  func entryCount(ofBlock position: Int) -> Int {
    entryStarts[position + 1] - entryStarts[position]
  }
}
