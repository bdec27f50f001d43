/// Which file it is, whatever path leads to it.
package struct FileIdentity: Hashable, Sendable {
  package let device: UInt64
  package let inode: UInt64

  package init(device: UInt64, inode: UInt64) {
    self.device = device
    self.inode = inode
  }

  /// The file behind `path`, links followed; `nil` when there is none. One call to the system.
  package init?(path: String) {
    guard let stamp = FileStamp(path: path) else { return nil }
    self = stamp.identity
  }
}

/// Which version of which file it is.
package struct FileStamp: Hashable, Sendable {
  package let identity: FileIdentity
  /// In bytes.
  package let size: Int
  /// When the content last changed, in nanoseconds since 1970.
  package let modified: Int64

  package init(identity: FileIdentity, size: Int, modified: Int64) {
    self.identity = identity
    self.size = size
    self.modified = modified
  }

  /// The stamp of what is behind `path`, links followed; `nil` when nothing is. One call to the
  /// system.
  package init?(path: String) {
    guard case .success(let status) = SystemCalls.status(of: path) else { return nil }
    self = status.stamp
  }

  /// Whether another change could have happened without changing the stamp.
  ///
  /// File systems tick in up to ten milliseconds: what is written twice within one tick keeps its
  /// time. `now` is in nanoseconds since 1970.
  func isRecent(at now: Int64) -> Bool {
    FileStamp.isRecent(modified, at: now, tick: 50_000_000)
  }

  /// Whether another change could have happened at that time, in a file system that ticks so often.
  static func isRecent(_ time: Int64, at now: Int64, tick: Int64) -> Bool {
    let (age, overflows) = now.subtractingReportingOverflow(time)
    return !overflows && age < tick && age > -2_000_000_000
  }
}

/// What `stat` says of a file.
struct FileStatus: Sendable {
  enum Kind: Sendable {
    case regular, folder, other
  }

  let kind: Kind
  let stamp: FileStamp
  /// When anything of it last changed, its permissions and times too, in nanoseconds since 1970.
  let changed: Int64
  /// Who may read and write it, as the system numbers it.
  let permissions: UInt32
}
