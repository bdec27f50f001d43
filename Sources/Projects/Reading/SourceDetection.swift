import Bibliography
import Formats
import TextStorage

/// Decides how a source is read, by its content, with the file's name as a hint.
enum SourceDetection {
  /// Bytes of a large file that decide whether it is streamed.
  static let headSize = 1 << 16

  /// Whether a large file that begins with `head` can be scanned without its whole text: a `.bib`
  /// without a byte order mark.
  static func isStreamable(head: [UInt8], path: String) -> Bool {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    guard !marks.contains(where: head.starts), !head.contains(0) else { return false }
    return SourceFormat.detect(in: head, fileName: path) == .bibTeX
  }

  /// Parses a decoded text.
  static func parse(_ decoded: DecodedText, path: String) -> Result<ParsedSource, UnknownFormat> {
    // Text has no zero byte; UTF-16 is decoded by now.
    if decoded.bytes.prefix(headSize).contains(0) {
      return .failure(UnknownFormat(message: "It holds binary data."))
    }
    return parseSource(decoded, fileName: path)
  }
}
