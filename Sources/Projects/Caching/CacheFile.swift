/// A file of the cache that is being written, under a name that nobody else has. Without `finish` it is
/// removed.
final class CacheFile {
  private let path: String
  private let descriptor: Int32
  private var isFinished = false
  /// Bytes written so far.
  private(set) var byteCount = 0

  /// A new file in a folder; `nil` where none can be made.
  init?(in folder: String) {
    let name = CacheName.digits(UInt64.random(in: .min ... .max))
    path = PathText.join(folder, "\(name).unfinished")
    guard
      case .success(let descriptor) = SystemCalls.openForWriting(
        path, permissions: 0o600, isNew: true)
    else { return nil }
    self.descriptor = descriptor
  }

  deinit {
    SystemCalls.closeDescriptor(descriptor)
    if !isFinished { SystemCalls.remove(path) }
  }

  /// Writes bytes; whether all could be.
  func write(_ bytes: [UInt8]) -> Bool {
    guard case .success = SystemCalls.write(bytes, to: descriptor) else { return false }
    byteCount += bytes.count
    return true
  }

  /// Puts the file in its place; whether that could be done.
  func finish(as path: String) -> Bool {
    guard case .success = SystemCalls.rename(self.path, to: path) else { return false }
    isFinished = true
    return true
  }
}
