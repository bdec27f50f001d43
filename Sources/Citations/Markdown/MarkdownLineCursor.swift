/// A place in a line, in bytes and in columns; tabs stop at every fourth column.
struct MarkdownLineCursor {
  private(set) var offset: Int
  private(set) var column = 0
  /// The end of the line's text, without blanks and line end.
  let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    offset = range.lowerBound
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1].isBlankOrLineEnd { end -= 1 }
    self.end = end
  }

  /// Whether only blanks are left.
  var isAtEnd: Bool { offset >= end }

  /// The columns up to the next character that is no blank.
  func indentation(_ bytes: [UInt8]) -> Int {
    var copy = self
    copy.skipBlanks(bytes)
    return copy.column - column
  }

  /// Moves over all blanks.
  mutating func skipBlanks(_ bytes: [UInt8]) {
    while offset < end, bytes[offset].isBlank { advance(bytes) }
  }

  /// Moves over blanks of up to so many columns.
  mutating func skipBlanks(_ bytes: [UInt8], columns: Int) {
    let limit = column + columns
    while offset < end, column < limit, bytes[offset].isBlank { advance(bytes) }
  }

  /// Moves over one byte.
  mutating func advance(_ bytes: [UInt8]) {
    guard offset < end else { return }
    column = bytes[offset] == UInt8(ascii: "\t") ? (column / 4 + 1) * 4 : column + 1
    offset += 1
  }

  /// Moves over so many bytes.
  mutating func advance(_ bytes: [UInt8], by count: Int) {
    for _ in 0..<count { advance(bytes) }
  }
}
