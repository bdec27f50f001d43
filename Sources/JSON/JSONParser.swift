/// Turns a text into tokens with a stack of its own, so that depth costs no call stack.
struct JSONParser {
  /// What may come next.
  private enum Expectation {
    case value, elementOrEnd, name, nameOrEnd, separatorOrEnd
  }

  private var offset = 0
  private var tokens: [JSONToken] = []
  /// The indices of the tokens of the arrays and objects that are open.
  private var open: [Int] = []
  private var maximumDepth = JSONDocument.maximumDepth

  /// What could be read of a value inside a longer text.
  struct Part {
    /// The first is the value itself; whatever was open at an error ends there. None when nothing
    /// could be read.
    let tokens: [JSONToken]
    /// Just past the value, or where the error is.
    let end: Int
    let error: JSONError?
  }

  /// Reads the value that begins at `offset`, as far as it is JSON.
  static func parsePart(of bytes: Span<UInt8>, at offset: Int, maximumDepth: Int) -> Part {
    guard bytes.count < Int(UInt32.max) else {
      return Part(
        tokens: [], end: offset, error: JSONError(offset: offset, message: tooLong))
    }
    var parser = JSONParser()
    parser.offset = offset
    parser.maximumDepth = maximumDepth
    parser.tokens.reserveCapacity(64)
    do throws(JSONError) {
      try parser.parseOneValue(bytes)
      return Part(tokens: parser.tokens, end: parser.offset, error: nil)
    } catch {
      parser.closeAll()
      return Part(tokens: parser.tokens, end: parser.offset, error: error)
    }
  }

  private static let tooLong = "The text is 4 GB or longer."

  /// Ends what is open, without a member name that has no value.
  private mutating func closeAll() {
    if let innermost = open.last, tokens[innermost].kind == .object {
      var child = innermost &+ 1
      var count = 0
      while child < tokens.count {
        child = Int(tokens[child].next)
        count &+= 1
      }
      if count % 2 == 1 { tokens.removeLast() }
    }
    for index in open {
      tokens[index].end = UInt32(truncatingIfNeeded: offset)
      tokens[index].next = UInt32(truncatingIfNeeded: tokens.count)
    }
    open.removeAll()
  }

  /// Returns the tokens of one JSON text; the first is the outermost value.
  static func parse(_ bytes: Span<UInt8>) throws(JSONError) -> [JSONToken] {
    guard bytes.count < Int(UInt32.max) else {
      throw JSONError(offset: 0, message: tooLong)
    }
    var parser = JSONParser()
    // A guess that is right for small messages and cheap to be wrong about for large ones.
    parser.tokens.reserveCapacity(min(bytes.count / 16, 4096) &+ 4)
    try parser.parseText(bytes)
    return parser.tokens
  }

