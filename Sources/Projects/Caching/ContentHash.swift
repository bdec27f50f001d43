import Bibliography
import Dispatch
import Synchronization
import TextStorage

/// By what the same text is known again, whatever file it stands in.
enum ContentHash {
  /// Bytes that are hashed at once.
  private static let pieceSize = 1 << 20

  /// The hash of a whole text; `nil` when it can no longer be read. Linear, on all processors.
  static func hash(of text: StreamedText) -> UInt64? {
    let pieceCount = (text.byteCount + pieceSize - 1) / pieceSize
    let hashes = Mutex([UInt64?](repeating: nil, count: pieceCount))
    let jobCount = min(pieceCount, SystemCalls.processorCount)
    DispatchQueue.concurrentPerform(iterations: jobCount) { job in
      for piece in stride(from: job, to: pieceCount, by: jobCount) {
        let start = piece * pieceSize
        guard let bytes = text.bytes(in: start..<(start + pieceSize)) else { return }
        let hash = ByteHash.hash(bytes.span.bytes)
        hashes.withLock { $0[piece] = hash }
      }
    }
    let found = hashes.withLock { $0 }.compactMap { $0 }
    return found.count == pieceCount
      ? ByteHash.hash(found.span.bytes, seed: UInt64(truncatingIfNeeded: text.byteCount)) : nil
  }
}
