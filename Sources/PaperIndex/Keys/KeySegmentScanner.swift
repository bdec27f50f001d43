/// Finds the segments of a key: the pieces between punctuation, changes between letters and
/// digits, and capitals.
///
/// `vaswani2017Attention` has three, `DBLP:conf/aaai/McDonald17` six: `DBLP`, `conf`, `aaai`, `Mc`,
/// `Donald`, `17`. Bytes from 0x80 are letters.
struct KeySegmentScanner {
  private enum Class {
    case lower
    case upper
    case digit
    case other
  }

  private var offset: Int
  private let end: Int

  /// A scanner of the key at `range`.
  init(_ range: Range<Int>) {
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The range of the next segment, or `nil` at the end. Linear over all calls.
  mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
    while offset < end, Self.classify(bytes[offset]) == .other { offset &+= 1 }
    guard offset < end else { return nil }
    let start = offset
    var previous = Self.classify(bytes[offset])
    offset &+= 1
    while offset < end {
      let current = Self.classify(bytes[offset])
      switch (previous, current) {
      case (.lower, .lower), (.digit, .digit), (.upper, .upper):
        break
      case (.upper, .lower):
        // `NASAReport`: the last capital begins the next word.
        if offset &- start > 1 {
          offset &-= 1
          return start..<offset
        }
      default:
        return start..<offset
      }
      previous = current
      offset &+= 1
    }
    return start..<offset
  }

  /// Whether a segment is of digits.
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  private static func classify(_ byte: UInt8) -> Class {
    if byte >= 0x80 || byte &- 0x61 < 26 { return .lower }
    if byte &- 0x41 < 26 { return .upper }
    return byte &- 0x30 < 10 ? .digit : .other
  }
}
