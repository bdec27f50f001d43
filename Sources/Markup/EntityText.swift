// Numbers below 32 and those of no scalar are U+FFFD, and 128 to 159 are Windows-1252's characters, as
// every browser reads them (HTML living standard, section 13.2.5.80). An ampersand that begins nothing
// stays, which is what people mean who do not escape it.

/// Text with entities, turned into what a reader sees.
package enum EntityText {
  /// Appends `range` of a text to `output`, its entities replaced. Linear.
  package static func append(
    _ text: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte == UInt8(ascii: "&"),
        let entity = entity(in: text, at: index, before: range.upperBound)
      {
        output.append(contentsOf: entity.scalar.utf8)
        index = entity.end
      } else {
        output.append(byte)
        index &+= 1
      }
    }
  }

  /// A text with its entities replaced. Linear.
  package static func decoded(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    let text = text[...]
    append(text.span, 0..<text.count, to: &output)
    return output
  }

  /// The entity at the ampersand at an offset: the offset just past it, and what it means.
  private static func entity(
    in text: Span<UInt8>, at offset: Int, before end: Int
  ) -> (end: Int, scalar: Unicode.Scalar)? {
    guard offset &+ 2 < end else { return nil }
    if text[offset &+ 1] == UInt8(ascii: "#") { return number(in: text, at: offset, before: end) }
    var index = offset &+ 1
    let limit = min(end, index &+ EntityNames.lengthLimit)
    while index < limit, isAlphanumeric(text[index]) { index &+= 1 }
    let name = text.extracting((offset &+ 1)..<index).withUnsafeBufferPointer {
      String(decoding: $0, as: UTF8.self)
    }
    guard let scalar = EntityNames.scalar(named: name) else { return nil }
    if index < end, text[index] == UInt8(ascii: ";") { return (index &+ 1, scalar) }
    // `?a=1&copy=2` is an address.
    let isAddress = index < end && text[index] == UInt8(ascii: "=")
    return !isAddress && EntityNames.endsWithoutSemicolon(name) ? (index, scalar) : nil
  }

  private static func number(
    in text: Span<UInt8>, at offset: Int, before end: Int
  ) -> (end: Int, scalar: Unicode.Scalar)? {
    var index = offset &+ 2
    let isHexadecimal = text[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index &+= 1 }
    let first = index
    var value: UInt32 = 0
    while index < end, let digit = digit(text[index], isHexadecimal: isHexadecimal) {
      value = min(value, 0x11_0000) &* (isHexadecimal ? 16 : 10) &+ digit
      index &+= 1
    }
    guard index > first else { return nil }
    if index < end, text[index] == UInt8(ascii: ";") { index &+= 1 }
    if value >= 0x80, value <= 0x9F { return (index, windows1252[Int(value &- 0x80)]) }
    let isWhiteSpace = value == 0x09 || value == 0x0A || value == 0x0D
    guard value >= 0x20 || isWhiteSpace, value != 0x7F, let scalar = Unicode.Scalar(value) else {
      return (index, "\u{FFFD}")
    }
    return (index, scalar)
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    if byte &- 0x30 < 10 { return UInt32(byte &- 0x30) }
    let letter = (byte | 0x20) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) &+ 10 : nil
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  /// The characters of 128 to 159; five bytes that have none are controls.
  private static let windows1252: [Unicode.Scalar] = [
    "\u{20AC}", "\u{FFFD}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{FFFD}", "\u{017D}", "\u{FFFD}",
    "\u{FFFD}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", "\u{FFFD}", "\u{017E}", "\u{0178}",
  ]
}
