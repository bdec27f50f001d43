import TestSupport
import Testing
import TextStorage

private func check(
  _ marked: String, _ line: Int, _ column: Int, _ encoding: PositionEncoding = .utf16,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let marked = MarkedText(marked)
  let bytes = Array(marked.text.utf8)
  #expect(
    TextPosition(of: marked.offset(), in: bytes.span, encoding: encoding)
      == TextPosition(line: line, column: column), sourceLocation: sourceLocation)
}

/// Places counted in bytes that begin a line.
struct TextPositionTests {
  @Test func `counts line ends, and the units behind the last one`() {
    check("a\r\n😀é1️⃣z", 1, 3)
  }

  @Test func `a line ends behind both of its bytes`() {
    check("a\r1️⃣\nb", 0, 2)
  }

  @Test func `one past the end is at the end`() {
    let bytes = Array("a\nb".utf8)
    #expect(
      TextPosition(of: 99, in: bytes.span, encoding: .utf8) == TextPosition(line: 1, column: 1))
  }

  @Test(arguments: PositionEncoding.allCases)
  func `says of every offset what the text says`(encoding: PositionEncoding) {
    checkPositions(seed: 12, texts: 50, pieces: 60, in: encoding) { text in
      let bytes = text.contiguousBytes
      return { TextPosition(of: $0, in: bytes.span, encoding: encoding) }
    }
  }
}
