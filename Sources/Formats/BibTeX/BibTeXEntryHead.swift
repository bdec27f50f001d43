/// The head of a thing in a `.bib`: `@word{` or `@word(`.
package struct BibTeXEntryHead {
  enum Kind {
    case entry, string, preamble, comment
  }

  let kind: Kind
  let word: Range<Int>
  /// Just past the brace or parenthesis.
  let bodyStart: Int
  /// `}` or `)`.
  let closer: UInt8

  /// The head whose `@` is at `start`, or `nil`; `lookedTo` becomes the end of what was looked at,
  /// where that is further.
  ///
  /// Looks no further than the next `@`, so that trying every `@` of a text is linear.
  init?(in bytes: Span<UInt8>, at start: Int, lookedTo: inout Int) {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "@") else { return nil }
    var index = start + 1
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    let wordStart = index
    while index < bytes.count, BibTeXBytes.isName(bytes[index]) { index += 1 }
    word = wordStart..<index
    while index < bytes.count, BibTeXBytes.isBlank(bytes[index]) { index += 1 }
    lookedTo = max(lookedTo, min(bytes.count, index + 1))
    guard !word.isEmpty, index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "{"): closer = UInt8(ascii: "}")
    case UInt8(ascii: "("): closer = UInt8(ascii: ")")
    default: return nil
    }
    bodyStart = index + 1
    kind =
      switch word.count {
      case 6 where Self.matches(bytes, word, "string"): .string
      case 7 where Self.matches(bytes, word, "comment"): .comment
      case 8 where Self.matches(bytes, word, "preamble"): .preamble
      default: .entry
      }
  }

  /// Whether a line inside an entry whose first visible byte is the `@` at `start` says that another
  /// entry begins there: `@word{`, a key and `,`; or `@string`, `@preamble`, `@comment` and a brace.
  ///
  /// Balanced entries have no such line inside, so that one lost brace costs one entry. Looks no
  /// further than what follows the key.
  package static func beginsEntry(in bytes: Span<UInt8>, at start: Int, lookedTo: inout Int) -> Bool
  {
    guard let head = BibTeXEntryHead(in: bytes, at: start, lookedTo: &lookedTo) else {
      return false
    }
    if head.kind != .entry { return true }
    var index = head.bodyStart
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    let keyStart = index
    scan: while index < bytes.count {
      switch bytes[index] {
      case 0x00...0x20, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "{"),
        UInt8(ascii: "\""), UInt8(ascii: "="), UInt8(ascii: "#"):
        break scan
      default: index += 1
      }
    }
    let keyEnd = index
    // Some begin their lines with the comma.
    while index < bytes.count, BibTeXBytes.isBlank(bytes[index]) { index += 1 }
    lookedTo = max(lookedTo, min(bytes.count, index + 1))
    return keyEnd > keyStart && index < bytes.count && bytes[index] == UInt8(ascii: ",")
  }

  private static func matches(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ word: StaticString
  ) -> Bool {
    let expected = unsafe UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    for (offset, index) in range.enumerated() {
      let letter = unsafe expected[offset]
      if BibTeXBytes.lowercased(bytes[index]) != letter { return false }
    }
    return true
  }
}
