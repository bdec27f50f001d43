/// How a file's bytes say text. Inside, text is always UTF-8; the source keeps its encoding so
/// that a write encodes back.
package enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case utf8WithByteOrderMark = "UTF-8 with byte order mark"
  case utf16LittleEndian = "UTF-16 LE"
  case utf16BigEndian = "UTF-16 BE"
  case windows1252 = "Windows-1252"
}

/// A file's bytes decoded once to UTF-8.
package struct DecodedText: Sendable {
  package let bytes: [UInt8]
  package let encoding: TextEncoding
  /// Offsets in `bytes` of each U+FFFD that stands for bytes that said nothing, at most 100.
  package let damagedOffsets: [Int]

  /// Decodes by byte order mark, else as UTF-8; else as UTF-8 with U+FFFD in place of at most one
  /// damaged sequence per thousand bytes (and ten in all for a short file) beside valid
  /// multi-byte text; else as Windows-1252, which agrees with Latin-1 on every letter.
  ///
  /// O(length).
  package init(decoding raw: [UInt8]) {
    if raw.starts(with: [0xFF, 0xFE]) {
      self.init(utf16: raw, isBigEndian: false)
    } else if raw.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: raw, isBigEndian: true)
    } else if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(utf8: Array(raw.dropFirst(3)), encoding: .utf8WithByteOrderMark)
    } else {
      self.init(utf8: raw, encoding: .utf8)
    }
  }

  private init(utf8 raw: [UInt8], encoding: TextEncoding) {
    if UTF8Check.isValid(raw.span, range: 0..<raw.count) {
      self.init(bytes: raw, encoding: encoding, damagedOffsets: [])
      return
    }
    let repaired = DecodedText.repaired(raw)
    let tolerated = encoding == .utf8WithByteOrderMark ? Int.max : raw.count / 1000 + 1
    if repaired.multiByteCount > 0 || encoding == .utf8WithByteOrderMark,
      repaired.damageCount <= max(tolerated, repaired.multiByteCount / 4)
    {
      self.init(bytes: repaired.bytes, encoding: encoding, damagedOffsets: repaired.offsets)
    } else {
      self.init(
        bytes: DecodedText.fromWindows1252(raw), encoding: .windows1252, damagedOffsets: [])
    }
  }

  private init(bytes: [UInt8], encoding: TextEncoding, damagedOffsets: [Int]) {
    self.bytes = bytes
    self.encoding = encoding
    self.damagedOffsets = damagedOffsets
  }

  private init(utf16 raw: [UInt8], isBigEndian: Bool) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var damaged: [Int] = []
    var index = 2
    func unit(_ at: Int) -> UInt32? {
      guard at + 1 < raw.count else { return nil }
      let (a, b) = (UInt32(raw[at]), UInt32(raw[at + 1]))
      return isBigEndian ? a << 8 | b : b << 8 | a
    }
    while index < raw.count {
      var value: UInt32 = 0xFFFD
      var isDamaged = true
      if let first = unit(index) {
        if first & 0xFC00 == 0xD800, let second = unit(index + 2), second & 0xFC00 == 0xDC00 {
          value = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
          index += 2
          isDamaged = false
        } else if first & 0xF800 != 0xD800 {
          value = first
          isDamaged = false
        }
      }
      index += 2
      if isDamaged, damaged.count < 100 { damaged.append(bytes.count) }
      bytes.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
    self.init(
      bytes: bytes, encoding: isBigEndian ? .utf16BigEndian : .utf16LittleEndian,
      damagedOffsets: damaged)
  }

  private static func repaired(
    _ raw: [UInt8]
  ) -> (bytes: [UInt8], offsets: [Int], damageCount: Int, multiByteCount: Int) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count + 64)
    var offsets: [Int] = []
    var damageCount = 0
    var multiByteCount = 0
    var index = 0
    while index < raw.count {
      let length = UTF8Check.sequenceLength(in: raw.span, at: index)
      if length == 0 {
        if offsets.count < 100 { offsets.append(bytes.count) }
        damageCount += 1
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        index += 1
      } else {
        if length > 1 { multiByteCount += 1 }
        bytes.append(contentsOf: raw[index..<(index + length)])
        index += length
      }
    }
    return (bytes, offsets, damageCount, multiByteCount)
  }

  private static func fromWindows1252(_ raw: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count + raw.count / 8)
    for byte in raw {
      if byte < 0x80 {
        bytes.append(byte)
      } else {
        let value =
          byte < 0xA0 ? windows1252Controls[Int(byte - 0x80)] : UInt32(byte)
        bytes.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
      }
    }
    return bytes
  }

  /// What Windows-1252 has at 0x80–0x9F; the five it leaves out stay C1 controls.
  private static let windows1252Controls: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
