/// How a file's bytes say text. Inside, text is always UTF-8; the source keeps its encoding so
/// that a write encodes back.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf8WithByteOrderMark = "UTF-8 with byte order mark"
  case utf16LittleEndian = "UTF-16 LE"
  case utf16BigEndian = "UTF-16 BE"
  case utf16LittleEndianWithoutMark = "UTF-16 LE without byte order mark"
  case utf16BigEndianWithoutMark = "UTF-16 BE without byte order mark"
  case windows1252 = "Windows-1252"

  /// The bytes a file of this encoding begins with.
  package var byteOrderMark: [UInt8] {
    switch self {
    case .utf8, .windows1252, .utf16LittleEndianWithoutMark, .utf16BigEndianWithoutMark: []
    case .utf8WithByteOrderMark: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    }
  }

  /// The bytes of a whole file that says `text` (UTF-8) in this encoding, byte order mark and all;
  /// `nil` when it has no code for one of the characters. O(length).
  package func encode(_ text: [UInt8]) -> [UInt8]? {
    var result = byteOrderMark
    switch self {
    case .utf8, .utf8WithByteOrderMark:
      result.append(contentsOf: text)
    case .utf16LittleEndian, .utf16BigEndian, .utf16LittleEndianWithoutMark,
      .utf16BigEndianWithoutMark:
      let isBigEndian = self == .utf16BigEndian || self == .utf16BigEndianWithoutMark
      result.reserveCapacity(2 * text.count + 2)
      for unit in String(decoding: text, as: UTF8.self).utf16 {
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        result.append(isBigEndian ? high : low)
        result.append(isBigEndian ? low : high)
      }
    case .windows1252:
      result.reserveCapacity(text.count)
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        guard let byte = Windows1252.byte(of: scalar) else { return nil }
        result.append(byte)
      }
    }
    return result
  }
}
