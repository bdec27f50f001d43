// Three formats write a value behind a short tag at the beginning of a line; a line without a tag goes
// on with the value above it:
//
//     TY  - JOUR            RIS: two characters, two blanks, a dash, a blank
//     PMID- 12345           MEDLINE: up to four characters, padded to four, a dash, a blank
//     %0 Journal Article    EndNote, refer: a percent sign, one character, a blank
//
// Programs miscount the blanks of RIS and MEDLINE. Text that goes on with a value can look like such a
// line (`ER - positive cells`), so that a tag with the wrong number of blanks has to be one that the
// format knows.

/// How a format writes the tags that its lines begin with.
enum TaggedSyntax {
  case ris
  case medline
  case endNote

  /// What a line is.
  enum Line: Equatable {
    /// A tag, and where what follows it begins.
    case tagged(String, Int)
    /// It has the shape of a tagged line, but no tag can be read.
    case damaged
    case text
  }

  /// What a line with some text is; `range` is all of it. O(1): a tag is short.
  func line(in bytes: Span<UInt8>, _ range: Range<Int>) -> Line {
    switch self {
    case .ris: risLine(in: bytes, range)
    case .medline: medlineLine(in: bytes, range)
    case .endNote: endNoteLine(in: bytes, range)
    }
  }

  private func risLine(in bytes: Span<UInt8>, _ range: Range<Int>) -> Line {
    // An indented record was copied from a page.
    let start = TaggedSyntax.endOfBlanks(in: bytes, range, limit: 16)
    let end = TaggedSyntax.end(ofCharacters: 2, in: bytes, start..<range.upperBound)
    let dash = TaggedSyntax.endOfBlanks(in: bytes, end..<range.upperBound, limit: 4)
    guard start < end, dash < range.upperBound, bytes[dash] == UInt8(ascii: "-") else {
      return .text
    }
    let blanks = dash - end
    let hasBlank = dash + 1 == range.upperBound || TaggedSyntax.isBlank(bytes[dash + 1])
    let isStrict = blanks == 2 && start == range.lowerBound
    guard end - start == 2, TaggedSyntax.isLetter(bytes[start]),
      TaggedSyntax.isAlphanumeric(bytes[start + 1])
    else {
      return isStrict && hasBlank && bytes[start] != UInt8(ascii: "-") ? .damaged : .text
    }
    let isUpper = bytes[start] < 0x60 && bytes[start + 1] < 0x60
    let tag = TaggedSyntax.tag(in: bytes, start..<end)
    if isStrict, isUpper { return .tagged(tag, dash + 1) }
    let isSure = hasBlank ? blanks == 2 || isUpper : blanks > 0 && isUpper
    guard isSure, RISTag.isKnown(tag) else { return .text }
    return .tagged(tag, dash + 1)
  }

  private func medlineLine(in bytes: Span<UInt8>, _ range: Range<Int>) -> Line {
    let start = range.lowerBound
    var end = start
    while end < range.upperBound, end < start + 4, TaggedSyntax.isUpperAlphanumeric(bytes[end]) {
      end += 1
    }
    let dash = TaggedSyntax.endOfBlanks(in: bytes, end..<range.upperBound, limit: 3)
    // In its column, a known tag needs no blank behind it.
    let isBare =
      dash == start + 4 && dash < range.upperBound && bytes[dash] == UInt8(ascii: "-")
      && end - start >= 2 && NBIBTag.isKnown(TaggedSyntax.tag(in: bytes, start..<end))
    guard isBare || (end - start >= 2 && TaggedSyntax.isTagEnd(bytes, dash, range.upperBound))
    else {
      // In its column, the dash follows a tag that is damaged.
      let column = TaggedSyntax.end(ofCharacters: 4, in: bytes, range)
      let isInColumn =
        column < range.upperBound && TaggedSyntax.isTagEnd(bytes, column, range.upperBound)
      return isInColumn && !TaggedSyntax.isBlank(bytes[start]) ? .damaged : .text
    }
    let tag = TaggedSyntax.tag(in: bytes, start..<end)
    guard dash - start == 4 || NBIBTag.isKnown(tag) else { return .text }
    return .tagged(tag, dash + 1)
  }

  private func endNoteLine(in bytes: Span<UInt8>, _ range: Range<Int>) -> Line {
    let start = TaggedSyntax.endOfBlanks(in: bytes, range, limit: 4)
    let end = TaggedSyntax.end(ofCharacters: 2, in: bytes, start..<range.upperBound)
    guard start + 1 < range.upperBound, bytes[start] == UInt8(ascii: "%"),
      end == range.upperBound || TaggedSyntax.isBlank(bytes[end])
    else { return .text }
    let byte = bytes[start + 1]
    guard byte > 0x20, byte < 0x7F else { return .damaged }
    return .tagged(String(decoding: [byte], as: UTF8.self), end)
  }

  // MARK: Bytes

  private static func tag(in bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var tag: [UInt8] = []
    for index in range {
      tag.append(bytes[index] >= 0x61 && bytes[index] <= 0x7A ? bytes[index] & 0xDF : bytes[index])
    }
    return String(decoding: tag, as: UTF8.self)
  }

  /// Whether a dash that ends a tag is at an index.
  private static func isTagEnd(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    guard index < end, bytes[index] == UInt8(ascii: "-") else { return false }
    return index + 1 == end || isBlank(bytes[index + 1])
  }

  /// Just past the first `count` characters of a range.
  private static func end(
    ofCharacters count: Int, in bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Int {
    var index = range.lowerBound
    for _ in 0..<count where index < range.upperBound {
      index += 1
      while index < range.upperBound, UTF8.isContinuation(bytes[index]) { index += 1 }
    }
    return index
  }

  private static func endOfBlanks(in bytes: Span<UInt8>, _ range: Range<Int>, limit: Int) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, index - range.lowerBound < limit, isBlank(bytes[index]) {
      index += 1
    }
    return index
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- 0x30 < 10
  }

  private static func isUpperAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 0x41 < 26 || byte &- 0x30 < 10
  }
}
