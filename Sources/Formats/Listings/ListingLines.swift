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

  /// `range` without blanks at its ends: controls, spaces, no-break spaces.
  static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      if bytes[low] <= 0x20 {
        low += 1
      } else if low + 1 < high, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 {
        low += 2
      } else {
        break
      }
    }
    while low < high {
      if bytes[high - 1] <= 0x20 {
        high -= 1
      } else if low + 1 < high, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 {
        high -= 2
      } else {
        break
      }
    }
    return low..<high
  }
}
