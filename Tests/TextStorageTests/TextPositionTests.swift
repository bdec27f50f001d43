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
    var random = SeededGenerator(seed: 12)
    for round in 0..<50 {
      let pieces = ["a", "é", "😀", "\n", "\r", "\r\n", "\u{2028}"]
      let string = (0..<60).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let text = SourceText(string)
      for offset in -1...(text.byteCount + 1) {
        #expect(
          TextPosition(of: offset, in: text.contiguousBytes.span, encoding: encoding)
            == text.position(of: offset, in: encoding),
          "offset \(offset) of \(string.debugDescription), round \(round)")
      }
    }
  }
}
