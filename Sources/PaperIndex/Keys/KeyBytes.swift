/// Arithmetic on the bytes of keys.
enum KeyBytes {
  /// A hash of `bytes[range]`, the same in every run, and for keys that differ only in the case of
  /// ASCII letters.
  @inline(__always)
  static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: range.count)
    var index = range.lowerBound
    let raw = bytes.bytes
    // Four bytes a step: the multiplications follow one another.
    while index &+ 4 <= range.upperBound {
      let loaded = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self)
      let word = UInt64(UInt32(littleEndian: loaded))
      hash = (hash ^ (word | 0x2020_2020)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      index &+= 4
    }
    while index < range.upperBound {
      hash = (hash ^ (UInt64(bytes[index]) | 0x20)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      index &+= 1
    }
    hash = hash &* 0xC4CE_B9FE_1A85_EC53
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  /// One bit for each letter and digit that occurs, whatever the case: two keys within `n` edits
  /// differ in at most `2n` bits.
  @inline(__always)
  static func letters(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var letters: UInt32 = 0
    for index in range {
      letters |= letterBit(bytes[index])
    }
    return letters
  }

  @inline(__always)
  static func letterBit(_ byte: UInt8) -> UInt32 {
    let letter = (byte | 0x20) &- 0x61
    if letter < 26 { return 1 << UInt32(letter) }
    let digit = byte &- 0x30
    // Ten digits share six bits.
    return digit < 10 ? 1 << (26 &+ UInt32(digit % 6)) : 0
  }

  /// The first four bytes in lower case, the first one lowest; zero where there are fewer.
  @inline(__always)
  static func head(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var head: UInt32 = 0
    for index in range.prefix(4) {
      head |= UInt32(lowercased(bytes[index])) << UInt32(8 &* (index &- range.lowerBound))
    }
    return head
  }

  /// ASCII lower case of one byte.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// Whether `bytes[range]` begins with `prefix`, which is in lower case, whatever its own case.
  @inline(__always)
  static func hasPrefix(
    _ bytes: Span<UInt8>, _ range: Range<Int>, lowercased prefix: Span<UInt8>
  ) -> Bool {
    guard prefix.count <= range.count else { return false }
    for index in prefix.indices
    where lowercased(bytes[range.lowerBound &+ index]) != prefix[index] { return false }
    return true
  }

  /// Below zero when `bytes[range]` in lower case precedes all that begins with `prefix`, zero when
  /// it begins with it.
  static func compare(
    _ bytes: Span<UInt8>, _ range: Range<Int>, lowercasedPrefix prefix: Span<UInt8>
  ) -> Int {
    for index in prefix.indices {
      guard index < range.count else { return -1 }
      let byte = lowercased(bytes[range.lowerBound &+ index])
      if byte != prefix[index] { return byte < prefix[index] ? -1 : 1 }
    }
    return 0
  }

  @inline(__always)
  static func equal(_ bytes: Span<UInt8>, _ range: Range<Int>, _ other: Span<UInt8>) -> Bool {
    guard range.count == other.count else { return false }
    for index in other.indices where bytes[range.lowerBound &+ index] != other[index] {
      return false
    }
    return true
  }

  /// Whether both are equal but for the case of ASCII letters.
  @inline(__always)
  static func isEqualInAnyCase(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ other: Span<UInt8>
  ) -> Bool {
    guard range.count == other.count else { return false }
    for index in other.indices
    where lowercased(bytes[range.lowerBound &+ index]) != lowercased(other[index]) {
      return false
    }
    return true
  }
}
