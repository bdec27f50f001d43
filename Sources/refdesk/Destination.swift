import Projects

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a command writes a bibliography.
enum Destination {
  case standardOutput
  case file(OutputFile)

  /// Standard output without a name, or for “-”. `nil`, and a message, when it cannot be written to.
  init?(_ name: String?) {
    guard let name, name != "-" else {
      self = .standardOutput
      return
    }
    switch OutputFile.create(Terminal.absolutePath(name), calledBy: name) {
    case .success(let file): self = .file(file)
    case .failure(let failure):
      Terminal.complain(failure.message)
      return nil
    }
  }

  /// Writes bytes; false, and a message, when they are lost.
  func write(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .standardOutput:
      if Terminal.write(bytes) { return true }
      // A reader that went away, as `head` does, has what it wants.
      if errno != EPIPE { Terminal.complain("the output cannot be written") }
      return false
    case .file(let file): return Destination.succeeded(file.write(bytes))
    }
  }

  /// Puts a file in its place; false, and a message, when that fails.
  func finish() -> Bool {
    guard case .file(let file) = self else { return true }
    return Destination.succeeded(file.finish())
  }

  private static func succeeded(_ result: Result<Void, OutputFile.Failure>) -> Bool {
    guard case .failure(let failure) = result else { return true }
    Terminal.complain(failure.message)
    return false
  }
}
