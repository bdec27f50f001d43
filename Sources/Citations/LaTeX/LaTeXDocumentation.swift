// A .dtx file has the documentation of a package behind percent signs, and its code without. For the
// documentation TeX ignores the percent sign, and comments begin with `^^A` (The doc and shortvrb
// Packages, "The driver file"). What is read is a copy as long as the text, so that places are the same.

/// The documentation in a documented source.
enum LaTeXDocumentation {
  /// The text with its code, the percent signs before the documentation and its comments made
  /// blanks; `nil` for a text that is no documented source. Linear in those that are.
  static func text(of bytes: [UInt8]) -> [UInt8]? {
    guard bytes.first == UInt8(ascii: "%") else { return nil }
    var offset = 1
    while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
    guard bytes[offset...].starts(with: "\\iffalse".utf8) else { return nil }
    var text = bytes
    offset = 0
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, !bytes[offset].isLineEnd { offset += 1 }
      blankOut(start..<offset, of: &text)
      offset += 1
    }
    return text
  }

  private static func blankOut(_ line: Range<Int>, of text: inout [UInt8]) {
    let blank = UInt8(ascii: " ")
    var offset = line.lowerBound
    // `%<*driver>` and the like are for docstrip.
    let isCode =
      line.first.map { text[$0] != UInt8(ascii: "%") } ?? true
      || line.count > 1 && text[line.lowerBound + 1] == UInt8(ascii: "<")
    while offset < line.upperBound {
      if isCode || text[offset] == UInt8(ascii: "%") {
        text[offset] = blank
      } else if text[offset] == UInt8(ascii: "\\") {
        offset += 1
      } else if text[offset] == UInt8(ascii: "^"),
        text[offset..<line.upperBound].starts(with: "^^A".utf8)
      {
        for place in offset..<line.upperBound { text[place] = blank }
        return
      }
      offset += 1
    }
  }
}
