import CitationFeatures
import TextStorage

/// The text of a file as it was read in order to be changed, or of one that is not there yet.
///
/// A change touches only the bytes it is about, whatever the file is written in, and is refused when
/// somebody else wrote to the file meanwhile.
package struct WritableText: Sendable {
  /// Why it is not written: a sentence.
  package struct Failure: Error, Equatable {
    package let message: String

    package init(message: String) {
      self.message = message
    }
  }

  /// Absolute.
  package let path: String
  /// As the user knows the file.
  package let name: String
  /// The text; empty for a file that is not there.
  package let decoded: DecodedText
  /// Whether nobody is to write to it.
  package let isReadOnly: Bool
  private let raw: [UInt8]
  /// The version that was read; `nil` when there was none.
  private let stamp: FileStamp?

  /// Whether there is no file yet.
  package var isMissing: Bool { stamp == nil }

  /// More than this is not read into memory.
  private static let sizeLimit = 1 << 30

  /// Reads the file at `path`, an absolute path that the user calls `name`. O(length).
  package static func read(_ path: String, calledBy name: String) -> Result<WritableText, Failure> {
    switch OpenFile.open(path, sizeLimit: sizeLimit) {
    case .failure(let failure) where failure.reason == .missing:
      return .success(
        WritableText(
          path: path, name: name, decoded: DecodedText(decoding: []), isReadOnly: false, raw: [],
          stamp: nil)
      )
    case .failure(let failure): return .failure(Failure(message: failure.message))
    case .success(let file):
      switch file.bytes(in: 0..<file.stamp.size) {
      case .failure(let failure): return .failure(Failure(message: failure.message))
      case .success(let raw):
        return .success(
          WritableText(
            path: path, name: name, decoded: DecodedText(decoding: raw),
            isReadOnly: isReadOnly(path), raw: raw, stamp: file.stamp
          ))
      }
    }
  }

  /// Who may do anything is still told by the file that it is to stay as it is.
  private static func isReadOnly(_ path: String) -> Bool {
    guard case .success(let status) = SystemCalls.status(of: path) else { return false }
    return status.permissions & 0o222 == 0 || !SystemCalls.isWritable(path)
  }

  private init(
    path: String, name: String, decoded: DecodedText, isReadOnly: Bool, raw: [UInt8],
    stamp: FileStamp?
  ) {
    self.isReadOnly = isReadOnly
    self.path = path
    self.name = name
    self.decoded = decoded
    self.raw = raw
    self.stamp = stamp
  }

  /// The whole file after `edits`, ascending and disjoint, in its encoding; `nil` when that has no code
  /// for a character of theirs. O(length).
  package func bytes(after edits: [EntryInsertion.Edit]) -> [UInt8]? {
    var result: [UInt8] = []
    var place = 0
    for edit in edits {
      let start = decoded.rawOffset(of: edit.range.lowerBound, in: raw)
      let end = decoded.rawOffset(of: edit.range.upperBound, in: raw)
      guard start >= place, end >= start,
        let replacement = decoded.encoding.encode(edit.replacement)
      else { return nil }
      result += raw[place..<start]
      result += replacement.dropFirst(decoded.encoding.byteOrderMark.count)
      place = end
    }
    return result + raw[place...]
  }

  /// Why entries must not be written into the file, whatever they are.
  package var refusal: Failure? {
    isReadOnly ? Failure(message: "“\(name)” is read-only.") : nil
  }

  /// Makes the changes, all or none: the new file takes the old one's place when it is whole.
  package func write(_ edits: [EntryInsertion.Edit]) -> Result<Void, Failure> {
    if let refusal { return .failure(refusal) }
    guard let bytes = bytes(after: edits) else {
      return .failure(
        Failure(
          message:
            "“\(name)” is written in \(decoded.encoding.rawValue), which has no code for a character of the entry."
        ))
    }
    switch OutputFile.create(path, calledBy: name) {
    case .failure(let failure): return .failure(Failure(message: failure.message))
    case .success(let file):
      if case .failure(let failure) = file.write(bytes) {
        return .failure(Failure(message: failure.message))
      }
      guard FileStamp(path: path) == stamp else {
        return .failure(
          Failure(
            message: "“\(name)” was changed by another program just now, so nothing was written."))
      }
      return file.finish().mapError { Failure(message: $0.message) }
    }
  }
}
