import Bibliography
import TextStorage

// Nearly all keys of a source stand once, and this looks at all of them: the table is an array of
// entry numbers, found by the hash of the key, with no object an entry.

/// Keys that one source has twice. All such entries are kept; BibTeX and biber use the first.
package enum DuplicateKeys {
  /// A `duplicate-key` warning at each entry whose key an earlier one has, with ranges in the text.
  ///
  /// Keys are equal when their bytes are. O(entries).
  package static func problems(in source: ParsedSource) -> [Problem] {
    var bits = 4
    while 1 << bits < 2 * source.entryCount, bits < 30 { bits += 1 }
    let seed = seed
    // The first entry of each key by hash, its number plus one; zero is free.
    var slots = [UInt32](repeating: 0, count: 1 << bits)
    var locations: [EntryLocation] = []
    var hashes: [UInt32] = []
    var problems: [Problem] = []
    // A key that stands a thousand times has one first line.
    var firstLines: [EntryLocation: Int] = [:]
    locations.reserveCapacity(source.entryCount)
    hashes.reserveCapacity(source.entryCount)
    for number in source.blocks.indices {
      let block = source.blocks[number]
      let keys = block.keyBytes[...]
      for index in 0..<block.entryCount {
        let range = block.keyBytesRange(index).clamped(toCount: keys.count)
        if range.isEmpty { continue }
        let hash = hash(keys.span, range, seed)
        let entry = EntryLocation(block: number, index: index)
        var slot = Int(hash >> UInt32(32 - bits))
        var earlier: EntryLocation?
        while slots[slot] != 0 {
          let other = Int(slots[slot] &- 1)
          if hashes[other] == hash,
            source.keyBytes(locations[other]).elementsEqual(keys[range])
          {
            earlier = locations[other]
            break
          }
          slot = (slot &+ 1) & (slots.count &- 1)
        }
        guard let earlier else {
          locations.append(entry)
          hashes.append(hash)
          slots[slot] = UInt32(truncatingIfNeeded: locations.count)
          continue
        }
        let line =
          firstLines[earlier]
          ?? source.position(of: source.keyRange(earlier).lowerBound, in: .utf8).line
        firstLines[earlier] = line
        problems.append(problem(entry, firstLine: line, in: source))
      }
    }
    return problems
  }

  private static func problem(
    _ entry: EntryLocation, firstLine line: Int, in source: ParsedSource
  ) -> Problem {
    let key = String(decoding: source.keyBytes(entry), as: UTF8.self)
    return Problem(
      range: source.keyRange(entry), severity: .warning, code: "duplicate-key",
      message: "The key “\(key)” already stands in line \(line + 1)"
        + (source.format == .bibTeX
          ? ": BibTeX and biber cite that entry, Pandoc the last one."
          : "; only one of them is cited."))
  }

  /// Another one in each process, so that no file can be made whose keys all collide.
  private static let seed = UInt64.random(in: .min ... .max)

  private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>, _ seed: UInt64) -> UInt32 {
    var hash = seed ^ UInt64(truncatingIfNeeded: range.count)
    for index in range {
      hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
    }
    hash ^= hash >> 32
    hash = hash &* 0xC4CE_B9FE_1A85_EC53
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
