// What BibTeX's grammar says of single bytes (btparse's and bibtex.web's character classes), and the
// search for the few bytes that matter inside a value.

enum BibTeXBytes {
  /// Space, tab, line ends, form feed, vertical tab.
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  /// A byte of an entry type, field name or macro name: anything but white space, controls and
  /// `" # % ' ( ) , = { } @ \`. Non-ASCII bytes count, so that a name in any script is one name.
  @inline(__always)
  static func isName(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !isNameDelimiter(byte)
  }

  @inline(__always)
  private static func isNameDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "'"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "="),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "@"), UInt8(ascii: "\\"):
      return true
    default:
      return false
    }
  }

  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// The next `{`, `}`, `"` or `@` at or after `start`; `bytes.count` when there is none.
  ///
  /// Sixteen bytes at a time: values are where nine tenths of a bibliography's bytes are.
  @inline(__always)
  static func nextStructural(in bytes: Span<UInt8>, from start: Int) -> Int {
    let raw = bytes.bytes
    var index = start
    let count = bytes.count
    while index + 16 <= count {
      let chunk = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let hits =
        (chunk .== SIMD16<UInt8>(repeating: 0x7B)) .| (chunk .== SIMD16<UInt8>(repeating: 0x7D))
        .| (chunk .== SIMD16<UInt8>(repeating: 0x40)) .| (chunk .== SIMD16<UInt8>(repeating: 0x22))
      let lanes = unsafe unsafeBitCast(hits, to: SIMD2<UInt64>.self)
      if lanes[0] != 0 { return index + lanes[0].trailingZeroBitCount / 8 }
      if lanes[1] != 0 { return index + 8 + lanes[1].trailingZeroBitCount / 8 }
      index += 16
    }
    while index < count {
      switch bytes[index] {
      case 0x7B, 0x7D, 0x40, 0x22: return index
      default: index += 1
      }
    }
    return count
  }

  /// The next line feed or carriage return at or after `start`; `bytes.count` when there is none.
  static func lineEnd(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  /// The next `@` at or after `start`; `bytes.count` when there is none.
  static func nextAt(in bytes: Span<UInt8>, from start: Int) -> Int {
    let raw = bytes.bytes
    var index = start
    let count = bytes.count
    while index + 16 <= count {
      let chunk = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      if any(chunk .== SIMD16<UInt8>(repeating: 0x40)) { break }
      index += 16
    }
    while index < count, bytes[index] != 0x40 { index += 1 }
    return index
  }
}
