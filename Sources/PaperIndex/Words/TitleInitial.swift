/// What the index keeps of a word of a title for acronyms: the first letter, whether the title or
/// what follows a colon begins with it, and whether it only joins others.
enum TitleInitial {
  /// On the first word of a title, or behind a colon, question mark or dash; and on the next where
  /// that only joins others: `the lexicon`.
  static let partStart: UInt8 = 0x80

  /// The letter in lower case; that of a word which only joins others in upper case; zero for a first
  /// letter that is not ASCII.
  @inline(__always)
  static func letter(_ initial: UInt8) -> UInt8 { initial & 0x7F }

  /// Whether the word only joins others: `of` in `chain of thought`.
  @inline(__always)
  static func isJoint(_ initial: UInt8) -> Bool { letter(initial) &- 0x41 < 26 }

  /// The byte for a word of a folded title; the word before it ends at `end`, which is zero where
  /// there is none, and has `previous`.
  static func of(
    _ word: Range<Int>, behind end: Int, _ previous: UInt8, in folded: Span<UInt8>
  ) -> UInt8 {
    var isStart = end == 0 || previous & partStart != 0 && isJoint(previous)
    for index in end..<word.lowerBound where !isStart {
      switch folded[index] {
      case UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"):
        isStart = true
      case UInt8(ascii: "-"):
        isStart = index > end && index + 1 < word.lowerBound
      default: break
      }
    }
    let first = folded[word.lowerBound]
    let letter = first >= 0x80 ? 0 : isJoint(word, folded) ? first & 0xDF : first
    return letter | (isStart ? partStart : 0)
  }

  private static func isJoint(_ word: Range<Int>, _ folded: Span<UInt8>) -> Bool {
    guard word.count <= 4 else { return false }
    return joints.contains { KeyBytes.equal(folded, word, $0.span) }
  }

  private static let joints = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to", "via", "with",
    "de", "des", "der", "die", "das", "und", "et", "la", "le",
  ].map { Array($0.utf8) }
}
