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
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    func isContinuation(_ at: Int) -> Bool { at < bytes.count && bytes[at] & 0xC0 == 0x80 }
    switch lead {
    case 0xC2...0xDF:
      return isContinuation(index + 1) ? 2 : 0
    case 0xE0...0xEF:
      guard isContinuation(index + 1), isContinuation(index + 2) else { return 0 }
      let second = bytes[index + 1]
      if lead == 0xE0 && second < 0xA0 || lead == 0xED && second >= 0xA0 { return 0 }
      return 3
    case 0xF0...0xF4:
      guard isContinuation(index + 1), isContinuation(index + 2), isContinuation(index + 3)
      else { return 0 }
      let second = bytes[index + 1]
      if lead == 0xF0 && second < 0x90 || lead == 0xF4 && second >= 0x90 { return 0 }
      return 4
    default:
      return 0
    }
  }
}
