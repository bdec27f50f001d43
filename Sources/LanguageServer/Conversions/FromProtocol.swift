import LanguageServerProtocol
import TextStorage

/// Protocol values turned into what features take: byte offsets.
enum FromProtocol {
  static func encoding(_ encoding: LanguageServerProtocol.PositionEncoding)
    -> TextStorage.PositionEncoding
  {
    switch encoding {
    case .utf8: .utf8
    case .utf16: .utf16
    case .utf32: .utf32
    }
  }

  /// The byte offset of a position, clamped to its line and the text.
  static func offset(
    _ position: Position, in text: SourceText, encoding: TextStorage.PositionEncoding
  ) -> Int {
    text.offset(
      of: TextPosition(line: position.line, column: position.character), in: encoding)
  }

  /// The bytes of a range; one whose end comes before its start is empty.
  static func range(
    _ range: PositionRange, in text: SourceText, encoding: TextStorage.PositionEncoding
  ) -> Range<Int> {
    let start = offset(range.start, in: text, encoding: encoding)
    let end = offset(range.end, in: text, encoding: encoding)
    return start..<max(start, end)
  }
}
