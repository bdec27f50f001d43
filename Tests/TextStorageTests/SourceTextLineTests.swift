import TestSupport
import Testing
import TextStorage

private func checkLines(
  _ text: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = SourceText(text)
  let lines = (0..<source.lineCount).map { source.string(in: source.lineRange($0)) }
  #expect(lines == expected, sourceLocation: sourceLocation)
}

@Suite struct SourceTextLineTests {
  @Test func `a line ends at LF, CRLF or CR`() {
    checkLines("", [""])
    checkLines("a", ["a"])
    checkLines("a\nb\n", ["a", "b", ""])
    checkLines("a\r\nb\r\n\r\nc", ["a", "b", "", "c"])
    checkLines("a\rb\r\rc", ["a", "b", "", "c"])
    checkLines("\n\r\n\r", ["", "", "", ""])
    checkLines("\n\r", ["", "", ""])
  }

  @Test func `no other character ends a line`() {
    checkLines("a\u{2028}b\u{85}c\u{0B}d\u{0C}e", ["a\u{2028}b\u{85}c\u{0B}d\u{0C}e"])
  }

  @Test func `line ends are found at every place of a long text`() {
    for length in 0..<40 {
      let blanks = String(repeating: "x", count: length)
      for end in ["\n", "\r", "\r\n"] {
        checkLines(blanks + end + blanks + end, [blanks, blanks, ""])
        let bytes = ArraySlice((blanks + end + blanks + end).utf8)
        #expect(LineScan.lineEndCount(in: bytes.span, range: 0..<bytes.count) == 2)
      }
    }
  }

  @Test func `counting line ends in parts adds up to the whole`() {
    let bytes = ArraySlice("a\r\nb\n\r\r\nc\r\nlonger than sixteen bytes\r\nd\r".utf8)
    for cut in 0...bytes.count {
      let left = LineScan.lineEndCount(in: bytes.span, range: 0..<cut)
      let right = LineScan.lineEndCount(in: bytes.span, range: cut..<bytes.count)
      #expect(left + right == 7, "cut at \(cut)")
    }
  }

  @Test func `lines outside the text are clamped`() {
    let source = SourceText("ab\ncd")
    #expect(source.lineStart(-1) == 0)
    #expect(source.lineStart(1) == 3)
    #expect(source.lineStart(2) == 5)
    #expect(source.lineStart(.max) == 5)
    #expect(source.lineRange(7) == 5..<5)
    #expect(source.line(at: -4) == 0)
    #expect(source.line(at: 99) == 1)
  }

  @Test func `bytes outside the text are clamped`() {
    let source = SourceText("abc")
    #expect(source.string(in: -5..<2) == "ab")
    #expect(source.string(in: 2..<99) == "c")
    #expect(source.string(in: 50..<99).isEmpty)
    #expect(source.byte(at: 3) == nil)
    #expect(source.byte(at: -1) == nil)
    #expect(source.byte(at: 2) == UInt8(ascii: "c"))
  }
}
