import Bibliography
import Citations
import Formats
import TextStorage

/// What the beginning of a file says of how it is to be read.
enum SourceDetection {
  /// Bytes that decide.
  static let headSize = 1 << 16

  /// The format of a large file that begins with `head`, if its text can stay on disk: it is UTF-8
  /// as it stands, for all one can see.
  static func formatOnDisk(
    head: [UInt8], path: String, format: SourceFormat?
  ) -> SourceFormat? {
    if hasByteOrderMark(head) || head.contains(0) || isDocument(path) { return nil }
    return format ?? SourceFormat.detect(in: head, fileName: PathText.name(of: path))
  }

  /// Why a large file that begins with `head` need not be read at all.
  static func refusal(head: [UInt8], path: String, format: SourceFormat?) -> SourceReadFailure? {
    // Half a character of UTF-16 says nothing.
    if hasByteOrderMark(head) { return nil }
    guard case .failure(let failure) = parse(head, path: path, format: format) else { return nil }
    return failure
  }

  /// Parses the bytes of a whole file in the format that they show, or in the one given. Linear.
  static func parse(
    _ raw: [UInt8], path: String, format: SourceFormat? = nil
  ) -> Result<ParsedSource, SourceReadFailure> {
    let decoded = DecodedText(decoding: raw)
    if decoded.bytes.prefix(headSize).contains(0) {
      return .failure(
        SourceReadFailure(path: path, reason: .unknownFormat("It holds binary data.")))
    }
    if format ?? .cslYAML == .cslYAML, isDocument(path),
      let block = inlineReferences(in: decoded.bytes, language: .markdown)
    {
      let source = CSLYAMLSource.parse(
        metadata: block, of: SourceText(decoded.bytes), encoding: decoded.encoding)
      return .success(
        source.withProblems(EncodingProblems.problems(of: decoded) + source.problems))
    }
    return parseSource(
      decoded, fileName: PathText.name(of: path), format: format
    )
    .mapError { SourceReadFailure(path: path, reason: .unknownFormat($0.message)) }
  }

  /// Parses the text of an open file in the format that it shows, `nil` when it shows none. Linear.
  static func parse(_ text: SourceText, path: String) -> ParsedSource? {
    let head: [UInt8] = text.bytes(in: 0..<headSize)
    if SourceFormat.detect(in: head, fileName: PathText.name(of: path)) == .bibTeX {
      return BibTeXSource.parse(text)
    }
    return try? parse(text.contiguousBytes, path: path).get()
  }

  /// Whether it is a document, which can have entries in its metadata.
  private static func isDocument(_ path: String) -> Bool {
    DocumentLanguage(path: path) == .markdown
  }

  private static func hasByteOrderMark(_ head: [UInt8]) -> Bool {
    head.starts(with: [0xEF, 0xBB, 0xBF]) || head.starts(with: [0xFF, 0xFE])
      || head.starts(with: [0xFE, 0xFF])
  }
}
