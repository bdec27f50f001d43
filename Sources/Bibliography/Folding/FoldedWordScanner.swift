/// Finds the words of folded text.
///
/// A word is a run of ASCII letters and digits and of bytes from 0x80; a Chinese character is a
/// word of its own. The parts of `chain-of-verification` are three words, so that a query for
/// `chain verif` finds it.
package struct FoldedWordScanner: Sendable {
  private var offset = 0

  /// A scanner at the start of the text.
  package init() {}

  /// The byte range of the next word, or `nil` at the end.
  ///
  /// Linear over all calls.
  package mutating func next(in folded: Span<UInt8>) -> Range<Int>? {
    while offset < folded.count, !FoldedByte.isWord(folded[offset]) { offset &+= 1 }
    let start = offset
    while offset < folded.count {
      offset = endOfASCIIWord(in: folded, from: offset)
      guard offset < folded.count, folded[offset] >= 0x80 else { break }
      let length = Self.ideographLength(in: folded, at: offset)
      guard length == 0 else {
        if offset == start { offset = min(offset &+ length, folded.count) }
        break
      }
      offset &+= 1
    }
    return start < offset ? start..<offset : nil
  }

  /// The first byte from an offset that is no ASCII letter or digit.
  private func endOfASCIIWord(in folded: Span<UInt8>, from start: Int) -> Int {
    let bytes = folded.bytes
    var offset = start
    while folded.count &- offset >= 8 {
      let others = ByteWord(bytes, at: offset).notFoldedASCIIWord
      offset &+= ByteWord.countBefore(others)
      if others != 0 { return offset }
    }
    while offset < folded.count, folded[offset] < 0x80, FoldedByte.isWord(folded[offset]) {
      offset &+= 1
    }
    return offset
  }

  /// The UTF-8 length of the Chinese character at an offset, zero where there is none.
  private static func ideographLength(in folded: Span<UInt8>, at offset: Int) -> Int {
    let lead = folded[offset]
    guard lead >= 0xE3, lead <= 0xF0, offset &+ 1 < folded.count else { return 0 }
    switch lead {
    case 0xE4...0xE9: return 3
    case 0xE3: return folded[offset &+ 1] >= 0x90 ? 3 : 0
    case 0xF0: return folded[offset &+ 1] >= 0xA0 ? 4 : 0
    default: return 0
    }
  }
}

/// The classes of the bytes of folded text.
enum FoldedByte {
  /// Whether a byte belongs to a word.
  static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }
}
