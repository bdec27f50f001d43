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

  @Test func `counts the units of lines of any length as strings do, and finds them again`() {
    var random = SeededGenerator(seed: 3)
    for length in 0..<60 {
      let alphabet = length.isMultiple(of: 2) ? ["a"] : ["a", "b", "c", "d", "e", "é", "日", "😀"]
      let line = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
      let bytes = Array(line.utf8)
      #expect(PositionEncoding.utf16.unitCount(of: bytes) == line.utf16.count, "\(line)")
      #expect(PositionEncoding.utf32.unitCount(of: bytes) == line.unicodeScalars.count, "\(line)")
      for place in line.unicodeScalars.indices {
        let offset = line.utf8.distance(from: line.startIndex, to: place)
        let units = line.utf16.distance(from: line.startIndex, to: place)
        let scalars = line.unicodeScalars.distance(from: line.startIndex, to: place)
        #expect(PositionEncoding.utf8.offset(ofUnit: offset, in: bytes) == offset, "\(line)")
        #expect(PositionEncoding.utf16.offset(ofUnit: units, in: bytes) == offset, "\(line)")
        #expect(PositionEncoding.utf32.offset(ofUnit: scalars, in: bytes) == offset, "\(line)")
      }
    }
  }

  @Test func `a stray continuation byte belongs to the letter before it`() {
    let bytes: [UInt8] = Array("abcdefgh".utf8) + [0x80] + Array("ijklmnop".utf8)
    #expect(PositionEncoding.utf16.offset(ofUnit: 8, in: bytes) == 9)
    #expect(PositionEncoding.utf16.unitCount(of: bytes) == 16)
  }

  @Test(arguments: PositionEncoding.allCases)
  func `says of every offset what the text says`(encoding: PositionEncoding) {
    checkPositions(seed: 12, texts: 50, pieces: 60, in: encoding) { text in
      let bytes = text.contiguousBytes
      return { TextPosition(of: $0, in: bytes.span, encoding: encoding) }
    }
  }
}
