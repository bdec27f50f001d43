import TestSupport
import Testing
import TextStorage

private func checkPosition(
  _ marked: String, utf8: (Int, Int), utf16: (Int, Int), utf32: (Int, Int),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let marked = MarkedText(marked)
  let source = SourceText(marked.text)
  let offset = marked.offset()
  for (encoding, expected) in [
    (PositionEncoding.utf8, utf8), (.utf16, utf16), (.utf32, utf32),
  ] {
    let position = TextPosition(line: expected.0, column: expected.1)
    #expect(
      source.position(of: offset, in: encoding) == position, "\(encoding)",
      sourceLocation: sourceLocation)
    #expect(
      source.offset(of: position, in: encoding) == offset, "\(encoding)",
      sourceLocation: sourceLocation)
  }
}

private func checkOffset(
  _ text: String, _ line: Int, _ column: Int, _ encoding: PositionEncoding, is expected: Int,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let position = TextPosition(line: line, column: column)
  #expect(
    SourceText(text).offset(of: position, in: encoding) == expected,
    sourceLocation: sourceLocation)
}

@Suite struct SourceTextPositionTests {
  @Test func `a column counts bytes, UTF-16 units or scalars`() {
    checkPosition("ab1️⃣c", utf8: (0, 2), utf16: (0, 2), utf32: (0, 2))
    checkPosition("x\né1️⃣", utf8: (1, 2), utf16: (1, 1), utf32: (1, 1))
    checkPosition("€1️⃣", utf8: (0, 3), utf16: (0, 1), utf32: (0, 1))
    checkPosition("a\r\n😀é1️⃣z", utf8: (1, 6), utf16: (1, 3), utf32: (1, 2))
    checkPosition("e\u{301}1️⃣", utf8: (0, 3), utf16: (0, 2), utf32: (0, 2))
    checkPosition("a\n1️⃣", utf8: (1, 0), utf16: (1, 0), utf32: (1, 0))
  }

  @Test func `a column inside a scalar means its start`() {
    checkOffset("a😀b", 0, 2, .utf16, is: 1)
    checkOffset("a😀b", 0, 3, .utf16, is: 5)
    checkOffset("a😀b", 0, 3, .utf8, is: 1)
    checkOffset("é", 0, 1, .utf8, is: 0)
  }

  @Test func `an offset inside a scalar is at its start`() {
    let source = SourceText("a😀b")
    for offset in 2...4 {
      #expect(source.position(of: offset, in: .utf16) == TextPosition(line: 0, column: 1))
      #expect(source.position(of: offset, in: .utf8) == TextPosition(line: 0, column: 1))
    }
  }

  @Test func `a column past its line's end means the end, before the line end`() {
    for end in ["\n", "\r\n", "\r"] {
      for encoding in PositionEncoding.allCases {
        checkOffset("ab\(end)cd", 0, 3, encoding, is: 2)
        checkOffset("ab\(end)cd", 0, .max, encoding, is: 2)
        checkOffset("ab\(end)", 1, 5, encoding, is: 2 + end.utf8.count)
      }
    }
  }

  @Test func `a position outside the text is clamped`() {
    checkOffset("ab\ncd", 2, 0, .utf16, is: 5)
    checkOffset("ab\ncd", .max, .max, .utf16, is: 5)
    checkOffset("ab\ncd", -1, 1, .utf16, is: 0)
    checkOffset("ab\ncd", 1, -1, .utf16, is: 3)
    checkOffset("ab\ncd", .min, .min, .utf8, is: 0)
    #expect(SourceText("ab").position(of: 99, in: .utf16) == TextPosition(line: 0, column: 2))
    #expect(SourceText("ab").position(of: -9, in: .utf16) == TextPosition(line: 0, column: 0))
  }

  @Test func `every scalar boundary survives the way to a position and back`() {
    let text = "a😀é\r\n\u{FFFD}€\r\n\nx\r𝔸"
    let source = SourceText(text)
    var offset = 0
    for scalar in text.unicodeScalars {
      for encoding in PositionEncoding.allCases where scalar != "\n" {
        let position = source.position(of: offset, in: encoding)
        #expect(source.offset(of: position, in: encoding) == offset)
      }
      offset += UTF8.width(scalar)
    }
  }

  @Test func `bytes that are not UTF-8 have positions`() {
    let source = SourceText([0x80, 0x80, 0x61, 0xFF, 0xE2, 0x82])
    for encoding in PositionEncoding.allCases {
      for offset in -1...7 {
        let position = source.position(of: offset, in: encoding)
        #expect((0...6).contains(source.offset(of: position, in: encoding)))
      }
    }
  }
}
