import TestSupport

// A mutation is a few small damages, one after the other, of a text that was whole: what editors,
// transfers and people do to files, and what a scanner is most likely to be wrong about. All of it
// follows from one seed.

/// Damages texts.
struct Mutator {
  /// Mutated texts are cut at this many bytes, so that a run is bounded.
  static let lengthLimit = 12_000

  var random: SeededGenerator

  /// A few of all bytes that are more than letters to somebody.
  private static let bytes: [UInt8] =
    Array("{}[]()<>\"'`@\\%#$&,;:=-_*|!?.~^/+ \t0a\n\r".utf8)
    + [0x00, 0x0B, 0x0C, 0x1A, 0x7F, 0x80, 0xBF, 0xC0, 0xC3, 0xE2, 0xED, 0xEF, 0xF0, 0xF5, 0xFF]

  /// What looks like UTF-8 or is hard to count: cut off, too long, half a pair, beyond the last
  /// scalar; and whole ones of each length, a byte order mark among them.
  private static let sequences: [[UInt8]] = [
    [0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x98], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80],
    [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], Array("é".utf8), Array("e\u{301}".utf8),
    Array("日本".utf8), Array("👩‍👩‍👧".utf8), Array("\u{2028}\u{85}\u{202E}".utf8),
  ]

  private static let numbers = [
    "0", "-1", "99999999999999999999999", "1e999", "2147483648", "-9223372036854775809", "0x7f",
  ]

  /// `text` damaged; a part of `other` may be put into it, and `tokens` are what has a meaning
  /// there.
  mutating func mutated(_ text: [UInt8], other: [UInt8], tokens: [String]) -> [UInt8] {
    var result = text
    let count = roll(4) == 0 ? Int.random(in: 4...12, using: &random) : 1 + roll(3)
    for _ in 0..<count { damage(&result, other: other, tokens: tokens) }
    return Array(result.prefix(Mutator.lengthLimit))
  }

  /// One byte that is another now, is gone, or is new.
  mutating func withOneByteDamaged(_ text: [UInt8]) -> [UInt8] {
    var result = text
    guard !text.isEmpty else { return text }
    let place = roll(text.count)
    switch roll(4) {
    case 0: result.remove(at: place)
    case 1: result.insert(anyByte(), at: place)
    case 2: result[place] ^= 1 << UInt8(roll(8))
    default: result[place] = anyByte()
    }
    return result
  }

  /// A number below `limit`, or 0.
  mutating func roll(_ limit: Int) -> Int {
    limit > 1 ? Int.random(in: 0..<limit, using: &random) : 0
  }

  /// One of these; there must be one.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(choices.count)] }

  private mutating func anyByte() -> UInt8 { pick(Mutator.bytes) }

  private mutating func damage(_ text: inout [UInt8], other: [UInt8], tokens: [String]) {
    let place = roll(text.count + 1)
    switch roll(16) {
    case 0, 1: text = withOneByteDamaged(text)
    case 2: text.removeSubrange(someRange(of: text))
    case 3: text.insert(contentsOf: Array(text[someRange(of: text)]), at: place)
    case 4: text = roll(2) == 0 ? Array(text[..<place]) : Array(text[place...])
    case 5: text.replaceSubrange(place..., with: other[someStart(of: other)...])
    case 6, 7, 8, 9: text.insert(contentsOf: Array(pick(tokens).utf8), at: place)
    case 10: text.insert(contentsOf: pick(Mutator.sequences), at: place)
    case 11: changeLineEnds(of: &text, from: place)
    case 12: nest(&text, at: place, tokens: tokens)
    case 13: repeatSlice(of: &text, at: place)
    case 14: replaceNumber(in: &text, from: place)
    default: swapParts(of: &text)
    }
  }

  private mutating func someStart(of text: [UInt8]) -> Int { roll(text.count + 1) }

  /// Up to sixty bytes, sometimes more.
  private mutating func someRange(of text: [UInt8]) -> Range<Int> {
    let start = someStart(of: text)
    return start..<min(text.count, start + roll(roll(8) == 0 ? 2_000 : 60))
  }

  private mutating func changeLineEnds(of text: inout [UInt8], from place: Int) {
    let end = pick([[0x0D, 0x0A], [0x0D], [0x0A, 0x0D], [0x00], []] as [[UInt8]])
    let share = 1 + roll(3)
    let rest = text[place...]
    text.removeSubrange(place...)
    for byte in rest {
      if byte == 0x0A, roll(share) == 0 { text += end } else { text.append(byte) }
    }
  }

  private mutating func nest(_ text: inout [UInt8], at place: Int, tokens: [String]) {
    let token = Array((roll(2) == 0 ? pick(tokens) : pick(["{", "[", "(", "\\{", "\""])).utf8)
    let count = min(1 + roll(1_500), 6_000 / max(1, token.count))
    text.insert(contentsOf: (0..<count).flatMap { _ in token }, at: place)
  }

  private mutating func repeatSlice(of text: inout [UInt8], at place: Int) {
    let slice = text[someRange(of: text)]
    let count = min(1 + roll(200), 6_000 / max(1, slice.count))
    text.insert(contentsOf: (0..<count).flatMap { _ in slice }, at: place)
  }

  private mutating func replaceNumber(in text: inout [UInt8], from place: Int) {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    guard let start = text[place...].firstIndex(where: isDigit) else { return }
    let end = text[start...].firstIndex { !isDigit($0) } ?? text.count
    text.replaceSubrange(start..<end, with: Array(pick(Mutator.numbers).utf8))
  }

  private mutating func swapParts(of text: inout [UInt8]) {
    let first = someRange(of: text)
    let second = someRange(of: text)
    guard first.upperBound <= second.lowerBound else { return }
    let (head, tail) = (Array(text[first]), Array(text[second]))
    text.replaceSubrange(second, with: head)
    text.replaceSubrange(first, with: tail)
  }
}
