extension DecodedText {
  /// The offset in `raw`, the bytes that were decoded, of what stands at `offset` in the text, so that
  /// an edit of the text can be made in the file without touching any other byte. O(length).
  package func rawOffset(of offset: Int, in raw: [UInt8]) -> Int {
    let mark = encoding.byteOrderMark.count
    let prefix = bytes.prefix(max(0, offset))
    let found =
      switch encoding {
      case .utf8, .utf8WithByteOrderMark:
        mark + (damagedOffsets.isEmpty ? prefix.count : undamagedOffset(prefix.count, raw, mark))
      case .windows1252:
        // One byte each; the others of a character say nothing of their own.
        prefix.count { $0 & 0xC0 != 0x80 }
      case .utf16LittleEndian, .utf16BigEndian, .utf16LittleEndianWithoutMark,
        .utf16BigEndianWithoutMark:
        // Characters of four bytes are two units.
        mark
          + 2 * prefix.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
      }
    return min(found, raw.count)
  }

  /// Where U+FFFD stands for other bytes: the text is decoded again up to the place.
  private func undamagedOffset(_ offset: Int, _ raw: [UInt8], _ mark: Int) -> Int {
    let slice = raw[...]
    var decoded = 0
    var index = mark
    while index < raw.count, decoded < offset {
      let length = UTF8Check.sequenceLength(in: slice.span, at: index)
      decoded += length == 0 ? 3 : length
      index += length == 0 ? UTF8Check.damageLength(in: slice.span, at: index) : length
    }
    return index - mark
  }
}
