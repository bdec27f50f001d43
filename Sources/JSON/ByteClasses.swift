/// The offset of the first byte at or after `start` that a string cannot contain as it stands, or
/// the length if there is none: a quote, a backslash, a control character and, if asked, a byte
/// that is not ASCII.
@inline(__always)
func endOfPlainRun(
  in bytes: Span<UInt8>, from start: Int, stoppingAtNonASCII: Bool
) -> Int {
  let nonASCII: UInt64 = stoppingAtNonASCII ? 0x8080_8080_8080_8080 : 0
  let raw = bytes.bytes
  var offset = start
  while offset &+ 8 <= bytes.count {
    let loaded = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let found = marks(in: UInt64(littleEndian: loaded), nonASCII: nonASCII)
    if found != 0 {
      return offset &+ found.trailingZeroBitCount / 8
    }
    offset &+= 8
  }
  while offset < bytes.count {
    let byte = bytes[offset]
    if byte < 0x20 || byte == 0x22 || byte == 0x5C || (stoppingAtNonASCII && byte >= 0x80) {
      return offset
    }
    offset &+= 1
  }
  return offset
}

/// The places, in eight bytes as one little-endian number, of those that a string cannot contain as they stand: the
/// lowest high bit that is set says the first, others may be wrong.
///
/// A byte below n makes the high bit of its own place appear in `(x - n…) & ~x`; a borrow can set higher
/// places wrongly, never lower ones.
@inline(__always)
private func marks(in word: UInt64, nonASCII: UInt64) -> UInt64 {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let quote = word ^ (ones &* 0x22)
  let backslash = word ^ (ones &* 0x5C)
  let control = (word &- (ones &* 0x20)) & ~word
  return (control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash))
    & (ones &* 0x80) | (word & nonASCII)
}

extension MutableSpan<UInt8> {
  /// Stores bytes.
  @inline(__always)
  mutating func store(_ bytes: RawSpan, at offset: Int) {
    var target = mutableBytes
    var next = 0
    while next &+ 64 <= bytes.byteCount {
      let many = bytes.unsafeLoadUnaligned(fromByteOffset: next, as: SIMD64<UInt8>.self)
      target.storeBytes(of: many, toByteOffset: offset &+ next, as: SIMD64<UInt8>.self)
      next &+= 64
    }
    if next < bytes.byteCount {
      _ = storeRun(of: bytes, from: next, at: offset &+ next) { _ in 0 }
    }
  }

  /// Stores bytes from `start` on, up to the first that a string cannot contain as it stands, and gives its
  /// offset; see `endOfPlainRun`. There must be room for all that follow `start`.
  @inline(__always)
  mutating func storePlainRun(
    of bytes: RawSpan, from start: Int, at offset: Int, stoppingAtNonASCII: Bool
  ) -> Int {
    let nonASCII: UInt64 = stoppingAtNonASCII ? 0x8080_8080_8080_8080 : 0
    return storeRun(of: bytes, from: start, at: offset) { marks(in: $0, nonASCII: nonASCII) }
  }

  /// Stores bytes from `start` on, up to one that is marked, and gives its offset. Bytes are taken sixteen at
  /// a time, and the last sixteen once more; of fewer the first and last eight or four.
  ///
  /// - Parameter marks: for eight bytes, as a little-endian number, the high bit of the place of the first
  ///   that is sought, and maybe of others behind it.
  @inline(__always)
  private mutating func storeRun(
    of bytes: RawSpan, from start: Int, at offset: Int, marks: (UInt64) -> UInt64
  ) -> Int {
    let end = bytes.byteCount
    let shift = offset &- start
    var target = mutableBytes
    var next = start
    if end &- start >= 8 {
      let step = end &- start >= 16 ? 16 : 8
      while next < end {
        // The last ones anew, where some are left that are fewer.
        if end &- next < step { next = end &- step }
        let second = step == 16 ? next &+ 8 : end &- 8
        let low = bytes.unsafeLoadUnaligned(fromByteOffset: next, as: UInt64.self)
        let high = bytes.unsafeLoadUnaligned(fromByteOffset: second, as: UInt64.self)
        target.storeBytes(of: low, toByteOffset: next &+ shift, as: UInt64.self)
        target.storeBytes(of: high, toByteOffset: second &+ shift, as: UInt64.self)
        let lowMarks = marks(UInt64(littleEndian: low))
        if lowMarks != 0 { return next &+ lowMarks.trailingZeroBitCount / 8 }
        let highMarks = marks(UInt64(littleEndian: high))
        if highMarks != 0 { return second &+ highMarks.trailingZeroBitCount / 8 }
        if step == 8 { break }
        next &+= 16
      }
    } else if end &- start >= 4 {
      let low = bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self)
      let high = bytes.unsafeLoadUnaligned(fromByteOffset: end &- 4, as: UInt32.self)
      target.storeBytes(of: low, toByteOffset: offset, as: UInt32.self)
      target.storeBytes(of: high, toByteOffset: end &- 4 &+ shift, as: UInt32.self)
      let both = UInt64(UInt32(littleEndian: low)) | UInt64(UInt32(littleEndian: high)) << 32
      let place = marks(both).trailingZeroBitCount / 8
      if place < 8 { return place < 4 ? start &+ place : end &- 8 &+ place }
    } else {
      while next < end {
        let byte = bytes.unsafeLoad(fromByteOffset: next, as: UInt8.self)
        target.storeBytes(of: byte, toByteOffset: next &+ shift, as: UInt8.self)
        // Letters stand in for what is not there.
        if marks(UInt64(byte) | 0x6161_6161_6161_6100) != 0 { return next }
        next &+= 1
      }
    }
    return end
  }
}

/// The number of bytes of the well-formed UTF-8 sequence at `offset`, or 0 if there is none
/// (Unicode 16, table 3-7).
func lengthOfUTF8Sequence(in bytes: Span<UInt8>, at offset: Int) -> Int {
  guard offset < bytes.count else { return 0 }
  let length: Int
  let second: ClosedRange<UInt8>
  switch bytes[offset] {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return 0
  }
  guard offset &+ length <= bytes.count, second.contains(bytes[offset &+ 1]) else { return 0 }
  var next = offset &+ 2
  while next < offset &+ length {
    guard bytes[next] & 0xC0 == 0x80 else { return 0 }
    next &+= 1
  }
  return length
}

/// The value of an ASCII hexadecimal digit.
func hexadecimalValue(of byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte &- 0x30)
  case 0x41...0x46: UInt32(byte &- 0x41 &+ 10)
  case 0x61...0x66: UInt32(byte &- 0x61 &+ 10)
  default: nil
  }
}

/// Whether the byte is an ASCII digit.
@inline(__always)
func isDigit(_ byte: UInt8) -> Bool {
  byte >= 0x30 && byte <= 0x39
}
