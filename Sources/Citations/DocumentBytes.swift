// What readers of several languages ask of a text's bytes.

extension [UInt8] {
  /// A range without the blanks and line ends at its sides.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, self[first].isBlankOrLineEnd {
      range = first + 1..<range.upperBound
    }
    while let last = range.last, self[last].isBlankOrLineEnd {
      range = range.lowerBound..<last
    }
    return range
  }

  /// The offset behind the first place in a range where `text` stands. Linear.
  func endOfFirst(_ text: StaticString, in range: Range<Int>) -> Int? {
    text.withUTF8Buffer { text in
      var offset = range.lowerBound
      while offset + text.count <= range.upperBound {
        if self[offset..<offset + text.count].elementsEqual(text) { return offset + text.count }
        offset += 1
      }
      return nil
    }
  }

  /// The last byte before an offset that satisfies a condition, in the same paragraph and no further
  /// away than `reach`. The condition is asked about each byte on the way, but for blanks.
  func lastInParagraph(
    before offset: Int, reach: Int, where condition: (UInt8) -> Bool
  ) -> Int? {
    var next = offset
    var isBlankLine = false
    while next > 0, offset - next < reach {
      next -= 1
      switch self[next] {
      case UInt8(ascii: "\n"):
        if isBlankLine { return nil }
        isBlankLine = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default:
        if condition(self[next]) { return next }
        isBlankLine = false
      }
    }
    return nil
  }
}