  private mutating func parseText(_ bytes: Span<UInt8>) throws(JSONError) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      offset = 3
    }
    try parseOneValue(bytes)
    skipWhiteSpace(bytes)
    if offset < bytes.count {
      throw fault("There is more text after the value.")
    }
  }

  private mutating func parseOneValue(_ bytes: Span<UInt8>) throws(JSONError) {
    var expectation = Expectation.value
    repeat {
      skipWhiteSpace(bytes)
      guard offset < bytes.count else { throw fault("The text ends inside a value.") }
      let byte = bytes[offset]
      switch (expectation, byte) {
      case (.elementOrEnd, UInt8(ascii: "]")), (.nameOrEnd, UInt8(ascii: "}")):
        close()
        expectation = .separatorOrEnd
      case (.value, _), (.elementOrEnd, _):
        expectation = try parseValue(startingWith: byte, in: bytes)
      case (.name, UInt8(ascii: "\"")), (.nameOrEnd, UInt8(ascii: "\"")):
        try parseString(bytes)
        skipWhiteSpace(bytes)
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else {
          throw fault("A colon is missing after a member's name.")
        }
        offset &+= 1
        expectation = .value
      case (.name, _), (.nameOrEnd, _):
        throw fault("A member's name is missing.")
      case (.separatorOrEnd, _):
        expectation = try parseSeparator(byte)
      }
    } while !open.isEmpty
  }

  private mutating func parseValue(
    startingWith byte: UInt8, in bytes: Span<UInt8>
  ) throws(JSONError) -> Expectation {
    switch byte {
    case UInt8(ascii: "\""):
      try parseString(bytes)
    case UInt8(ascii: "{"):
      try begin(.object)
      return .nameOrEnd
    case UInt8(ascii: "["):
      try begin(.array)
      return .elementOrEnd
    case UInt8(ascii: "t"):
      try parseLiteral("true", .true, bytes)
    case UInt8(ascii: "f"):
      try parseLiteral("false", .false, bytes)
    case UInt8(ascii: "n"):
      try parseLiteral("null", .null, bytes)
    case UInt8(ascii: "-"), 0x30...0x39:
      try parseNumber(bytes)
    default:
      throw fault("A value is missing.")
    }
    return .separatorOrEnd
  }

  private mutating func parseSeparator(_ byte: UInt8) throws(JSONError) -> Expectation {
    let isObject = open.last.map { tokens[$0].kind == .object } ?? false
    switch byte {
    case UInt8(ascii: ","):
      offset &+= 1
      return isObject ? .name : .value
    case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
      close()
      return .separatorOrEnd
    default:
      throw fault(isObject ? "A comma or a } is missing." : "A comma or a ] is missing.")
    }
  }

  private mutating func begin(_ kind: JSONToken.Kind) throws(JSONError) {
    guard open.count < maximumDepth else {
      throw fault("Values are nested deeper than \(maximumDepth).")
    }
    open.append(tokens.count)
    let start = offset
    offset &+= 1
    append(kind, from: start)
  }

  private mutating func close() {
    offset &+= 1
    guard let index = open.popLast() else { return }
    tokens[index].end = UInt32(truncatingIfNeeded: offset)
    tokens[index].next = UInt32(truncatingIfNeeded: tokens.count)
  }

  /// Appends a token that ends at the current offset.
  private mutating func append(_ kind: JSONToken.Kind, from start: Int) {
    tokens.append(
      JSONToken(
        kind: kind,
        start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: offset),
        next: UInt32(truncatingIfNeeded: tokens.count &+ 1)))
  }

  private mutating func skipWhiteSpace(_ bytes: Span<UInt8>) {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset &+= 1
      default: return
      }
    }
  }

  private mutating func parseLiteral(
    _ literal: StaticString, _ kind: JSONToken.Kind, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    let start = offset
    let end = start &+ literal.utf8CodeUnitCount
    let matches =
      end <= bytes.count
      && literal.withUTF8Buffer { buffer in
        buffer.indices.allSatisfy { buffer[$0] == bytes[start &+ $0] }
      }
    guard matches else { throw fault("A value is missing.") }
    offset = end
    append(kind, from: start)
  }

  private mutating func parseString(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = offset
    var hasEscapes = false
    offset &+= 1
    while true {
      offset = endOfPlainRun(in: bytes, from: offset, stoppingAtNonASCII: true)
      guard offset < bytes.count else { throw fault("The text ends inside a string.") }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset &+= 1
        append(hasEscapes ? .escapedString : .plainString, from: start)
        return
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try skipEscape(bytes)
      case 0x00..<0x20:
        throw fault("A control character stands in a string without an escape.")
      default:
        let length = lengthOfUTF8Sequence(in: bytes, at: offset)
        guard length > 0 else { throw fault("A string is not UTF-8.") }
        offset &+= length
      }
    }
  }

  private mutating func skipEscape(_ bytes: Span<UInt8>) throws(JSONError) {
    guard offset &+ 1 < bytes.count else { throw fault("The text ends inside a string.") }
    switch bytes[offset &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset &+= 2
    case UInt8(ascii: "u"):
      guard offset &+ 6 <= bytes.count else { throw fault("The text ends inside a string.") }
      for digit in (offset &+ 2)..<(offset &+ 6) where hexadecimalValue(of: bytes[digit]) == nil {
        throw fault("An escape is not four hexadecimal digits.")
      }
      offset &+= 6
    default:
      throw fault("A backslash stands before a character that it cannot escape.")
    }
  }

  private mutating func parseNumber(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") {
      offset &+= 1
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "0") {
      offset &+= 1
    } else {
      try skipDigits(bytes)
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset &+= 1
      try skipDigits(bytes)
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset &+= 1
      if offset < bytes.count,
        bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-")
      {
        offset &+= 1
      }
      try skipDigits(bytes)
    }
    append(.number, from: start)
  }

  private mutating func skipDigits(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = offset
    while offset < bytes.count, isDigit(bytes[offset]) {
      offset &+= 1
    }
    guard offset > start else { throw fault("A number lacks a digit.") }
  }

  private func fault(_ message: String) -> JSONError {
    JSONError(offset: offset, message: message)
  }
}
