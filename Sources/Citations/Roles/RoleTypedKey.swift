/// The key that is being typed in the text of a citation role.
struct RoleTypedKey {
  /// How far before the cursor the backtick that opens the text is looked for, in bytes.
  private static let reach = 4096

  /// The backtick before an offset that nothing but the text of its paragraph divides from it.
  static func backtick(before cursor: Int, in bytes: [UInt8]) -> Int? {
    bytes.lastInParagraph(before: cursor, reach: reach) { $0 == UInt8(ascii: "`") }
  }

  /// The partial citation at the cursor in a text whose content begins after `backtick`.
  ///
  /// `content` is what the engine takes for the text; it counts only if nothing looks as if the text
  /// was meant to end before: while a role is typed, the next backtick may be that of another. Then
  /// the text goes to the end of the cursor's line. `nil` where the cursor is not in a key.
  static func partialCitation(
    at cursor: Int, after backtick: Int, content: Range<Int>?, in bytes: [UInt8],
    role: CitationRole, acceptsSemicolon: Bool
  ) -> PartialCitation? {
    let open = backtick + 1
    guard open <= cursor else { return nil }
    let closed = content.flatMap { content in
      content.lowerBound == open && content.upperBound >= cursor
        && !bytes[content].contains(UInt8(ascii: "`")) ? content : nil
    }
    // Both backticks may be there before anything is between them.
    let isEmpty = open == cursor && cursor < bytes.count && bytes[cursor] == UInt8(ascii: "`")
    if closed == nil, !isEmpty, bytes[open..<cursor].contains(where: \.isLineEnd) { return nil }

    func divides(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ",") || acceptsSemicolon && byte == UInt8(ascii: ";")
    }
    var start = open
    var offset = open
    var brace: Int?
    var hasKey = false
    var isPastKey = false
    while offset < cursor {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "{"), role.hasAffixes {
        brace = offset
      } else if byte == UInt8(ascii: "}"), brace != nil {
        brace = nil
        // Behind the braces after a key, only a comma begins the next one.
        isPastKey = hasKey
        start = offset + 1
      } else if brace == nil {
        if divides(byte) || byte.isLineEnd {
          start = offset + 1
          hasKey = false
          isPastKey = false
        } else if !byte.isBlank {
          hasKey = true
        }
      }
      offset += 1
    }
    guard brace == nil, !isPastKey else { return nil }
    while start < cursor, bytes[start].isBlankOrLineEnd { start += 1 }

    let end = closed?.upperBound ?? bytes.count
    var replacementEnd = cursor
    if closed != nil || cursor == start || !bytes[cursor - 1].isBlank {
      while replacementEnd < end, !bytes[replacementEnd].isLineEnd,
        !divides(bytes[replacementEnd]), !"`{}<>".utf8.contains(bytes[replacementEnd]),
        closed != nil || !bytes[replacementEnd].isBlank
      {
        replacementEnd += 1
      }
      while replacementEnd > cursor, bytes[replacementEnd - 1].isBlank { replacementEnd -= 1 }
    }
    let keys = CitationRoleKeys(
      in: closed ?? open..<start, of: bytes, role: role, acceptsSemicolon: acceptsSemicolon
    ).keys
    return PartialCitation(
      typedRange: start..<cursor, replacementRange: start..<replacementEnd,
      // No locator follows a key in a list of keys.
      keyRange: start..<start, frame: .list, mode: role.mode,
      keysInGroup: keys.filter { $0.upperBound < start || $0.lowerBound > cursor },
      insideBrackets: true)
  }
}
