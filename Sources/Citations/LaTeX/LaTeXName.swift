/// A name, as the tables know it.
struct LaTeXName: Equatable {
  /// The bytes of the name, without the backslash.
  let range: Range<Int>

  /// What stands for the name in tables. Two names of one document have the same by no accident
  /// that matters: the worst is a command taken for another.
  let hash: UInt64

  /// Whether `cite` is in the name, in upper or lower case.
  let mentionsCite: Bool

  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3
  private static let cite: UInt32 = 0x6369_7465

  /// The name of the command whose backslash is at an offset: letters and `@`, which are letters in
  /// packages. Empty for a control symbol.
  init(after backslash: Int, in bytes: [UInt8], end: Int) {
    var hash = LaTeXName.basis
    var last: UInt32 = 0
    var mentionsCite = false
    var offset = backslash + 1
    while offset < end {
      let byte = bytes[offset]
      guard byte.isASCIILetter || byte == UInt8(ascii: "@") else { break }
      hash = (hash ^ UInt64(byte)) &* LaTeXName.prime
      last = last << 8 | UInt32(byte | 0x20)
      mentionsCite = mentionsCite || last == LaTeXName.cite
      offset += 1
    }
    range = backslash + 1..<offset
    self.hash = hash
    self.mentionsCite = mentionsCite
  }

  /// What stands in tables for a name written in some bytes.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
  }
}
