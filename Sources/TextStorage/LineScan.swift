// Finding line ends. A line ends at "\n", "\r\n" or "\r", and nowhere else (LSP 3.17, "Text
// Documents"). Sixteen bytes are looked at together: a file of bibliography has a line end every
// fifty bytes or so.

/// Line ends in a run of bytes.
package enum LineScan {
  /// Calls `body` with the offset just past each line end in `range`.
  ///
  /// A `\r` that is the last byte of `bytes` ends a line.
  package static func forEachLineStart(
    in bytes: Span<UInt8>, range: Range<Int>, _ body: (Int) -> Void
  ) {
    var index = range.lowerBound
    let end = min(range.upperBound, bytes.count)
    while let found = nextLineEndByte(in: bytes, from: index, to: end) {
      index = found + 1
      if bytes[found] == 0x0D, index < bytes.count, bytes[index] == 0x0A { continue }
      body(index)
    }
  }

  /// How many line ends lie in `range`; "\r\n" counts where its "\n" is.
  package static func lineEndCount(in bytes: Span<UInt8>, range: Range<Int>) -> Int {
    let end = min(range.upperBound, bytes.count)
    var index = range.lowerBound
    var count = 0
    let raw = bytes.bytes
    while index + 16 <= end {
      let chunk = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let returns = chunk .== SIMD16<UInt8>(repeating: 0x0D)
      if any(returns) {
        for offset in index..<(index + 16) {
          if isLineEnd(bytes, at: offset) { count &+= 1 }
        }
      } else {
        let feeds = chunk .== SIMD16<UInt8>(repeating: 0x0A)
        let lanes = unsafe unsafeBitCast(feeds, to: SIMD2<UInt64>.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        count &+= (lanes[0] & ones).nonzeroBitCount &+ (lanes[1] & ones).nonzeroBitCount
      }
      index += 16
    }
    while index < end {
      if isLineEnd(bytes, at: index) { count &+= 1 }
      index += 1
    }
    return count
  }

  @inline(__always)
  private static func isLineEnd(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    let byte = bytes[offset]
    if byte == 0x0A { return true }
    return byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
  }

  /// The next "\n" or "\r" at or after `start` and before `end`.
  private static func nextLineEndByte(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    var index = start
    let raw = bytes.bytes
    while index + 16 <= end {
      let chunk = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      if any(
        (chunk .== SIMD16<UInt8>(repeating: 0x0A)) .| (chunk .== SIMD16<UInt8>(repeating: 0x0D)))
      {
        break
      }
      index += 16
    }
    while index < end {
      if bytes[index] == 0x0A || bytes[index] == 0x0D { return index }
      index += 1
    }
    return nil
  }
}
