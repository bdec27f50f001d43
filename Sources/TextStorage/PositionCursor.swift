/// Lines and columns of ascending offsets in a text: one pass over it, however many are asked for
/// and however long its lines are.
package struct PositionCursor {
  private let bytes: [UInt8]
  private let encoding: PositionEncoding
  private var offset = 0
  private var place = TextPosition(line: 0, column: 0)

  /// A cursor at the beginning of `bytes`, in UTF-8.
  package init(_ bytes: [UInt8], in encoding: PositionEncoding) {
    self.bytes = bytes
    self.encoding = encoding
  }

  /// Where `offset` is; one past the end is at the end, one inside a scalar at its start.
  ///
  /// O(bytes since the last offset asked for), from the beginning for one before that.
  package mutating func position(of offset: Int) -> TextPosition {
    var target = min(max(0, offset), bytes.count)
    let furthest = max(0, target - 3)
    while target > furthest, target < bytes.count, bytes[target] & 0xC0 == 0x80 { target -= 1 }
    if target < self.offset {
      self.offset = 0
      place = TextPosition(line: 0, column: 0)
    }
    while self.offset < target {
      let byte = bytes[self.offset]
      self.offset += 1
      let isReturnOfPair =
        byte == 0x0D && self.offset < bytes.count && bytes[self.offset] == 0x0A
      if byte == 0x0A || byte == 0x0D && !isReturnOfPair {
        place = TextPosition(line: place.line + 1, column: 0)
      } else {
        place.column += encoding == .utf8 ? 1 : encoding.width(ofLead: byte)
      }
    }
    return place
  }

  /// Where `range` begins and ends.
  package mutating func positions(of range: Range<Int>) -> Range<TextPosition> {
    let start = position(of: range.lowerBound)
    return start..<max(start, position(of: range.upperBound))
  }
}
