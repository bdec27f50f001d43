/// A file's bytes decoded once to UTF-8.
package struct DecodedText: Sendable {
  /// The text as UTF-8, without byte order mark.
  package let bytes: [UInt8]
  /// What the file is written in.
  package let encoding: TextEncoding
  /// Offsets in `bytes` of each U+FFFD that stands for bytes that said nothing, ascending, at most
  /// `damageLimit`.
  package let damagedOffsets: [Int]

  /// So many damaged places are remembered.
  package static let damageLimit = 100

  /// Decodes by byte order mark; else as UTF-16 where every other byte is nothing; else as UTF-8, with U+FFFD for each damaged sequence as long as
  /// at least as many multi-byte characters are whole; else as Windows-1252, where hardly any two
  /// letters that follow each other look like UTF-8.
  ///
  /// O(length).
  package init(decoding raw: [UInt8]) {
    if raw.starts(with: TextEncoding.utf16LittleEndian.byteOrderMark) {
      self.init(utf16: raw, .utf16LittleEndian)
    } else if raw.starts(with: TextEncoding.utf16BigEndian.byteOrderMark) {
      self.init(utf16: raw, .utf16BigEndian)
    } else if raw.starts(with: TextEncoding.utf8WithByteOrderMark.byteOrderMark) {
      self.init(utf8: Array(raw.dropFirst(3)), encoding: .utf8WithByteOrderMark)
    } else if let encoding = DecodedText.utf16WithoutMark(raw) {
      self.init(utf16: raw, encoding)
    } else {
      self.init(utf8: raw, encoding: .utf8)
    }
  }

  private init(utf8 raw: [UInt8], encoding: TextEncoding) {
    // The span of a slice exists on older systems than that of an array.
    let slice = raw[...]
    if UTF8Check.isValid(slice.span, range: 0..<raw.count) {
      self.init(bytes: raw, encoding: encoding, damagedOffsets: [])
      return
    }
    let repaired = DecodedText.repaired(raw)
    if encoding == .utf8WithByteOrderMark || repaired.damageCount <= repaired.multiByteCount {
      self.init(bytes: repaired.bytes, encoding: encoding, damagedOffsets: repaired.offsets)
    } else {
      self.init(bytes: Windows1252.decode(raw), encoding: .windows1252, damagedOffsets: [])
    }
  }

  private init(bytes: [UInt8], encoding: TextEncoding, damagedOffsets: [Int]) {
    self.bytes = bytes
    self.encoding = encoding
    self.damagedOffsets = damagedOffsets
  }

  /// UTF-16 without a byte order mark: nearly every second byte of the first ones is zero, none of the
  /// others is, and those are text. No text in another encoding has a zero.
  private static func utf16WithoutMark(_ raw: [UInt8]) -> TextEncoding? {
    let head = raw.prefix(256)
    guard head.count >= 16, raw.count.isMultiple(of: 2) else { return nil }
    func zeroCount(from first: Int) -> Int {
      stride(from: first, to: head.count, by: 2).count { head[$0] == 0 }
    }
    func isText(from first: Int) -> Bool {
      stride(from: first, to: head.count, by: 2).allSatisfy {
        head[$0] >= 0x20 || (0x09...0x0D).contains(head[$0]) || head[$0 ^ 1] != 0
      }
    }
    let enough = head.count * 3 / 8
    if zeroCount(from: 0) == 0, zeroCount(from: 1) >= enough, isText(from: 0) {
      return .utf16LittleEndianWithoutMark
    }
    if zeroCount(from: 1) == 0, zeroCount(from: 0) >= enough, isText(from: 1) {
      return .utf16BigEndianWithoutMark
    }
    return nil
  }

  private init(utf16 raw: [UInt8], _ encoding: TextEncoding) {
    let isBigEndian = encoding == .utf16BigEndian || encoding == .utf16BigEndianWithoutMark
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var damaged: [Int] = []
    var index = encoding.byteOrderMark.count
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
          value = 0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF)
          index += 2
          isDamaged = false
        } else if first & 0xF800 != 0xD800 {
          value = first
          isDamaged = false
        }
      }
      index += 2
      if isDamaged, damaged.count < DecodedText.damageLimit { damaged.append(bytes.count) }
      bytes.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
    self.init(bytes: bytes, encoding: encoding, damagedOffsets: damaged)
  }

  /// `raw` with one U+FFFD for each maximal subpart of an ill-formed sequence (Unicode 15 §3.9,
  /// "U+FFFD Substitution of Maximal Subparts"), as editors show it.
  private static func repaired(
    _ raw: [UInt8]
  ) -> (bytes: [UInt8], offsets: [Int], damageCount: Int, multiByteCount: Int) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count + 64)
    var offsets: [Int] = []
    var damageCount = 0
    var multiByteCount = 0
    var index = 0
    let slice = raw[...]
    while index < raw.count {
      let length = UTF8Check.sequenceLength(in: slice.span, at: index)
      if length == 0 {
        if offsets.count < damageLimit { offsets.append(bytes.count) }
        damageCount += 1
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        index += UTF8Check.damageLength(in: slice.span, at: index)
      } else {
        if length > 1 { multiByteCount += 1 }
        bytes.append(contentsOf: raw[index..<(index + length)])
        index += length
      }
    }
    return (bytes, offsets, damageCount, multiByteCount)
  }
}
