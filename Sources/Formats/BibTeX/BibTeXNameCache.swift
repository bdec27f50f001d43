import Bibliography

// A file has a dozen field names and writes them a million times. Each thread keeps its own, by the
// bytes as written: the tables of all names are shared, and two threads that look into them at once
// wait for each other's reference counts.

/// The numbers of the field names and entry types that were met last.
struct BibTeXNameCache: Sendable {
  private struct Entry: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var number: UInt16 = 0
    /// Zero for none.
    var tag: UInt8 = 0
  }

  enum Kind: UInt8 {
    case field = 0x20
    case type = 0x40
  }

  private static let slotCount = 128

  /// Empty until the first name comes.
  private var entries: [Entry] = []

  /// The number of the name at `range`, where it is known here.
  @inline(__always)
  func number(_ bytes: Span<UInt8>, _ range: Range<Int>, _ kind: Kind) -> UInt16? {
    guard !entries.isEmpty,
      let wanted = BibTeXNameCache.entry(bytes, range, kind, number: 0)
    else { return nil }
    let found = entries[BibTeXNameCache.slot(of: wanted)]
    let isSame = found.low == wanted.low && found.high == wanted.high && found.tag == wanted.tag
    return isSame ? found.number : nil
  }

  /// Remembers a number that means the same in every block.
  mutating func insert(_ number: UInt16, _ bytes: Span<UInt8>, _ range: Range<Int>, _ kind: Kind) {
    guard let entry = BibTeXNameCache.entry(bytes, range, kind, number: number) else { return }
    if entries.isEmpty {
      entries = Array(repeating: Entry(), count: BibTeXNameCache.slotCount)
    }
    entries[BibTeXNameCache.slot(of: entry)] = entry
  }

  /// `nil` for a name of more than sixteen bytes, or too near to the end of the text.
  @inline(__always)
  private static func entry(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ kind: Kind, number: UInt16
  ) -> Entry? {
    let count = range.count
    guard count > 0, count <= 16, range.lowerBound &+ 16 <= bytes.count else { return nil }
    let words = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromByteOffset: range.lowerBound, as: SIMD2<UInt64>.self)
    let (low, high) = (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
    let tag = kind.rawValue | UInt8(truncatingIfNeeded: count)
    if count <= 8 {
      return Entry(
        low: low & (.max >> UInt64(64 &- 8 &* count)), high: 0, number: number, tag: tag)
    }
    return Entry(
      low: low, high: high & (.max >> UInt64(128 &- 8 &* count)), number: number, tag: tag)
  }

  @inline(__always)
  private static func slot(of entry: Entry) -> Int {
    let hash = (entry.low ^ entry.high &+ UInt64(entry.tag)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 57)
  }
}
