/// A citekey after a citation mark, by Pandoc's rules.
///
/// Bare, it starts with a letter, a digit, `_` or `*`, goes on over letters, digits and `_`, over
/// one of `:.#$%&-+?<>~/` when a letter, a digit or `_` follows, and over `:` or `/` when `/`
/// follows. Between braces it is anything without white space whose own braces are balanced.
struct MarkdownCitekey {
  let range: Range<Int>
  let isBraced: Bool

  /// The offset after the key and its closing brace.
  var endOffset: Int { isBraced ? range.upperBound + 1 : range.upperBound }

  /// Reads the key after the mark at `mark`; `nil` if there is none before `end`.
  init?(after mark: Int, in bytes: [UInt8], end: Int) {
    let start = mark + 1
    guard start < end else { return nil }
    if bytes[start] == UInt8(ascii: "{") {
      guard let close = Self.closingBrace(from: start + 1, in: bytes, end: end) else { return nil }
      range = start + 1..<close
      isBraced = true
    } else {
      let keyEnd = Self.bareEnd(from: start, in: bytes, end: end)
      guard keyEnd > start else { return nil }
      range = start..<keyEnd
      isBraced = false
    }
  }

  /// The end of the bare key that starts at an offset; the offset itself if none does.
  static func bareEnd(from start: Int, in bytes: [UInt8], end: Int) -> Int {
    guard start < end else { return start }
    let isStar = bytes[start] == UInt8(ascii: "*")
    let first = isStar ? 1 : bytes.keyCharacterLength(at: start, end: end)
    return first == 0 ? start : continuedEnd(from: start + first, in: bytes, end: end)
  }

  /// The end of a bare key of which the bytes before an offset are known to be part.
  static func continuedEnd(from start: Int, in bytes: [UInt8], end: Int) -> Int {
    var offset = start
    while offset < end {
      let length = bytes.keyCharacterLength(at: offset, end: end)
      if length > 0 {
        offset += length
        continue
      }
      guard bytes[offset].isKeyPunctuation, offset + 1 < end else { break }
      let isBeforeSlash =
        bytes[offset + 1] == UInt8(ascii: "/")
        && (bytes[offset] == UInt8(ascii: ":") || bytes[offset] == UInt8(ascii: "/"))
      guard isBeforeSlash || bytes.keyCharacterLength(at: offset + 1, end: end) > 0 else { break }
      offset += 1
    }
    return offset
  }

  /// How long a braced key may be. Without a bound, braces that never close would be looked for to
  /// the end of the text again and again.
  private static let bracedLimit = 1024

  /// The brace that closes the one before `start`; `nil` if white space comes first.
  private static func closingBrace(from start: Int, in bytes: [UInt8], end: Int) -> Int? {
    let end = min(end, start + bracedLimit)
    var depth = 1
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return offset }
      case 0...0x20: return nil
      case 0x80...:
        if bytes.scalar(at: offset, end: end)?.properties.isWhitespace == true { return nil }
      default: break
      }
      offset += 1
    }
    return nil
  }
}

/// How a citekey (UTF-8) is written in Markdown; `nil` if it cannot be cited there at all, because
/// it is empty, has white space in it, or its braces are not balanced.
func markdownInsertion(for key: [UInt8]) -> InsertionForm? {
  if key == [UInt8(ascii: "*")] { return .braced }
  let end = MarkdownCitekey.bareEnd(from: 0, in: key, end: key.count)
  if end == key.count, end > 0 { return .bare }
  let braced = [UInt8(ascii: "@"), UInt8(ascii: "{")] + key + [UInt8(ascii: "}")]
  guard let parsed = MarkdownCitekey(after: 0, in: braced, end: braced.count),
    parsed.range.count == key.count, !key.isEmpty
  else { return nil }
  return .braced
}
