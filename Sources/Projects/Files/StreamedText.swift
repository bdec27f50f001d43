import Synchronization
import TextStorage

/// The text of a large file that stays on disk: bytes are read when they are asked for.
///
/// Valid UTF-8 without a byte order mark, so that an offset in the file is one in the text.
package final class StreamedText: TextAccess {
  /// This many texts keep their file open. One beyond opens its path at each reading, so that a
  /// project with thousands of large files does not use up the process's descriptors.
  private static let heldLimit = 256
  private static let heldCount = Atomic<Int>(0)

  package let byteCount: Int
  /// The version that was scanned.
  package let stamp: FileStamp
  private let path: String
  /// The file that was scanned, held open; `nil` beyond `heldLimit`.
  let file: OpenFile?

  init(_ file: OpenFile) {
    byteCount = file.stamp.size
    stamp = file.stamp
    path = file.path
    let held = StreamedText.heldCount.add(1, ordering: .relaxed).newValue
    self.file = held <= StreamedText.heldLimit ? file : nil
  }

  deinit {
    StreamedText.heldCount.subtract(1, ordering: .relaxed)
  }

  package func bytes(in range: Range<Int>) -> [UInt8]? {
    let range = range.clamped(toCount: byteCount)
    guard let file = opened else { return nil }
    guard case .success(let bytes) = file.bytes(in: range) else { return nil }
    // Asked after reading: a change before or during the reading shows now.
    return file.isUnchanged ? bytes : nil
  }

  /// The file as it was scanned; `nil` when another has its place.
  private var opened: OpenFile? {
    if let file { return file }
    guard case .success(let file) = OpenFile.open(path, sizeLimit: byteCount), file.stamp == stamp
    else { return nil }
    return file
  }
}
