/// What the index keeps of a word of a title for acronyms: its first two letters, whether the title or
/// what follows a colon begins with it, and whether it only joins others.
struct TitleInitial {
  private static let partStart: UInt8 = 0x80

  /// The first letter in lower case; that of a word which only joins others in upper case; zero for one
  /// that is not ASCII. And `partStart`.
  private let bits: UInt8
  /// The second byte; zero for a word of a single one.
  let second: UInt8

  /// For a word of a folded title. The word before it, if any, ends at `end` and has `previous`.
  init(
    _ word: Range<Int>, behind end: Int, _ previous: TitleInitial?, in folded: Span<UInt8>
  ) {
    var isStart = end == 0 || previous.map { $0.isPartStart && $0.isJoint } ?? false
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
    let letter = first >= 0x80 ? 0 : TitleInitial.isJoint(word, folded) ? first & 0xDF : first
    bits = letter | (isStart ? TitleInitial.partStart : 0)
    second = word.count > 1 ? folded[word.lowerBound + 1] : 0
  }

  /// Whether it is the first word of a title, or behind a colon, question mark or dash; and of the next
  /// where that only joins others: `the lexicon`.
  @inline(__always)
  var isPartStart: Bool { bits & TitleInitial.partStart != 0 }

  /// Whether the word only joins others: `of` in `chain of thought`.
  @inline(__always)
  var isJoint: Bool { (bits & 0x7F) &- 0x41 < 26 }

  /// The first letter in lower case; none for one that is not ASCII.
  @inline(__always)
  var first: UInt8 { bits & 0x7F | 0x20 }

  private static func isJoint(_ word: Range<Int>, _ folded: Span<UInt8>) -> Bool {
    guard word.count <= 4 else { return false }
    return joints.contains { KeyBytes.equal(folded, word, $0.span) }
  }

  private static let joints = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to", "via", "with",
    "de", "des", "der", "die", "das", "und", "et", "la", "le",
  ].map { Array($0.utf8) }
}
