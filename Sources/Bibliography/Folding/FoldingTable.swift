/// What each scalar from U+0080 folds to.
///
/// The blocks that names and titles are written in (Latin, Greek, Cyrillic, punctuation, kana,
/// full-width forms) are a table of packed entries, computed once, at the first use, in about a
/// millisecond. Everything else is computed per scalar.
///
/// A packed entry holds the number of folded bytes in its low byte and up to seven UTF-8 bytes
/// above it, first byte lowest.
struct FoldingTable: Sendable {
  static let shared = FoldingTable()

  /// The entry of a scalar that has none: its folding is computed.
  static let unlisted: UInt64 = 0xFF

  private let entries: [UInt64]

  private init() {
    var entries: [UInt64] = []
    let blocks: [Range<UInt32>] = [
      0x80..<0x600, 0x1E00..<0x2300, 0x3000..<0x3100, 0xFF00..<0xFFF0,
    ]
    for value in blocks.joined() {
      entries.append(Unicode.Scalar(value).map(Self.packedFolding) ?? Self.unlisted)
    }
    self.entries = entries
  }

  /// The packed folding of a scalar from U+0080, or `unlisted`.
  func entry(of value: UInt32) -> UInt64 {
    switch value {
    case 0x80..<0x600: entries[Int(value &- 0x80)]
    case 0x1E00..<0x2300: entries[Int(value &- 0x1E00) &+ 0x580]
    case 0x3000..<0x3100: entries[Int(value &- 0x3000) &+ 0xA80]
    case 0xFF00..<0xFFF0: entries[Int(value &- 0xFF00) &+ 0xB80]
    default: Self.unlisted
    }
  }

  private static func packedFolding(of scalar: Unicode.Scalar) -> UInt64 {
    let bytes = ScalarFolding.utf8(of: scalar)
    guard bytes.count <= 7 else { return unlisted }
    var entry = UInt64(bytes.count)
    for (index, byte) in bytes.enumerated() {
      entry |= UInt64(byte) << UInt64(8 * (index + 1))
    }
    return entry
  }
}
