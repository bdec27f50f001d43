import Bibliography
import TextStorage

/// What is worth saying about how a file is encoded.
package enum EncodingProblems {
  /// A hint when the file is not UTF-8, and a warning at each place that is damaged. The hint has
  /// no length and stands at the beginning: it is about the whole file.
  package static func problems(of text: DecodedText) -> [Problem] {
    var problems: [Problem] = []
    if let message = hint(for: text.encoding) {
      problems.append(
        Problem(range: 0..<0, severity: .hint, code: "encoding", message: message))
    }
    for offset in text.damagedOffsets {
      problems.append(
        Problem(
          range: offset..<(offset + 3), severity: .warning, code: "damaged-text",
          message: "The bytes here are not \(name(of: text.encoding)); “\u{FFFD}” is shown instead."
        ))
    }
    return problems
  }

  private static func hint(for encoding: TextEncoding) -> String? {
    switch encoding {
    case .utf8, .utf8WithByteOrderMark:
      nil
    case .windows1252:
      "This file is Windows-1252, not UTF-8; biber and Pandoc expect UTF-8."
    case .utf16LittleEndian, .utf16BigEndian, .utf16LittleEndianWithoutMark,
      .utf16BigEndianWithoutMark:
      "This file is UTF-16, not UTF-8; BibTeX, biber and Pandoc cannot read it."
    }
  }

  private static func name(of encoding: TextEncoding) -> String {
    switch encoding {
    case .utf8, .utf8WithByteOrderMark: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian, .utf16LittleEndianWithoutMark,
      .utf16BigEndianWithoutMark:
      "UTF-16"
    case .windows1252: "Windows-1252"
    }
  }
}
