extension JSONValue {
  /// The decoded string.
  package var string: String? {
    switch token.kind {
    case .plainString: String(decoding: document.bytes[content], as: UTF8.self)
    case .escapedString: String(decoding: decodedContent, as: UTF8.self)
    default: nil
    }
  }

  /// The decoded string as UTF-8; one copy if the string has no escapes.
  package var utf8: [UInt8]? {
    switch token.kind {
    case .plainString: Array(document.bytes[content])
    case .escapedString: decodedContent
    default: nil
    }
  }

  /// Appends the decoded string, or the digits of a number; whether the value is one of them.
  @discardableResult
  package func appendText(to output: inout [UInt8]) -> Bool {
    switch token.kind {
    case .plainString: output.append(contentsOf: document.bytes[content])
    case .escapedString: output.append(contentsOf: decodedContent)
    case .number: output.append(contentsOf: bytes)
    default: return false
    }
    return true
  }

  /// What stands between a string's quotes, as written; `nil` for any other value.
  package var contentRange: Range<Int>? {
    token.kind == .plainString || token.kind == .escapedString ? content : nil
  }

  /// Where a part of the decoded string stands in the document; `nil` for any other value. Linear.
  package func range(ofUTF8 part: Range<Int>) -> Range<Int>? {
    guard let content = contentRange else { return nil }
    let text = document.bytes[content]
    let start = encodedOffset(ofUTF8: part.lowerBound, in: text.span)
    let end = encodedOffset(ofUTF8: part.upperBound, in: text.span)
    return (content.lowerBound + start)..<(content.lowerBound + max(start, end))
  }

  /// What stands between a string's quotes.
  private var content: Range<Int> {
    let range = range
    return (range.lowerBound + 1)..<(range.upperBound - 1)
  }

  private var decodedContent: [UInt8] {
    let text = document.bytes[content]
    return decodeString(text.span)
  }
}

/// Returns what a string with well-formed escapes stands for.
private func decodeString(_ text: Span<UInt8>) -> [UInt8] {
  var decoded: [UInt8] = []
  // An escape is never shorter than what it stands for.
  decoded.reserveCapacity(text.count)
  var offset = 0
  while offset < text.count {
    let start = offset
    offset = endOfPlainRun(in: text, from: start, stoppingAtNonASCII: false)
    text.extracting(start..<offset).withUnsafeBufferPointer { decoded.append(contentsOf: $0) }
    guard offset &+ 1 < text.count else { break }
    offset = appendEscape(at: offset, in: text, to: &decoded)
  }
  return decoded
}

/// Where in a string with well-formed escapes the byte stands that has that offset when it is decoded.
private func encodedOffset(ofUTF8 wanted: Int, in text: Span<UInt8>) -> Int {
  var offset = 0
  var decoded: [UInt8] = []
  while decoded.count < wanted, offset < text.count {
    if text[offset] == UInt8(ascii: "\\"), offset &+ 1 < text.count {
      offset = appendEscape(at: offset, in: text, to: &decoded)
    } else {
      decoded.append(text[offset])
      offset &+= 1
    }
  }
  return min(offset, text.count)
}

/// Appends the character that an escape stands for; returns the offset after the escape.
private func appendEscape(
  at offset: Int, in text: Span<UInt8>, to decoded: inout [UInt8]
) -> Int {
  switch text[offset &+ 1] {
  case UInt8(ascii: "b"): decoded.append(0x08)
  case UInt8(ascii: "f"): decoded.append(0x0C)
  case UInt8(ascii: "n"): decoded.append(0x0A)
  case UInt8(ascii: "r"): decoded.append(0x0D)
  case UInt8(ascii: "t"): decoded.append(0x09)
  case UInt8(ascii: "u"):
    let unit = codeUnit(at: offset, in: text)
    if unit & 0xFC00 == 0xD800 {
      let low = codeUnit(at: offset &+ 6, in: text)
      if low & 0xFC00 == 0xDC00 {
        append(0x10000 &+ ((unit & 0x3FF) << 10) &+ (low & 0x3FF), to: &decoded)
        return offset &+ 12
      }
    }
    append(unit, to: &decoded)
    return offset &+ 6
  case let byte: decoded.append(byte)
  }
  return offset &+ 2
}

/// The UTF-16 code unit of a `\uXXXX`, or 0 if none stands there.
private func codeUnit(at offset: Int, in text: Span<UInt8>) -> UInt32 {
  guard offset &+ 6 <= text.count, text[offset] == UInt8(ascii: "\\"),
    text[offset &+ 1] == UInt8(ascii: "u")
  else { return 0 }
  var unit: UInt32 = 0
  for digit in (offset &+ 2)..<(offset &+ 6) {
    unit = unit << 4 | (hexadecimalValue(of: text[digit]) ?? 0)
  }
  return unit
}

/// Appends a scalar as UTF-8, U+FFFD for a surrogate.
private func append(_ scalar: UInt32, to decoded: inout [UInt8]) {
  decoded.append(contentsOf: (Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
}
