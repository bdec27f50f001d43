/// Steps through LaTeX by commands, groups and what is between.
///
/// Looking for the end of a group is paid for, so that openings without an end cost no more than a few
/// passes over the text.
struct LaTeXCursor {
  let bytes: [UInt8]
  private var budget: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    budget = 8 * bytes.count + 1024
  }

  /// The name behind the backslash at an offset: letters and `@`, or one other byte.
  func name(at backslash: Int, end: Int) -> Range<Int> {
    var offset = backslash + 1
    while offset < end, LaTeXCursor.isLetter(bytes[offset]) { offset += 1 }
    return backslash + 1..<max(offset, min(backslash + 2, end))
  }

  func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
    range.count == name.utf8CodeUnitCount
      && name.withUTF8Buffer { bytes[range].elementsEqual($0) }
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return letter >= 0x61 && letter <= 0x7A || byte == UInt8(ascii: "@")
  }

  /// The offset of the line end at or behind an offset.
  func lineEnd(from start: Int, end: Int) -> Int {
    var offset = start
    while offset < end, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
    return offset
  }

  /// The offset behind blanks, line ends and comments.
  func gapEnd(from start: Int, end: Int) -> Int {
    var offset = start
    while offset < end {
      if bytes[offset] <= 0x20 {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "%") {
        offset = lineEnd(from: offset, end: end)
      } else {
        break
      }
    }
    return offset
  }

  /// What is in the brace group at an offset, after a gap; `nil` without one, or without its end.
  mutating func group(from start: Int, end: Int) -> Range<Int>? {
    inside(UInt8(ascii: "{"), UInt8(ascii: "}"), from: start, end: end)
  }

  /// What is in the brackets at an offset, after a gap.
  mutating func option(from start: Int, end: Int) -> Range<Int>? {
    inside(UInt8(ascii: "["), UInt8(ascii: "]"), from: start, end: end)
  }

  private mutating func inside(
    _ open: UInt8, _ close: UInt8, from start: Int, end: Int
  ) -> Range<Int>? {
    let first = gapEnd(from: start, end: end)
    guard budget > 0, first < end, bytes[first] == open else { return nil }
    var offset = first + 1
    defer { budget -= offset - first }
    var depth = 0
    while offset < end {
      let byte = bytes[offset]
      if byte == close, depth == 0 { return first + 1..<offset }
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth < 0 { return nil }
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "%"):
        offset = lineEnd(from: offset, end: end)
        continue
      default: break
      }
      offset += 1
    }
    offset = min(offset, end)
    return nil
  }

  /// The first place of `word` at or behind an offset; paid for.
  mutating func find(_ word: [UInt8], from start: Int) -> Int? {
    guard budget > 0, let first = word.first else { return nil }
    var offset = start
    defer { budget -= offset - start }
    while offset <= bytes.count - word.count {
      if bytes[offset] == first, bytes[offset...].starts(with: word) { return offset }
      offset += 1
    }
    return nil
  }
}
