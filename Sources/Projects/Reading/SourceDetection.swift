import Bibliography
import Formats
import TextStorage

/// What was looked for in a text that is no bibliography.
struct UnknownFormat: Error {
  /// For people.
  let sentence: String
}

/// Finds the format of a source by its content, with the file's name as a hint, and parses it.
enum SourceDetection {
  /// Bytes of a large file that decide whether it is streamed.
  static let headSize = 1 << 16

  /// Whether a large file that begins with `head` can be scanned without its whole text: a `.bib`
  /// without a byte order mark.
  static func isStreamable(head: [UInt8], path: String) -> Bool {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) || head.starts(with: [0xFF, 0xFE])
      || head.starts(with: [0xFE, 0xFF])
    {
      return false
    }
    return !head.contains(0) && (isNamedBibTeX(path) || hasEntry(head.span))
  }

  /// Parses a decoded text; says what is wrong with its encoding, too.
  static func parse(
    _ decoded: DecodedText, path: String
  ) -> Result<ParsedSource, UnknownFormat> {
    parse(SourceText(decoded.bytes), encoding: decoded.encoding, path: path).map { source in
      let problems = encodingProblems(of: decoded)
      if problems.isEmpty { return source }
      return ParsedSource(
        format: source.format, text: source.text, encoding: source.encoding,
        blocks: source.blocks, problems: problems + source.problems)
    }
  }

  /// Parses a text that is open in an editor, or one decoded before.
  static func parse(
    _ text: SourceText, encoding: TextEncoding, path: String
  ) -> Result<ParsedSource, UnknownFormat> {
    let head: [UInt8] = text.bytes(in: 0..<min(text.byteCount, 1 << 20))
    if head.prefix(headSize).contains(0) {
      return .failure(UnknownFormat(sentence: "It holds binary data."))
    }
    guard isNamedBibTeX(path) || hasEntry(head.span) else {
      return .failure(UnknownFormat(sentence: "No BibTeX entry was found in it."))
    }
    return .success(BibTeXSource.parse(text, encoding: encoding))
  }

  private static func encodingProblems(of decoded: DecodedText) -> [Problem] {
    var problems: [Problem] = []
    switch decoded.encoding {
    case .utf8, .utf8WithByteOrderMark: break
    case .utf16LittleEndian, .utf16BigEndian, .windows1252:
      problems.append(
        Problem(
          range: 0..<0, severity: .hint, code: "not-utf-8",
          message: "This file is \(decoded.encoding.rawValue); Pandoc and biber expect UTF-8."))
    }
    for offset in decoded.damagedOffsets {
      problems.append(
        Problem(
          range: offset..<(offset + 3), severity: .warning, code: "damaged-text",
          message: "Bytes here are not \(decoded.encoding.rawValue); they are shown as “\u{FFFD}”.")
      )
    }
    return problems
  }

  private static func isNamedBibTeX(_ path: String) -> Bool {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = String(decoding: name[dot...], as: UTF8.self).lowercased()
    return [".bib", ".bibtex", ".biblatex"].contains(ending)
  }

  /// Whether a line of `bytes` begins a BibTeX entry.
  private static func hasEntry(_ bytes: Span<UInt8>) -> Bool {
    var isLineStart = true
    var lookedTo = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if isLineStart, byte == UInt8(ascii: "@"),
        BibTeXEntryHead.beginsEntry(in: bytes, at: index, lookedTo: &lookedTo)
      {
        return true
      }
      isLineStart = byte == 0x0A || byte == 0x0D || (isLineStart && (byte == 0x20 || byte == 0x09))
    }
    return false
  }
}
