/// Attributes between braces: `{#id .class key="value" -}` or `{=format}`.
enum MarkdownAttributes {
  /// The offset after the closing brace; `nil` if what begins at `open` is not attributes.
  static func end(at open: Int, in bytes: [UInt8], end: Int) -> Int? {
    var next = open + 1
    while next < end {
      let byte = bytes[next]
      switch byte {
      case UInt8(ascii: "}"): return next + 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
        UInt8(ascii: "-"):
        next += 1
      case UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: "="):
        let nameEnd = Self.nameEnd(from: next + 1, in: bytes, end: end)
        guard nameEnd > next + 1 else { return nil }
        next = nameEnd
      default:
        guard let pairEnd = pairEnd(from: next, in: bytes, end: end) else { return nil }
        next = pairEnd
      }
    }
    return nil
  }

  /// How far `end(at:in:end:)` can have looked without success: to the next closing brace.
  static func lookedAt(from open: Int, in bytes: [UInt8], end: Int) -> Int {
    var next = open
    while next < end, bytes[next] != UInt8(ascii: "}") { next += 1 }
    return next - open
  }

  private static func nameEnd(from start: Int, in bytes: [UInt8], end: Int) -> Int {
    var next = start
    while next < end {
      let byte = bytes[next]
      let isName =
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
        || bytes.keyCharacterLength(at: next, end: end) > 0
      guard isName else { break }
      next += bytes.scalarLength(at: next, end: end)
    }
    return next
  }

  private static func pairEnd(from start: Int, in bytes: [UInt8], end: Int) -> Int? {
    guard bytes.isAlphanumeric(at: start, end: end) else { return nil }
    var next = nameEnd(from: start, in: bytes, end: end)
    guard next < end, bytes[next] == UInt8(ascii: "=") else { return nil }
    next += 1
    guard next < end else { return nil }
    let quote = bytes[next]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      while next < end, !bytes[next].isBlankOrLineEnd, bytes[next] != UInt8(ascii: "}") {
        next += 1
      }
      return next
    }
    next += 1
    while next < end {
      if bytes[next] == UInt8(ascii: "\\") {
        next += 1
      } else if bytes[next] == quote {
        return next + 1
      }
      next += 1
    }
    return nil
  }
}
