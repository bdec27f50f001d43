import Bibliography
import TextStorage

/// The lines of a copied page that have any text, without the blanks around it.
///
/// A page's structure is in its lines; blank lines and blanks at either end come and go with the
/// browser the page was copied from.
struct ListingLines {
  /// The whole text.
  let bytes: [UInt8]
  /// Where each line's text is, ascending, none empty.
  private(set) var ranges: [Range<Int>] = []

  /// Linear.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
      append(start..<index)
      start = index + 1
    }
    append(start..<bytes.count)
  }

  /// These lines of the same text as `other`.
  init(_ ranges: [Range<Int>], like other: ListingLines) {
    bytes = other.bytes
    self.ranges = ranges
  }

  /// Adds a line that has text and stands behind all others.
  mutating func add(_ range: Range<Int>) { ranges.append(range) }

  private mutating func append(_ line: Range<Int>) {
    let range = ListingLines.trimmed(line, in: bytes)
    if !range.isEmpty { ranges.append(range) }
  }

  var count: Int { ranges.count }

  /// The text of a line; empty for one that is not there.
  func text(_ line: Int) -> ArraySlice<UInt8> {
    ranges.indices.contains(line) ? bytes[ranges[line]] : []
  }

  /// Whether a line is this ASCII text, in any case.
  func line(_ line: Int, is word: StaticString) -> Bool {
    ListingLines.equal(text(line), word)
  }

  /// Whether `text` is this ASCII text, in any case.
  static func equal(_ text: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    guard text.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { expected in
      zip(text, expected).allSatisfy { lowercased($0) == lowercased($1) }
    }
  }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// `text` behind this ASCII text, in any case; `nil` where it begins otherwise.
  static func dropping(
    _ prefix: StaticString, from text: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    equal(text.prefix(prefix.utf8CodeUnitCount), prefix)
      ? text.dropFirst(prefix.utf8CodeUnitCount) : nil
  }

  /// The first place of `word` in `text`. O(both), for a word that does not repeat its first byte.
  static func range(of word: [UInt8], in text: ArraySlice<UInt8>) -> Range<Int>? {
    guard let first = word.first, text.count >= word.count else { return nil }
    for start in text.startIndex...(text.endIndex - word.count)
    where text[start] == first && text[start...].starts(with: word) {
      return start..<(start + word.count)
    }
    return nil
  }

  /// The number that begins `text`, as in `1,203`, and the offset behind it.
  static func number(_ text: ArraySlice<UInt8>) -> (value: Int, end: Int)? {
    var (value, digitCount) = (0, 0)
    var end = text.startIndex
    for byte in text {
      if byte >= 0x30, byte <= 0x39, digitCount < 9 {
        value = value * 10 + Int(byte - 0x30)
        digitCount += 1
      } else if byte != UInt8(ascii: ",") || digitCount == 0 {
        break
      }
      end += 1
    }
    return digitCount > 0 ? (value, end) : nil
  }

  /// `range` without blanks at its ends: controls, spaces, no-break spaces.
  static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let text = trimmed(bytes[range])
    return text.startIndex..<text.endIndex
  }

  /// `text` without blanks at its ends.
  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first {
      if first <= 0x20 {
        text.removeFirst()
      } else if first == 0xC2, text.dropFirst().first == 0xA0 {
        text.removeFirst(2)
      } else {
        break
      }
    }
    while let last = text.last {
      if last <= 0x20 {
        text.removeLast()
      } else if last == 0xA0, text.dropLast().last == 0xC2 {
        text.removeLast(2)
      } else {
        break
      }
    }
    return text
  }
}
