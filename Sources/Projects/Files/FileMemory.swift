/// What was made of files or folders. Each is read again only when it changed.
struct FileMemory<Value: Sendable>: Sendable {
  private struct Known: Sendable {
    var value: Value
    var stamp: FileStamp
    /// Whether the file may have changed since without a new stamp.
    var isRecent: Bool
  }

  private var known: [String: Known] = [:]
  private var read: [String: FileStamp] = [:]

  /// What was made of the file at a path, whether that changed or not.
  subscript(path: String) -> Value? { known[path]?.value }

  /// What `make` makes of the file at a path; `nil` where there is none. One call to the system, and
  /// `make` when it changed.
  mutating func value(at path: String, make: () -> Value) -> Value? {
    guard let stamp = FileStamp(path: path) else {
      known[path] = nil
      return nil
    }
    if let known = known[path], known.stamp == stamp, !known.isRecent { return known.value }
    let value = make()
    known[path] = Known(value: value, stamp: stamp, isRecent: stamp.isRecent(at: SystemCalls.now))
    read[path] = stamp
    return value
  }

  /// Which version was read of each file that was read since this was last asked.
  mutating func takeRead() -> [String: FileStamp] {
    defer { read = [:] }
    return read
  }

  /// Forgets the files that nobody watches any more.
  mutating func keep(_ paths: Set<String>) {
    known = known.filter { paths.contains($0.key) }
  }
}
