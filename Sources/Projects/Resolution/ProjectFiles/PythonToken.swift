/// A word of a Python program, as far as it matters to who reads its configuration.
struct PythonToken {
  enum Kind: Equatable {
    case name
    /// A text without its quotes, escapes decoded; `isComputed` for one with parts that are not
    /// text (`f"{x}"`).
    case text(isComputed: Bool)
    /// A mark, or a number.
    case other
    /// The end of a statement: of a line outside brackets, or `;`.
    case end
  }

  let kind: Kind
  /// A name, a mark, or a decoded text.
  let string: String
  /// The bytes in the program; of a text, those between its quotes.
  let range: Range<Int>
  /// The bytes in the program, of a text with its quotes.
  let place: Range<Int>
  /// Whether the line that a statement begins on is indented; only of its first word.
  let isIndented: Bool
}

/// Cuts a Python program into words (The Python Language Reference, “Lexical analysis”). Linear.
struct PythonScanner {
  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0
  private var lineStart = 0
  /// Whether no token stands on the line yet.
  private var isLineBlank = true
  private var tokens: [PythonToken] = []

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  static func tokens(in bytes: [UInt8]) -> [PythonToken] {
    var scanner = PythonScanner(bytes)
    scanner.scan()
    return scanner.tokens
  }

  private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func scan() {
    while let byte {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        offset += 1
        if depth == 0 { add(.end, "\n", offset - 1) }
        lineStart = offset
        isLineBlank = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: offset += 1
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: "\\"): skipContinuation()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): takeText(prefix: 0)
      case let byte where PythonScanner.isNameByte(byte): takeName()
      default: takeMark(byte)
      }
    }
    add(.end, "", offset)
  }

  private mutating func add(_ kind: PythonToken.Kind, _ string: String, _ start: Int) {
    tokens.append(
      PythonToken(
        kind: kind, string: string, range: start..<max(start, offset),
        place: start..<max(start, offset),
        isIndented: start > lineStart && isLineBlank))
    isLineBlank = false
  }

  private mutating func skipLine() {
    while let byte, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { offset += 1 }
  }

  /// A backslash joins a line with the next.
  private mutating func skipContinuation() {
    offset += 1
    if byte == UInt8(ascii: "\r") { offset += 1 }
    if byte == UInt8(ascii: "\n") { offset += 1 }
  }

  private mutating func takeName() {
    let start = offset
    while let byte, PythonScanner.isNameByte(byte) { offset += 1 }
    let name = bytes[start..<offset]
    // `r"…"`, `f'…'` and the like.
    if name.count <= 2, let byte, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
      name.allSatisfy({ "rRbBuUfF".utf8.contains($0) })
    {
      return takeText(prefix: name.count)
    }
    add(.name, String(decoding: name, as: UTF8.self), start)
  }

  private mutating func takeMark(_ byte: UInt8) {
    let start = offset
    offset += 1
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
    case UInt8(ascii: ";"):
      if depth == 0 { return add(.end, ";", start) }
    // `+=`, `==`.
    case UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"),
      UInt8(ascii: ">"):
      if self.byte == UInt8(ascii: "=") { offset += 1 }
    default: break
    }
    add(.other, String(decoding: bytes[start..<offset], as: UTF8.self), start)
  }

  /// A text whose quote is at the offset; `prefix` letters stand before it.
  private mutating func takeText(prefix: Int) {
    let letters = bytes[offset - prefix..<offset].map { $0 | 0x20 }
    let isRaw = letters.contains(UInt8(ascii: "r"))
    let quote = bytes[offset]
    let isLong = bytes[offset...].prefix(3).elementsEqual([quote, quote, quote])
    let quoteCount = isLong ? 3 : 1
    let placeStart = offset - prefix
    offset += quoteCount
    let start = offset
    var text: [UInt8] = []
    var hasParts = false
    while let byte {
      if byte == quote,
        !isLong || bytes[offset...].prefix(3).elementsEqual([quote, quote, quote])
      {
        break
      }
      // Not closed on its line: the rest of the program is still read.
      if !isLong, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if byte == UInt8(ascii: "\\"), !isRaw, offset + 1 < bytes.count {
        PythonScanner.decode(bytes[offset + 1], into: &text)
        offset += 2
        continue
      }
      if byte == UInt8(ascii: "{") { hasParts = true }
      text.append(byte)
      offset += 1
    }
    let end = offset
    if byte == quote { offset = min(bytes.count, offset + quoteCount) }
    let isComputed = hasParts && letters.contains(UInt8(ascii: "f"))
    tokens.append(
      PythonToken(
        kind: .text(isComputed: isComputed), string: String(decoding: text, as: UTF8.self),
        range: start..<end, place: placeStart..<max(placeStart, offset), isIndented: false))
  }

  /// Escapes that a path may have; others stand for themselves.
  private static func decode(_ byte: UInt8, into text: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(byte)
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    default: text += [UInt8(ascii: "\\"), byte]
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
