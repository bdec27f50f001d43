/// What Pandoc's readers ask of characters, on UTF-8 bytes.
extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  /// A line feed or a carriage return.
  var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

  /// A blank or a line end.
  var isBlankOrLineEnd: Bool { isBlank || isLineEnd }

  var isASCIILetter: Bool {
    let lowercase = self | 0x20
    return lowercase >= UInt8(ascii: "a") && lowercase <= UInt8(ascii: "z")
  }

  var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// One of the characters that may stand inside a bare citekey, but not end it.
  var isKeyPunctuation: Bool {
    switch self {
    case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "$"),
      UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "?"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"),
      UInt8(ascii: "/"):
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// A letter or a number in Unicode's sense. A combining mark is neither.
  var isAlphanumeric: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}

extension [UInt8] {
  /// The length of the letter, digit or `_` at an offset; zero if another character is there.
  func keyCharacterLength(at offset: Int, end: Int) -> Int {
    let byte = self[offset]
    if byte < 0x80 { return byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") ? 1 : 0 }
    guard let scalar = scalar(at: offset, end: end), scalar.isAlphanumeric else { return 0 }
    return UTF8.width(scalar)
  }

  /// Whether a letter or digit ends at an offset.
  func isAlphanumeric(before offset: Int, start: Int) -> Bool {
    guard offset > start else { return false }
    let byte = self[offset - 1]
    if byte < 0x80 { return byte.isASCIIAlphanumeric }
    var first = offset - 1
    while first > start, offset - first < 4, UTF8.isContinuation(self[first]) { first -= 1 }
    return scalar(at: first, end: offset)?.isAlphanumeric ?? false
  }

  /// Whether a letter or digit starts at an offset.
  func isAlphanumeric(at offset: Int, end: Int) -> Bool {
    guard offset < end else { return false }
    let byte = self[offset]
    if byte < 0x80 { return byte.isASCIIAlphanumeric }
    return scalar(at: offset, end: end)?.isAlphanumeric ?? false
  }

  /// The scalar that starts at an offset; `nil` if the bytes there are not UTF-8.
  func scalar(at offset: Int, end: Int) -> Unicode.Scalar? {
    guard offset >= 0, offset < end else { return nil }
    let first = self[offset]
    let length: Int
    var value: UInt32
    switch first {
    case 0..<0x80: return Unicode.Scalar(first)
    case 0xC2..<0xE0: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0..<0xF0: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0..<0xF5: (length, value) = (4, UInt32(first & 0x07))
    default: return nil
    }
    guard end - offset >= length else { return nil }
    for next in offset + 1..<offset + length {
      guard UTF8.isContinuation(self[next]) else { return nil }
      value = value << 6 | UInt32(self[next] & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value), UTF8.width(scalar) == length else { return nil }
    return scalar
  }

  /// The length of the character at an offset in bytes; one where the bytes are not UTF-8.
  func scalarLength(at offset: Int, end: Int) -> Int {
    scalar(at: offset, end: end).map { UTF8.width($0) } ?? 1
  }
}
