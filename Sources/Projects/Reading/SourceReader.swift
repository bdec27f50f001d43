import Bibliography
import Formats
import PaperIndex
import TextStorage

/// A source as read from disk, and which version of the file it was.
package struct ReadSource: Sendable {
  package let source: ParsedSource
  package let stamp: FileStamp
  /// Where its other tables are, when they were stored.
  var tables: StoredTables?

  /// The source, indexed, with words.
  package func withWords(
    _ indexed: IndexedSource, in library: Library, number: Int
  ) -> IndexedSource {
    indexed.withWords(from: tables, in: library, number: number)
  }
}

/// Reads bibliography files.
package struct SourceReader: Sendable {
  /// What is read how.
  package struct Options: Sendable {
    /// Files above this many bytes are not read.
    package var sizeLimit = 4 << 30
    /// Files up to this many bytes are kept in memory; the text of larger
    /// `.bib`, CSL-JSON and CSL-YAML files stays on disk.
    package var keptLimit = 1 << 20
    /// The format of whatever is read; `nil` leaves it to the content.
    package var format: SourceFormat?
    /// Where the tables of large sources are kept.
    package var cache: TableCache?
    var stream = BibTeXStream.Options()

    package init() {}
  }

  /// Readings of a file that is being written before it is left for later.
  private static let attemptLimit = 3

  private let options: Options

  package init(options: Options = Options()) {
    self.options = options
  }

  /// Where the tables of large sources are kept.
  var cache: TableCache? { options.cache }

  /// A reader that reads everything in a format.
  func reading(as format: SourceFormat) -> SourceReader {
    var options = options
    options.format = format
    return SourceReader(options: options)
  }

  /// The source behind `path`, an absolute path. Linear in the file's length.
  package func read(_ path: String) -> Result<ReadSource, SourceReadFailure> {
    var result: Result<ReadSource, SourceReadFailure>
    var attempts = 0
    repeat {
      result = OpenFile.open(path, sizeLimit: options.sizeLimit).flatMap(read)
      attempts += 1
    } while attempts < SourceReader.attemptLimit && result.isChanging
    return result
  }

  /// The decoded text of `path`, at most `sizeLimit` bytes, for files that are not bibliographies:
  /// settings, and documents.
  package func readText(
    _ path: String, sizeLimit: Int = 1 << 20
  ) -> Result<SourceText, SourceReadFailure> {
    var result: Result<SourceText, SourceReadFailure>
    var attempts = 0
    repeat {
      result = OpenFile.open(path, sizeLimit: sizeLimit).flatMap(readBytes)
        .map { SourceText(DecodedText(decoding: $0).bytes) }
      attempts += 1
    } while attempts < SourceReader.attemptLimit && result.isChanging
    return result
  }

  /// Bytes of the longest document that is read because somebody names it.
  private static let documentLimit = 1 << 28

  /// The text of a document that somebody names; what is no text is refused.
  package func readDocument(_ path: String) -> Result<SourceText, SourceReadFailure> {
    readText(path, sizeLimit: SourceReader.documentLimit).flatMap { text in
      text.contiguousBytes.prefix(1 << 16).contains(0)
        ? .failure(
          SourceReadFailure(path: path, reason: .unknownFormat("It holds binary data.")))
        : .success(text)
    }
  }

  /// The source that standard input is, read to its end.
  package func readStandardInput() -> Result<ParsedSource, SourceReadFailure> {
    SystemCalls.readStandardInput()
      .mapError { SourceReadFailure(path: "-", error: $0) }
      .flatMap { SourceDetection.parse($0, path: "-", format: options.format) }
  }

  /// Whether the file at `path` holds `text`. Of a file above a megabyte only the length is compared:
  /// reading it would keep an editor waiting.
  package func holds(_ text: SourceText, at path: String) -> Bool {
    guard let stamp = FileStamp(path: path) else { return false }
    if stamp.size > SourceText.contiguousLimit { return stamp.size == text.byteCount }
    return (try? readText(path).get()) == text
  }

  private func read(_ file: OpenFile) -> Result<ReadSource, SourceReadFailure> {
    if file.stamp.size > options.keptLimit {
      let head: [UInt8]
      switch file.bytes(in: 0..<min(file.stamp.size, SourceDetection.headSize)) {
      case .success(let bytes): head = bytes
      case .failure(let failure): return .failure(failure)
      }
      if let failure = SourceDetection.refusal(
        head: head, path: file.path, format: options.format)
      {
        return .failure(failure)
      }
      let format = SourceDetection.formatOnDisk(
        head: head, path: file.path, format: options.format)
      if let format, let known = readStored(file, format: format) { return .success(known) }
      switch format {
      case .bibTeX:
        switch BibTeXStream.scan(file, options: options.stream) {
        case .success(let blocks):
          guard file.isUnchanged else {
            return .failure(SourceReadFailure(path: file.path, reason: .changing))
          }
          let source = ParsedSource(format: .bibTeX, text: StreamedText(file), blocks: blocks)
          return .success(ReadSource(source: source, stamp: file.stamp))
        case .failure(.unreadable(let failure)): return .failure(failure)
        case .failure(.notUTF8): break
        }
      case .cslJSON:
        return readBytes(file).flatMap { bytes in
          readDecoded(bytes, of: file) { CSLJSONSource.parse(bytes, of: $0) }
        }
      case .cslYAML:
        return readBytes(file).flatMap { bytes in
          readDecoded(bytes, of: file) { CSLYAMLSource.parse(bytes, of: $0) }
        }
      default: break
      }
    }
    return readBytes(file).flatMap { parse($0, of: file) }
  }

  /// A large file whose tables were stored.
  private func readStored(_ file: OpenFile, format: SourceFormat) -> ReadSource? {
    guard let cache = options.cache else { return nil }
    let text = StreamedText(file)
    guard let tables = cache.tables(of: file, text: text), tables.format == format,
      let source = tables.source(of: text), file.isUnchanged
    else { return nil }
    return ReadSource(source: source, stamp: file.stamp, tables: tables)
  }

  /// The source that the bytes of a large file are: its values are decoded and kept, its text is
  /// not.
  private func readDecoded(
    _ bytes: [UInt8], of file: OpenFile, parse: (StreamedText) -> ParsedSource
  ) -> Result<ReadSource, SourceReadFailure> {
    guard UTF8Check.isValid(bytes.span, range: 0..<bytes.count) else {
      return self.parse(bytes, of: file)
    }
    return .success(ReadSource(source: parse(StreamedText(file)), stamp: file.stamp))
  }

  private func parse(
    _ bytes: [UInt8], of file: OpenFile
  ) -> Result<ReadSource, SourceReadFailure> {
    SourceDetection.parse(bytes, path: file.path, format: options.format)
      .map { ReadSource(source: $0, stamp: file.stamp) }
  }

  /// All bytes of a file that nobody wrote to meanwhile.
  private func readBytes(_ file: OpenFile) -> Result<[UInt8], SourceReadFailure> {
    file.bytes(in: 0..<file.stamp.size).flatMap { bytes in
      file.isUnchanged
        ? .success(bytes) : .failure(SourceReadFailure(path: file.path, reason: .changing))
    }
  }
}

extension Result where Failure == SourceReadFailure {
  fileprivate var isChanging: Bool {
    guard case .failure(let failure) = self else { return false }
    return failure.reason == .changing
  }
}
