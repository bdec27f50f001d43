import Bibliography

// Entries are put into buckets by the hash of their key; a bucket is a range of `entries`:
//
//     bucketStarts  [ 0, 2, 2, 3, … ]
//     entries       [ 17, 40 | | 3 | … ]      in their order, so that the first holder is first
//
// Keys that are equal but for the case of ASCII letters share a bucket. The keys themselves stay in the blocks.

/// A hash table from keys to the entries of some blocks.
struct KeyTable: BlockTable {
  /// What no edit changes, as one: a table is retained at each look-up.
  private final class Columns: Sendable {
    let bucketStarts: [UInt32]
    let entries: [UInt32]
    let letters: [UInt32]
    let heads: [UInt32]
    let lengths: [UInt8]
    let aliases: [Citekey: [UInt32]]
    let namesRelations: Bool

    init(_ cover: BlockCover, blocks positions: [Int], of source: ParsedSource) {
      let count = cover.entryCount
      var bits = 1
      while 1 << bits < count, bits < 31 { bits += 1 }
      let shift = UInt32(32 - bits)
      var buckets = [UInt32](repeating: .max, count: count)
      var letters = [UInt32](repeating: 0, count: count)
      var heads = [UInt32](repeating: 0, count: count)
      var lengths = [UInt8](repeating: 0, count: count)
      var starts = [UInt32](repeating: 0, count: 1 << bits &+ 1)
      cover.forEachLiveKey { number, bytes, range in
        guard !range.isEmpty else { return }
        let bucket = KeyBytes.hash(bytes, range) >> shift
        buckets[number] = bucket
        letters[number] = KeyBytes.letters(bytes, range)
        heads[number] = KeyBytes.head(bytes, range)
        lengths[number] = UInt8(clamping: range.count)
        starts[Int(bucket) &+ 1] &+= 1
      }
      for bucket in 1..<starts.count { starts[bucket] &+= starts[bucket &- 1] }
      var next = starts
      var entries = [UInt32](repeating: 0, count: Int(starts[starts.count - 1]))
      for number in 0..<count where buckets[number] != .max {
        let bucket = Int(buckets[number])
        entries[Int(next[bucket])] = UInt32(truncatingIfNeeded: number)
        next[bucket] &+= 1
      }
      bucketStarts = starts
      self.entries = entries
      self.letters = letters
      self.heads = heads
      self.lengths = lengths
      aliases = KeyTable.aliases(inBlocks: positions, of: source)
      namesRelations = positions.contains { source.blocks[$0].hasRelations }
    }
  }

  var cover: BlockCover
  private let columns: Columns

  /// The letters of each entry's key, for `nearestKeys`.
  var letters: [UInt32] { columns.letters }
  /// The first four bytes of each entry's key in lower case, as `KeyBytes.head` has them.
  var heads: [UInt32] { columns.heads }
  /// The length of each entry's key, or 255.
  var lengths: [UInt8] { columns.lengths }
  /// The entries that have each alias, in their order. Few entries have any.
  var aliases: [Citekey: [UInt32]] { columns.aliases }
  /// Whether any entry named one that it may inherit from, in a block that may be gone.
  var namesRelations: Bool { columns.namesRelations }

  /// Linear in the bytes of the keys.
  init(blocks positions: [Int], of source: ParsedSource) {
    cover = BlockCover(blocks: positions, of: source)
    columns = Columns(cover, blocks: positions, of: source)
  }

  /// The keys in `ids` fields, and which entries have them. Only blocks that have such a field are
  /// read.
  private static func aliases(
    inBlocks positions: [Int], of source: ParsedSource
  ) -> [Citekey: [UInt32]] {
    var aliases: [Citekey: [UInt32]] = [:]
    var first = 0
    for position in positions {
      for alias in source.namedKeys(inBlock: position, fields: [.ids]) {
        aliases[Citekey(utf8: alias.key), default: []].append(
          UInt32(truncatingIfNeeded: first + alias.entry.index))
      }
      first += source.entryCount(ofBlock: position)
    }
    return aliases
  }

  /// Whether any entry has another key than its own.
  var hasAliases: Bool { !aliases.isEmpty }

  /// Whether an entry has a key as an alias, or had.
  func hasAlias(_ key: Citekey) -> Bool { aliases[key] != nil }

  /// Appends all entries that have a key as an alias.
  func appendAll(withAlias key: Citekey, to found: inout [EntryLocation]) {
    guard let numbers = aliases[key] else { return }
    for number in numbers {
      if let location = cover.location(ofEntry: Int(number)) { found.append(location) }
    }
  }

  /// The first entry with that key, in the order of the source.
  func first(_ key: Span<UInt8>) -> EntryLocation? {
    for slot in bucket(of: key) {
      if let location = match(slot, key) { return location }
    }
    return nil
  }

  /// Appends all entries with that key, in the order of the source.
  func appendAll(_ key: Span<UInt8>, to found: inout [EntryLocation]) {
    for slot in bucket(of: key) {
      if let location = match(slot, key) { found.append(location) }
    }
  }

  /// Appends all entries whose key differs from that one at most in the case of ASCII letters, in the
  /// order of the source.
  func appendAll(ofAnyCase key: Span<UInt8>, to found: inout [EntryLocation]) {
    for slot in bucket(of: key) {
      let number = Int(columns.entries[slot])
      let isEqual = cover.withKey(ofEntry: number) {
        KeyBytes.isEqualInAnyCase($0, $1, key)
      }
      if isEqual, let location = cover.location(ofEntry: number) { found.append(location) }
    }
  }

  private func bucket(of key: Span<UInt8>) -> Range<Int> {
    guard !key.isEmpty else { return 0..<0 }
    let starts = columns.bucketStarts
    let bits = (starts.count - 1).trailingZeroBitCount
    let bucket = Int(KeyBytes.hash(key, 0..<key.count) >> UInt32(32 - bits))
    return Int(starts[bucket])..<Int(starts[bucket + 1])
  }

  private func match(_ slot: Int, _ key: Span<UInt8>) -> EntryLocation? {
    cover.location(ofEntry: Int(columns.entries[slot]), withKey: key)
  }
}
