#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// All calls to the system stand here, so that the rest knows one error type and one spelling of
// `stat`. A path with a NUL byte names no file: the system would read only what is before it.

/// Why a call to the system failed: its `errno`.
struct SystemError: Error, Equatable, Sendable {
  let code: Int32

  static let missing = SystemError(code: ENOENT)
  static let forbidden = SystemError(code: EACCES)

  /// Whether the path leads nowhere: nothing of that name, or a file where a folder is needed.
  var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// What went wrong as the end of a sentence: “it cannot be read: …”.
  var text: String {
    switch code {
    case EACCES, EPERM: "you have no permission"
    case ELOOP: "its symbolic links lead in a circle"
    case ENAMETOOLONG: "its name is too long"
    case EMFILE, ENFILE: "too many files are open"
    case EIO: "the disk reports an error"
    case ENOSPC: "the disk is full"
    case EROFS: "the disk cannot be written to"
    case ESTALE: "it was on a network drive that has changed"
    case ENXIO, ENODEV: "its device does not answer"
    case ENOMEM: "there is not enough memory"
    default: "the system reports error \(code)"
    }
  }
}

enum SystemCalls {
  /// What stands behind `path`, links followed.
  static func status(of path: String) -> Result<FileStatus, SystemError> {
    guard !path.utf8.contains(0) else { return .failure(.missing) }
    var buffer = stat()
    guard stat(path, &buffer) == 0 else { return .failure(SystemError(code: errno)) }
    return .success(FileStatus(buffer))
  }

  /// Whether `path` itself is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    guard !path.utf8.contains(0) else { return false }
    var buffer = stat()
    return lstat(path, &buffer) == 0 && buffer.st_mode & S_IFMT == S_IFLNK
  }

  static func status(of descriptor: Int32) -> Result<FileStatus, SystemError> {
    var buffer = stat()
    guard fstat(descriptor, &buffer) == 0 else { return .failure(SystemError(code: errno)) }
    return .success(FileStatus(buffer))
  }

  /// Opens for reading; never waits for the other end of a pipe, never becomes a terminal's owner.
  static func open(_ path: String) -> Result<Int32, SystemError> {
    guard !path.utf8.contains(0) else { return .failure(.missing) }
    while true {
      let descriptor = openReadOnly(path)
      if descriptor >= 0 { return .success(descriptor) }
      if errno != EINTR { return .failure(SystemError(code: errno)) }
    }
  }

  private static func openReadOnly(_ path: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    #elseif canImport(Musl)
      Musl.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    #else
      Darwin.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    #endif
  }

  static func closeDescriptor(_ descriptor: Int32) {
    _ = close(descriptor)
  }

  /// Reads at `offset` until `buffer` is full or the file ends; how many bytes came.
  static func read(
    _ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) -> Result<Int, SystemError> {
    var count = 0
    guard let base = buffer.baseAddress else { return .success(0) }
    while count < buffer.count {
      // Linux reads at most 2 GB at once.
      let wanted = min(buffer.count - count, 1 << 30)
      let got = unsafe pread(descriptor, base + count, wanted, off_t(offset + count))
      if got > 0 {
        count += got
      } else if got == 0 {
        break
      } else if errno != EINTR {
        return .failure(SystemError(code: errno))
      }
    }
    return .success(count)
  }

  /// Whether the file lives in a file system that the kernel makes up (`/proc`, `/sys`): its files
  /// say that they are regular and are not.
  static func isInKernelFileSystem(_ file: FileIdentity) -> Bool {
    #if os(Linux)
      let mounts = ["/proc", "/sys", "/sys/kernel/debug", "/sys/kernel/tracing", "/sys/fs/cgroup"]
      guard let root = FileIdentity(path: "/"), file.device != root.device else { return false }
      return mounts.contains { FileIdentity(path: $0)?.device == file.device }
    #else
      return false
    #endif
  }

  /// Names in a folder with what the system says they are, `.` and `..` left out, in no order.
  /// Names that are not UTF-8 are left out: no text can name them.
  ///
  /// `visit` returns false to stop.
  static func forEachName(
    inFolder path: String, _ visit: (_ name: String, _ kind: FolderItemKind) -> Bool
  ) {
    guard !path.utf8.contains(0), let stream = unsafe opendir(path) else { return }
    defer { unsafe closedir(stream) }
    while let item = unsafe readdir(stream) {
      let name: String? = unsafe withUnsafePointer(to: &item.pointee.d_name) { field in
        let capacity = MemoryLayout.size(ofValue: field.pointee)
        return unsafe field.withMemoryRebound(to: CChar.self, capacity: capacity) {
          unsafe String(validatingCString: $0)
        }
      }
      guard let name, name != ".", name != ".." else { continue }
      let kind: FolderItemKind =
        switch Int32(unsafe item.pointee.d_type) {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        case Int32(DT_UNKNOWN): .unknown
        default: .other
        }
      if !visit(name, kind) { return }
    }
  }

  /// The user's home folder as the environment has it.
  static var homeFolder: String? {
    environmentValue("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  /// What the environment says of a name.
  static func environmentValue(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Now, in nanoseconds since 1970.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// Processors that run now, at least one.
  static var processorCount: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}

/// What a name in a folder stands for.
enum FolderItemKind: Sendable {
  case file, folder, link, unknown, other
}

extension FileStatus {
  fileprivate init(_ buffer: stat) {
    #if canImport(Darwin)
      let (time, changeTime) = (buffer.st_mtimespec, buffer.st_ctimespec)
    #else
      let (time, changeTime) = (buffer.st_mtim, buffer.st_ctim)
    #endif
    kind =
      switch buffer.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .other
      }
    stamp = FileStamp(
      identity: FileIdentity(
        device: UInt64(truncatingIfNeeded: buffer.st_dev),
        inode: UInt64(truncatingIfNeeded: buffer.st_ino)),
      size: Int(truncatingIfNeeded: buffer.st_size),
      modified: FileStatus.nanoseconds(time))
    changed = FileStatus.nanoseconds(changeTime)
    permissions = UInt32(truncatingIfNeeded: buffer.st_mode & 0o777)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
