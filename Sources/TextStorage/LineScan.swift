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
    let feed = SIMD16<UInt8>(repeating: 0x0A)
    let carriage = SIMD16<UInt8>(repeating: 0x0D)
    while index + 64 <= end {
      // Each lane counts to 255 at most before the lanes are added up.
      let stop = min(end - 63, index + 63 * 64)
      var lanes = SIMD16<UInt8>()
      var hasReturn = false
      while index < stop {
        var returns = SIMD16<UInt8>()
        var feeds = SIMD16<UInt8>()
        var offset = 0
        while offset < 64 {
          let chunk = unsafe raw.unsafeLoadUnaligned(
            fromByteOffset: index &+ offset, as: SIMD16<UInt8>.self)
          feeds &-= unsafe unsafeBitCast(chunk .== feed, to: SIMD16<UInt8>.self)
          returns |= unsafe unsafeBitCast(chunk .== carriage, to: SIMD16<UInt8>.self)
          offset &+= 16
        }
        let halves = unsafe unsafeBitCast(returns, to: SIMD2<UInt64>.self)
        if halves[0] | halves[1] != 0 {
          hasReturn = true
          break
        }
        lanes &+= feeds
        index &+= 64
      }
      for lane in 0..<16 { count &+= Int(lanes[lane]) }
      if hasReturn {
        for offset in index..<(index + 64) where isLineEnd(bytes, at: offset) { count &+= 1 }
        index += 64
      }
    }
    while index < end {
      if isLineEnd(bytes, at: index) { count &+= 1 }
      index += 1
    }
    return count
  }

  /// Where the line begins that `offset` is in, or `first` if it begins before. O(length of the line).
  package static func lineStart(in bytes: Span<UInt8>, before offset: Int, from first: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > first, !isLineEnd(bytes, at: start - 1) { start -= 1 }
    return start
  }

  /// Whether the byte at `offset` is the last one of a line end.
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
    // A byte that becomes zero gets its high bit set by the subtraction, and none before it does.
    let ones: UInt64 = 0x0101_0101_0101_0101
    while index + 8 <= end {
      let loaded = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      let feed = UInt64(littleEndian: loaded) ^ (ones &* 0x0A)
      let carriage = UInt64(littleEndian: loaded) ^ (ones &* 0x0D)
      let found =
        ((feed &- ones) & ~feed | (carriage &- ones) & ~carriage) & (ones &* 0x80)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end {
      if bytes[index] == 0x0A || bytes[index] == 0x0D { return index }
      index += 1
    }
    return nil
  }
}
