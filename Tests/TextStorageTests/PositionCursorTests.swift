import TestSupport
import Testing
import TextStorage

/// Places of ascending offsets.
struct PositionCursorTests {
  @Test(arguments: PositionEncoding.allCases)
  func `says of every offset what the text says`(encoding: PositionEncoding) {
    var random = SeededGenerator(seed: 11)
    for round in 0..<200 {
      let pieces = ["a", "é", "😀", "\n", "\r", "\r\n", "\u{2028}"]
      let string = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let text = SourceText(string)
      var cursor = PositionCursor(text.contiguousBytes, in: encoding)
      for offset in -1...(text.byteCount + 1) {
        let found = cursor.position(of: offset)
        #expect(
          found == text.position(of: offset, in: encoding),
          "offset \(offset) of \(string.debugDescription), round \(round)")
      }
    }
  }

  @Test func `goes back when it must`() {
    var cursor = PositionCursor(Array("ab\ncd".utf8), in: .utf8)
    _ = cursor.position(of: 4)
    #expect(
      cursor.positions(of: 1..<3) == TextPosition(
        line: 0, column: 1)..<TextPosition(line: 1, column: 0))
  }
}
