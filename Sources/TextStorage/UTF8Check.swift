/// Whether bytes are UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF).
package enum UTF8Check {
  /// Whether `range` of `bytes` is valid UTF-8. ASCII passes sixteen bytes at a time.
  package static func isValid(_ bytes: Span<UInt8>, range: Range<Int>) -> Bool {
    let end = min(range.upperBound, bytes.count)
    var index = range.lowerBound
    let raw = bytes.bytes
    while index < end {
      if index + 16 <= end {
        let chunk = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self)
        if (chunk[0] | chunk[1]) & 0x8080_8080_8080_8080 == 0 {
          index += 16
          continue
        }
      }
      let length = sequenceLength(in: bytes, at: index)
      if length == 0 || index + length > end { return false }
      index += length
    }
    return true
  }

  /// Length of the valid sequence that begins at `index`, or 0.
  package static func sequenceLength(in bytes: Span<UInt8>, at index: Int) -> Int {
    guard index >= 0, index < bytes.count else { return 0 }
    let expected = expectedLength(lead: bytes[index])
    return wellFormedLength(in: bytes, at: index, expected) == expected ? expected : 0
  }

  /// Length of the damage at `index`, where no valid sequence begins: the longest beginning of
  /// one, at least 1 (Unicode 15 §3.9, D93b).
  package static func damageLength(in bytes: Span<UInt8>, at index: Int) -> Int {
    guard index >= 0, index < bytes.count else { return 1 }
    return max(1, wellFormedLength(in: bytes, at: index, expectedLength(lead: bytes[index])))
  }

  /// `range`, clamped to `bytes`, longer by what it cuts off from characters at its ends. O(1).
  package static func wholeCharacters(
    _ range: Range<Int>, in bytes: Span<UInt8>
  ) -> Range<Int> {
    func isInside(_ offset: Int) -> Bool {
      offset > 0 && offset < bytes.count && bytes[offset] & 0xC0 == 0x80
    }
    var low = min(max(0, range.lowerBound), bytes.count)
    var high = min(max(low, range.upperBound), bytes.count)
    let (furthestLow, furthestHigh) = (low - 3, high + 3)
    while low > furthestLow, isInside(low) { low -= 1 }
    while high < furthestHigh, isInside(high) { high += 1 }
    return low..<high
  }

  /// The length a sequence with this lead byte has; 0 for a byte that leads none.
  private static func expectedLength(lead: UInt8) -> Int {
    switch lead {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// How many of the `expected` bytes at `index` are as they must be.
  private static func wellFormedLength(
    in bytes: Span<UInt8>, at index: Int, _ expected: Int
  ) -> Int {
    guard expected > 1 else { return expected }
    guard index + 1 < bytes.count, secondBytes(lead: bytes[index]).contains(bytes[index + 1])
    else { return 1 }
    var length = 2
    while length < expected, index + length < bytes.count, bytes[index + length] & 0xC0 == 0x80 {
      length += 1
    }
    return length
  }

  /// What may follow a lead byte (Unicode 15, table 3-7).
  private static func secondBytes(lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }
}
