// Files are watched by asking for their stamps, whatever the client announces: a microsecond each.
// A look compares the stamps with those of the last one. Two things make it more than that:
//
// - Who writes a file in place first makes it empty. A file that is suddenly shorter, or gone, keeps
//   its last good state until two looks in a row see the same.
// - File systems tick in milliseconds. What was written just before it was read may be written again
//   without a new stamp, and is reported once more when its tick is over.

/// Tells which files and folders changed since the last look.
package struct SourceWatcher: Sendable {
  /// What a look saw.
  package struct Report: Sendable, Equatable {
    /// Files that changed, came or went; in order of their bytes.
    package var files: [String] = []
    package var folders: [String] = []
    /// Whether something is not reported yet: look again soon.
    package var isUnsettled = false

    package init() {}

    package var isEmpty: Bool { files.isEmpty && folders.isEmpty }
  }

  fileprivate struct Known: Sendable {
    /// `nil`: there was nothing.
    var stamp: FileStamp?
    /// Whether the stamp could hide a change.
    var isRecent: Bool
    /// A shorter state that was seen once.
    var doubtful: FileStamp??
  }

  private var files: [String: Known] = [:]
  private var folders: [String: Known] = [:]

  package init() {}

  /// Watches these paths and no others. What was watched before keeps what is known of it; the rest
  /// is taken as it is now. `stamp` asks the disk, `now` is in nanoseconds since 1970.
  package mutating func watch(
    files: Set<String>, folders: Set<String>, now: Int64, stamp: (String) -> FileStamp?
  ) {
    func known(_ paths: Set<String>, _ old: [String: Known]) -> [String: Known] {
      var result: [String: Known] = [:]
      result.reserveCapacity(paths.count)
      for path in paths { result[path] = old[path] ?? Known(stamp(path), now: now) }
      return result
    }
    self.files = known(files, self.files)
    self.folders = known(folders, self.folders)
  }

  /// Says which version of a file was read: changes count from that one.
  package mutating func note(_ path: String, _ stamp: FileStamp?, now: Int64) {
    if files[path] != nil { files[path] = Known(stamp, now: now) }
  }

  /// Compares all watched paths with what is known of them. `stamp` asks the disk.
  ///
  /// What is reported is known from then on.
  package mutating func look(now: Int64, stamp: (String) -> FileStamp?) -> Report {
    var report = Report()
    for (path, known) in files {
      var known = known
      if known.look(stamp(path), now: now, isFolder: false, &report.isUnsettled) {
        report.files.append(path)
      }
      files[path] = known
    }
    for (path, known) in folders {
      var known = known
      if known.look(stamp(path), now: now, isFolder: true, &report.isUnsettled) {
        report.folders.append(path)
      }
      folders[path] = known
    }
    report.files.sort(by: PathText.precedes)
    report.folders.sort(by: PathText.precedes)
    return report
  }
}

extension SourceWatcher.Known {
  fileprivate init(_ stamp: FileStamp?, now: Int64) {
    self.init(stamp: stamp, isRecent: stamp?.isRecent(at: now) ?? false, doubtful: nil)
  }

  /// Takes what is seen now; whether that is to be reported.
  fileprivate mutating func look(
    _ seen: FileStamp?, now: Int64, isFolder: Bool, _ isUnsettled: inout Bool
  ) -> Bool {
    if seen == stamp {
      doubtful = nil
      guard isRecent else { return false }
      isRecent = seen?.isRecent(at: now) ?? false
      isUnsettled = isUnsettled || isRecent
      return !isRecent
    }
    if !isFolder, let stamp, seen.map({ $0.size < stamp.size }) ?? true, doubtful != .some(seen) {
      doubtful = .some(seen)
      isUnsettled = true
      return false
    }
    self = Self(seen, now: now)
    isUnsettled = isUnsettled || isRecent
    return true
  }
}
