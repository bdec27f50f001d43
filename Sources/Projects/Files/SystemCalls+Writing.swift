#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// The system's functions by names of their own: members of `SystemCalls` hide the global ones.

private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
  unsafe read(descriptor, bytes.baseAddress, bytes.count)
}

private func systemRename(_ path: String, _ newPath: String) -> Int32 { rename(path, newPath) }

extension SystemCalls {
  /// The path without links; `nil` when nothing is there.
  static func realPath(_ path: String) -> String? {
    guard !path.utf8.contains(0), let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(validatingCString: found)
  }

  /// Whether what stands at `path` may be written to.
  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  static var processID: Int32 { getpid() }

  /// Opens a file for writing, empty; a new one gets `permissions`, or what is usual. With `isNew` nothing
  /// may be there, not even a link.
  static func openForWriting(
    _ path: String, permissions: UInt32?, isNew: Bool = false
  ) -> Result<Int32, SystemError> {
    guard !path.utf8.contains(0) else { return .failure(.missing) }
    while true {
      let flags =
        O_WRONLY | O_CREAT | (isNew ? O_EXCL | O_NOFOLLOW : O_TRUNC) | O_CLOEXEC | O_NOCTTY
      let descriptor = systemOpen(path, flags, mode_t(truncatingIfNeeded: permissions ?? 0o666))
      if descriptor >= 0 { return .success(descriptor) }
      if errno != EINTR { return .failure(SystemError(code: errno)) }
    }
  }

  /// Whether the disk that a folder is on has room for so many bytes.
  static func hasRoom(for byteCount: Int, in folder: String) -> Bool {
    var status = statvfs()
    guard !folder.utf8.contains(0), statvfs(folder, &status) == 0 else { return false }
    let (room, overflows) = UInt64(status.f_bavail)
      .multipliedReportingOverflow(by: UInt64(status.f_frsize))
    return overflows || room >= UInt64(max(0, byteCount))
  }

  /// Writes all of `bytes`.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Result<Void, SystemError> {
    var offset = 0
    while offset < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[offset...]))
      }
      if written >= 0 {
        offset += written
      } else if errno != EINTR {
        return .failure(SystemError(code: errno))
      }
    }
    return .success(())
  }

  /// Gives a file another name, in place of what has it.
  static func rename(_ path: String, to newPath: String) -> Result<Void, SystemError> {
    let result = systemRename(path, newPath)
    return result == 0 ? .success(()) : .failure(SystemError(code: errno))
  }

  /// Gives a file the time of now.
  static func touch(_ path: String) {
    _ = unsafe utimensat(AT_FDCWD, path, nil, 0)
  }

  static func remove(_ path: String) {
    _ = unlink(path)
  }

  /// All that standard input has to say.
  static func readStandardInput() -> Result<[UInt8], SystemError> {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = unsafe buffer.withUnsafeMutableBytes { unsafe systemRead(0, $0) }
      if got == 0 { return .success(bytes) }
      if got > 0 {
        bytes.append(contentsOf: buffer[..<got])
      } else if errno != EINTR {
        return .failure(SystemError(code: errno))
      }
    }
  }
}
