/// A place in a text as an editor names it: line and column, both from zero.
///
/// The unit of `column` is a `PositionEncoding`'s; a position means nothing without one.
package struct TextPosition: Sendable, Hashable, Comparable {
  /// From zero.
  package var line: Int
  /// From zero, in units of an encoding.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Where `offset` is in `bytes`, the first of which begins a line; one past the end is at the end,
  /// one inside a scalar at its start. Linear, many bytes at once but for the last line.
  package init(of offset: Int, in bytes: Span<UInt8>, encoding: PositionEncoding) {
    var end = min(max(0, offset), bytes.count)
    let furthest = max(0, end - 3)
    while end > furthest, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    let start = LineScan.lineStart(in: bytes, before: end, from: 0)
    line = LineScan.lineEndCount(in: bytes, range: 0..<start)
    column = encoding.unitCount(of: bytes.extracting(start..<end))
  }

  package static func < (a: TextPosition, b: TextPosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// The unit in which columns are counted (LSP 3.17, `PositionEncodingKind`).
package enum PositionEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// How many units `bytes` of UTF-8 take. Stray continuation bytes count nothing.
  ///
  /// O(length).
  package func unitCount(of bytes: Span<UInt8>) -> Int {
    switch self {
    case .utf8:
      return bytes.count
    case .utf16, .utf32:
      var count = 0
      var index = 0
      let raw = bytes.bytes
      while index &+ 8 <= bytes.count {
        let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        count &+= unitCount(ofBytes: word)
        index &+= 8
      }
      while index < bytes.count {
        count &+= width(ofLead: bytes[index])
        index &+= 1
      }
      return count
    }
  }

  /// How many units `bytes` of UTF-8 take, as above.
  package func unitCount(of bytes: [UInt8]) -> Int {
    let bytes = bytes[...]
    return unitCount(of: bytes.span)
  }

  /// The offset in `bytes` of the scalar that holds unit `column`, never inside a scalar;
  /// the end of `bytes` when it is past it.
  package func offset(ofUnit column: Int, in bytes: [UInt8]) -> Int {
    guard column > 0 else { return 0 }
    var units = 0
    var index = 0
    let slice = bytes[...]
    let raw = slice.span.bytes
    // Eight at a time, of which each is a scalar, and the next begins another.
    while index &+ 8 < bytes.count, units &+ 8 <= column, bytes[index &+ 8] & 0xC0 != 0x80 {
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      guard word & 0x8080_8080_8080_8080 == 0 else { break }
      index &+= 8
      units &+= 8
      if units == column { return index }
    }
    while index < bytes.count {
      let scalarEnd = nextScalarBoundary(in: bytes, after: index)
      let width =
        self == .utf8 ? scalarEnd - index : self.width(ofLead: bytes[index])
      if units + width > column { return index }
      units += width
      index = scalarEnd
      if units == column { return index }
    }
    return bytes.count
  }

  /// Units, not of UTF-8, of the scalars whose first bytes are among eight.
  @inline(__always)
  private func unitCount(ofBytes word: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let continuations = (word >> 7) & ~(word >> 6) & ones
    let pairs =
      self == .utf16 ? (word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & ones : 0
    return 8 &- continuations.nonzeroBitCount &+ pairs.nonzeroBitCount
  }

  /// Units of the scalar whose first byte is `byte`; 0 for a continuation byte.
  @inline(__always)
  func width(ofLead byte: UInt8) -> Int {
    if byte & 0xC0 == 0x80 { return 0 }
    return self == .utf16 && byte >= 0xF0 ? 2 : 1
  }
}

/// The start of the scalar after the one that begins at `index`: O(1) for valid UTF-8.
private func nextScalarBoundary(in bytes: [UInt8], after index: Int) -> Int {
  var next = index + 1
  while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
  return next
}
