/// A line of reStructuredText: where its text begins and ends, and in which column.
struct RestructuredTextLine {
  /// The first byte of the text, after the indentation.
  let start: Int

  /// The end of the text, without blanks and line end.
  let end: Int

  /// The column of the text; tabs stop at every eighth column.
  let indentation: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var end = range.upperBound
    while end > range.lowerBound, Self.isWhiteSpace(bytes[end - 1]) { end -= 1 }
    var start = range.lowerBound
    var column = 0
    while start < end, Self.isWhiteSpace(bytes[start]) {
      column = bytes[start] == UInt8(ascii: "\t") ? (column / 8 + 1) * 8 : column + 1
      start += 1
    }
    self.start = start
    self.end = end
    indentation = column
  }

  var isBlank: Bool { start >= end }

  /// Whether the text is one punctuation character again and again, as below a title; then how often.
  func ruleLength(in bytes: [UInt8]) -> Int? {
    let mark = bytes[start]
    guard mark.isASCIIPunctuation, bytes[start..<end].allSatisfy({ $0 == mark }) else { return nil }
    return end - start
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}

extension UInt8 {
  /// A printable ASCII character that is no letter, digit or blank.
  var isASCIIPunctuation: Bool { self > 0x20 && self < 0x7F && !isASCIIAlphanumeric }
}
