#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lines of data on their way to standard output, written many at once.
struct LineOutput {
  /// Bytes that are worth a call to the system.
  private static let batchSize = 1 << 16

  private var waiting: [UInt8] = []
  /// Whether nobody takes more: the rest need not be made.
  private(set) var hasFailed = false

  /// Adds a line; the line end is put after it.
  mutating func add(_ line: [UInt8]) {
    waiting.append(contentsOf: line)
    waiting.append(0x0A)
    if waiting.count >= LineOutput.batchSize { flush() }
  }

  mutating func add(_ line: String) {
    add(Array(line.utf8))
  }

  /// Writes what waits; false, and a message, when data was lost.
  ///
  /// A reader that went away, as `head` does, has what it wants: then there is no message.
  @discardableResult
  mutating func flush() -> Bool {
    if !hasFailed, !waiting.isEmpty, !Terminal.write(waiting) {
      hasFailed = true
      if errno != EPIPE { Terminal.complain("the output cannot be written") }
    }
    waiting.removeAll(keepingCapacity: true)
    return !hasFailed
  }
}
