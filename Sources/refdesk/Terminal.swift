import LanguageServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Data goes to standard output, messages to standard error.
enum Terminal {
  /// Writes a line of data.
  static func print(_ line: String) {
    StandardOutput.write(Array(line.utf8) + [0x0A])
  }

  /// Writes bytes of data as they are; false when they cannot be written, and `errno` says why.
  @discardableResult
  static func write(_ bytes: [UInt8]) -> Bool {
    StandardOutput.write(bytes)
  }

  /// Says what went wrong.
  static func complain(_ message: String) {
    StandardOutput.write(Array("refdesk: \(message)\n".utf8), to: 2)
  }

  /// Whether a person sits at standard input.
  static var isInteractive: Bool { isatty(0) == 1 }

  /// `path` from the root, against the working folder.
  static func absolutePath(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let folder = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(folder) }
    let base = unsafe String(cString: folder)
    if path == "." { return base }
    let bare = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return base == "/" ? "/" + bare : "\(base)/\(bare)"
  }
}

extension Terminal {
  /// Where this program itself is.
  static var ownPath: String? {
    #if canImport(Darwin)
      var size: UInt32 = 4096
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard unsafe _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
    #else
      var buffer = [CChar](repeating: 0, count: 4096)
      guard unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1) > 0 else { return nil }
    #endif
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
