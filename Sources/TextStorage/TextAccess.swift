/// The text of one file, asked for by range.
///
/// Everything above keeps offsets into the text and asks for bytes when it shows them. So a file
/// of any size costs no memory of its own, and a file that was replaced on disk is noticed
/// instead of read at the wrong place.
package protocol TextAccess: Sendable {
  /// Length of the text in bytes of UTF-8.
  var byteCount: Int { get }

  /// The bytes of `range`, clamped to the text; `nil` when the text can no longer be read as it
  /// was scanned (the file changed under us).
  ///
  /// O(length of `range`).
  func bytes(in range: Range<Int>) -> [UInt8]?

  /// The whole text with its lines, where it is in memory; `nil` where it is read from elsewhere.
  var textInMemory: SourceText? { get }
}

extension TextAccess {
  package var textInMemory: SourceText? { nil }
}

extension Range<Int> {
  /// This range cut to `0..<count`.
  package func clamped(toCount count: Int) -> Range<Int> {
    clamped(to: 0..<Swift.max(0, count))
  }
}
