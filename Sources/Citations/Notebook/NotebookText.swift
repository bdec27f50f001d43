/// The text of a cell, and the way back to the bytes of the notebook.
struct NotebookText {
  private(set) var bytes: [UInt8] = []
  private(set) var map = SourceMap()
  /// The strings it was put together from, as ranges of the notebook.
  let strings: [Range<Int>]

  /// Joins the strings of a cell and decodes their escapes (RFC 8259, section 7). What is no escape
  /// stands for itself. Linear.
  init(_ strings: [Range<Int>], of notebook: [UInt8]) {
    self.strings = strings
    bytes.reserveCapacity(strings.reduce(0) { $0 + $1.count })
    for string in strings { append(string, of: notebook) }
  }

  private mutating func append(_ string: Range<Int>, of notebook: [UInt8]) {
    var next = string.lowerBound
    while next < string.upperBound {
      let start = next
      while next < string.upperBound, notebook[next] != UInt8(ascii: "\\") { next += 1 }
      appendRun(start..<next, of: notebook)
      guard next < string.upperBound else { return }
      let escape = Self.escape(at: next, in: notebook, end: string.upperBound)
      guard let escape else {
        appendRun(next..<next + 1, of: notebook)
        next += 1
        continue
      }
      map.addEscape(at: bytes.count, from: next..<next + escape.length)
      bytes.append(contentsOf: escape.character.utf8)
      next += escape.length
    }
  }

  private mutating func appendRun(_ run: Range<Int>, of notebook: [UInt8]) {
    guard !run.isEmpty else { return }
    map.addPiece(at: bytes.count, from: run.lowerBound)
    bytes.append(contentsOf: notebook[run])
  }

  // MARK: - Escapes

  /// The character that an escape stands for, and how many bytes the escape is.
  private static func escape(
    at backslash: Int, in bytes: [UInt8], end: Int
  ) -> (character: Unicode.Scalar, length: Int)? {
    guard backslash + 1 < end else { return nil }
    switch bytes[backslash + 1] {
    case UInt8(ascii: "\""): return ("\"", 2)
    case UInt8(ascii: "\\"): return ("\\", 2)
    case UInt8(ascii: "/"): return ("/", 2)
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "f"): return ("\u{C}", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case UInt8(ascii: "u"): break
    default: return nil
    }
    guard let unit = codeUnit(at: backslash, in: bytes, end: end) else { return nil }
    if unit & 0xFC00 == 0xD800, let low = codeUnit(at: backslash + 6, in: bytes, end: end),
      low & 0xFC00 == 0xDC00,
      let character = Unicode.Scalar(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF))
    {
      return (character, 12)
    }
    return (Unicode.Scalar(unit) ?? "\u{FFFD}", 6)
  }

  /// The code unit of a `\uXXXX`.
  private static func codeUnit(at backslash: Int, in bytes: [UInt8], end: Int) -> UInt32? {
    guard backslash + 6 <= end, bytes[backslash] == UInt8(ascii: "\\"),
      bytes[backslash + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[backslash + 2..<backslash + 6] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}

extension Unicode.Scalar {
  fileprivate var utf8: UTF8.EncodedScalar { UTF8.encode(self) ?? UTF8.encodedReplacementCharacter }
}
