/// The offset of the first byte at or after `start` that a string cannot contain as it stands, or
/// the length if there is none: a quote, a backslash, a control character and, if asked, a byte
/// that is not ASCII.
///
/// Looks at eight bytes at once, as one number. A byte below n makes the high bit of its own
/// place appear in `(x - n…) & ~x`; a borrow can set higher places wrongly, never lower ones, so
/// the lowest set bit is right.
@inline(__always)
func endOfPlainRun(
  in bytes: Span<UInt8>, from start: Int, stoppingAtNonASCII: Bool
) -> Int {
  let highBits: UInt64 = 0x8080_8080_8080_8080
  let ones: UInt64 = 0x0101_0101_0101_0101
  let nonASCII = stoppingAtNonASCII ? highBits : 0
  let raw = bytes.bytes
  var offset = start
  while offset &+ 8 <= bytes.count {
    let loaded = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let word = UInt64(littleEndian: loaded)
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let control = (word &- (ones &* 0x20)) & ~word
    let found =
      (control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & highBits
      | (word & nonASCII)
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
