/// An escape sequence of a double-quoted scalar (YAML 1.2.2 §5.7).
struct YAMLEscape {
  let scalar: Unicode.Scalar
  let endOffset: Int
  /// Whether the character after the backslash stands for itself.
  let isLiteral: Bool

  /// Reads the escape whose character after the backslash is at `offset`; `nil` if there is no
  /// such escape.
  init?(_ bytes: [UInt8], at offset: Int, end: Int) {
    guard offset < end else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "x"):
      self.init(hexDigits: 2, bytes, offset, end)
    case UInt8(ascii: "u"):
      self.init(hexDigits: 4, bytes, offset, end)
    case UInt8(ascii: "U"):
      self.init(hexDigits: 8, bytes, offset, end)
    case let byte:
      guard let scalar = Self.simpleScalar(byte) else { return nil }
      self.init(
        scalar: scalar, endOffset: offset + 1, isLiteral: scalar.value == UInt32(byte))
    }
  }

  private init(scalar: Unicode.Scalar, endOffset: Int, isLiteral: Bool) {
    self.scalar = scalar
    self.endOffset = endOffset
    self.isLiteral = isLiteral
  }

  private init?(hexDigits count: Int, _ bytes: [UInt8], _ offset: Int, _ end: Int) {
    var value: UInt32 = 0
    guard end - offset > count else { return nil }
    for digitOffset in (offset + 1)...(offset + count) {
      guard let digit = bytes[digitOffset].hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    self.init(scalar: scalar, endOffset: offset + count + 1, isLiteral: false)
  }

  private static func simpleScalar(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case UInt8(ascii: "0"): "\0"
    case UInt8(ascii: "a"): "\u{7}"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "t"), UInt8(ascii: "\t"): "\t"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "v"): "\u{B}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "e"): "\u{1B}"
    case UInt8(ascii: "N"): "\u{85}"
    case UInt8(ascii: "_"): "\u{A0}"
    case UInt8(ascii: "L"): "\u{2028}"
    case UInt8(ascii: "P"): "\u{2029}"
    case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"):
      Unicode.Scalar(byte)
    default: nil
    }
  }
}

extension UInt8 {
  /// A space or a tab.
  var isYAMLBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  /// A line feed or a carriage return.
  var isYAMLLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

  /// One of `,[]{}`.
  var isYAMLFlowIndicator: Bool {
    switch self {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }

  fileprivate var hexDigitValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension [UInt8] {
  /// The offset after the line end at `offset`; CR LF is one line end.
  func offsetAfterLineEnd(at offset: Int, end: Int) -> Int {
    guard offset + 1 < end, self[offset] == UInt8(ascii: "\r") else { return offset + 1 }
    return self[offset + 1] == UInt8(ascii: "\n") ? offset + 2 : offset + 1
  }
}
