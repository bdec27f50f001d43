// What a label is made of: Typst's reference, "Label"; the same characters end a reference, but for
// the full stops and colons that the sentence may put after it.

extension [UInt8] {
  /// The length of the character of a label at an offset in bytes; zero if another is there.
  func typstLabelCharacterLength(at offset: Int, end: Int) -> Int {
    let byte = self[offset]
    if byte < 0x80 {
      return byte.isTypstNameCharacter || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
        ? 1 : 0
    }
    return typstNameCharacterLength(at: offset, end: end)
  }

  /// The length of the character of an identifier at an offset in bytes; zero if another is there.
  func typstNameCharacterLength(at offset: Int, end: Int) -> Int {
    let byte = self[offset]
    if byte < 0x80 { return byte.isTypstNameCharacter ? 1 : 0 }
    guard let scalar = scalar(at: offset, end: end), scalar.properties.isXIDContinue else {
      return 0
    }
    return UTF8.width(scalar)
  }

  /// The end of the label that starts at an offset; the offset itself if none does. It does not start
  /// with a full stop or a colon.
  func typstLabelEnd(from start: Int, end: Int) -> Int {
    guard start < end, typstNameCharacterLength(at: start, end: end) > 0 else { return start }
    var offset = start
    while offset < end {
      let length = typstLabelCharacterLength(at: offset, end: end)
      guard length > 0 else { break }
      offset += length
    }
    return offset
  }

  /// The end of the key after a mark, whose label characters are `range`.
  func typstReferenceEnd(of range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound,
      self[end - 1] == UInt8(ascii: ".") || self[end - 1] == UInt8(ascii: ":")
    {
      end -= 1
    }
    return end
  }
}

extension UInt8 {
  /// Whether an ASCII byte may stand in an identifier.
  var isTypstNameCharacter: Bool {
    isASCIIAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }

  /// Whether an identifier may start with a byte, as far as the byte alone tells.
  var mayStartTypstName: Bool { isASCIILetter || self == UInt8(ascii: "_") || self >= 0x80 }
}

/// How a citekey (UTF-8) is written in Typst; `nil` if it is empty.
func typstInsertion(for key: [UInt8]) -> InsertionForm? {
  guard !key.isEmpty else { return nil }
  let isWhole = isTypstLabel(key) && key.typstReferenceEnd(of: 0..<key.count) == key.count
  return isWhole ? .bare : .string
}

/// Whether a citekey (UTF-8) can stand between angle brackets.
func isTypstLabel(_ key: [UInt8]) -> Bool {
  !key.isEmpty && key.typstLabelEnd(from: 0, end: key.count) == key.count
}

/// A string of Typst with quotes around it (reference, "String").
func typstLiteral(_ text: [UInt8]) -> String {
  var literal = "\""
  for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
    switch scalar {
    case "\"", "\\":
      literal += "\\"
      literal.unicodeScalars.append(scalar)
    case "\n": literal += "\\n"
    case "\r": literal += "\\r"
    case "\t": literal += "\\t"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}
