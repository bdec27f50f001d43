import TestSupport
import Testing
import TextStorage

/// Places of ascending offsets.
struct PositionCursorTests {
  @Test(arguments: PositionEncoding.allCases)
  func `says of every offset what the text says`(encoding: PositionEncoding) {
    checkPositions(seed: 11, texts: 200, pieces: 12, in: encoding) { text in
      var cursor = PositionCursor(text.contiguousBytes, in: encoding)
      return { cursor.position(of: $0) }
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
