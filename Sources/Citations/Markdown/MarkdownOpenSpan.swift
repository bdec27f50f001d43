/// What begins on a line and is not closed before an offset of it: code, a comment, a link target or
/// the quoted value of a tag whose end is not typed yet.
///
/// Pandoc takes an opening without an end for text, and so do the citations of a document. While
/// somebody types, the end is what comes next.
enum MarkdownOpenSpan {
  /// Whether such a span, or a bare address without a scheme, goes on at `mark`. The text from
  /// `start` on is looked at, which is on the mark's line. One pass.
  static func contains(_ mark: Int, from start: Int, in bytes: [UInt8]) -> Bool {
    if isInBareAddress(mark, from: start, in: bytes) { return true }
    var next = start
    while next < mark {
      switch bytes[next] {
      case UInt8(ascii: "\\"):
        next += 2
      case UInt8(ascii: "`"):
        guard let end = codeEnd(at: next, before: mark, in: bytes) else { return true }
        next = end
      case UInt8(ascii: "]") where next + 1 < mark && bytes[next + 1] == UInt8(ascii: "("):
        guard let end = targetEnd(at: next + 1, before: mark, in: bytes) else { return true }
        next = end
      case UInt8(ascii: "<"):
        let isComment = bytes[next..<mark].starts(with: "<!--".utf8)
        guard
          let end = isComment
            ? bytes.endOfFirst("-->", in: min(next + 4, mark)..<mark)
            : tagEnd(at: next, before: mark, in: bytes)
        else { return true }
        next = end
      default:
        next += 1
      }
    }
    return false
  }

  private static func codeEnd(at open: Int, before mark: Int, in bytes: [UInt8]) -> Int? {
    var contentStart = open
    while contentStart < mark, bytes[contentStart] == UInt8(ascii: "`") { contentStart += 1 }
    var next = contentStart
    while next < mark {
      let runStart = next
      while next < mark, bytes[next] == UInt8(ascii: "`") { next += 1 }
      if next > runStart, next - runStart == contentStart - open { return next }
      if next == runStart { next += 1 }
    }
    return nil
  }

  private static func targetEnd(at open: Int, before mark: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    var next = open
    while next < mark {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return next + 1 }
      default: break
      }
      next += 1
    }
    return nil
  }

  /// The end of the tag, or of what cannot be one; `nil` if a quoted value does not end.
  private static func tagEnd(at open: Int, before mark: Int, in bytes: [UInt8]) -> Int? {
    var next = open + 1
    guard next < mark, bytes[next].isASCIILetter else { return next }
    var isInValue = false
    while next < mark {
      let byte = bytes[next]
      switch byte {
      case UInt8(ascii: ">"): return next + 1
      // No tag, so that what is in it counts for itself.
      case UInt8(ascii: "<"), UInt8(ascii: "`"), UInt8(ascii: "]"), UInt8(ascii: "\\"): return next
      case UInt8(ascii: "="): isInValue = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if isInValue {
          guard let close = bytes[(next + 1)..<mark].firstIndex(of: byte) else { return nil }
          next = close
        }
        isInValue = false
      default: if !byte.isBlank { isInValue = false }
      }
      next += 1
    }
    return mark
  }

  /// Whether the mark follows a slash of `www.example.org/`.
  private static func isInBareAddress(_ mark: Int, from start: Int, in bytes: [UInt8]) -> Bool {
    guard mark > start, bytes[mark - 1] == UInt8(ascii: "/") else { return false }
    var first = mark
    while first > start, isAddressByte(bytes[first - 1]) { first -= 1 }
    return bytes[first..<mark].count > 5
      && zip(bytes[first...], "www.".utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte >= 0x80 || "-._~/?#=&%+:,".utf8.contains(byte)
  }
}
