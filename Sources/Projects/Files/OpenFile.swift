/// A regular file opened for reading; closed when nobody holds it any more.
///
/// What it reads is one file whatever happens to its path: a file replaced by another of the same
/// name stays readable as it was.
final class OpenFile: Sendable {
  let path: String
  /// As it was when it was opened.
  let stamp: FileStamp
  /// When anything of it had last changed then, in nanoseconds since 1970.
  let changed: Int64
  /// When it was opened, in the same.
  private let opened = SystemCalls.now
  private let descriptor: Int32

  private init(path: String, status: FileStatus, descriptor: Int32) {
    self.path = path
    stamp = status.stamp
    changed = status.changed
    self.descriptor = descriptor
  }

  deinit {
    SystemCalls.closeDescriptor(descriptor)
  }

  /// Opens `path` when it is a regular file of at most `sizeLimit` bytes.
  ///
  /// Anything else is not opened at all: opening a device or a pipe may already do something.
  static func open(_ path: String, sizeLimit: Int) -> Result<OpenFile, SourceReadFailure> {
    switch SystemCalls.status(of: path) {
    case .failure(let error): return .failure(SourceReadFailure(path: path, error: error))
    case .success(let status):
      if let reason = refusal(of: status, sizeLimit: sizeLimit) {
        return .failure(SourceReadFailure(path: path, reason: reason))
      }
    }
    let descriptor: Int32
    switch SystemCalls.open(path) {
    case .failure(let error): return .failure(SourceReadFailure(path: path, error: error))
    case .success(let opened): descriptor = opened
    }
    // Another file may have come between.
    var reason: SourceReadFailure.Reason?
    switch SystemCalls.status(of: descriptor) {
    case .failure(let error): reason = .unreadable(error.text)
    case .success(let status):
      reason = refusal(of: status, sizeLimit: sizeLimit)
      if reason == nil, SystemCalls.isInKernelFileSystem(status.stamp.identity) {
        reason = .notARegularFile
      }
      if reason == nil {
        return .success(OpenFile(path: path, status: status, descriptor: descriptor))
      }
    }
    SystemCalls.closeDescriptor(descriptor)
    return .failure(SourceReadFailure(path: path, reason: reason ?? .notARegularFile))
  }

  private static func refusal(
    of status: FileStatus, sizeLimit: Int
  ) -> SourceReadFailure.Reason? {
    switch status.kind {
    case .folder: .directory
    case .other: .notARegularFile
    case .regular: status.stamp.size > sizeLimit ? .tooLarge : nil
    }
  }

  /// Whether nothing of the file has changed since it was opened, neither content nor name, permissions or
  /// times. One call to the system.
  var isUntouched: Bool {
    guard case .success(let status) = SystemCalls.status(of: descriptor) else { return false }
    return status.stamp == stamp && status.changed == changed
  }

  /// Whether it had changed so shortly before it was opened that it could have been written to since and
  /// have the same times, where these tick so often, in nanoseconds. Some file systems tick in up to two
  /// seconds: their times have no smaller part.
  func mayChangeUnseen(tick: Int64) -> Bool {
    [stamp.modified, changed].contains { time in
      let tick = time % 1_000_000_000 == 0 ? 40 * tick : tick
      return FileStamp.isRecent(time, at: opened, tick: tick)
    }
  }

  /// Whether nobody has written to the file since it was opened. One call to the system.
  var isUnchanged: Bool {
    guard case .success(let status) = SystemCalls.status(of: descriptor) else { return false }
    return status.stamp == stamp
  }

  /// Fills `buffer` from `offset` on; how many bytes the file had.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) -> Result<Int, SourceReadFailure> {
    unsafe SystemCalls.read(descriptor, at: offset, into: buffer)
      .mapError { SourceReadFailure(path: path, error: $0) }
  }

  /// The bytes of `range`, or why not; `changing` when the file has become shorter.
  func bytes(in range: Range<Int>) -> Result<[UInt8], SourceReadFailure> {
    var failure: SourceReadFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      switch unsafe read(at: range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer)) {
      case .success(let got): count = got
      case .failure(let found): failure = found
      }
    }
    if let failure { return .failure(failure) }
    if bytes.count < range.count {
      return .failure(SourceReadFailure(path: path, reason: .changing))
    }
    return .success(bytes)
  }
}
