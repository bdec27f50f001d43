#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A new folder under the system's temporary one, removed with all it holds when nobody holds it
/// any more.
final class TemporaryFolder {
  /// Absolute, links followed, without a slash at the end.
  let path: String

  /// Makes the folder with these files, contents by relative path; folders in between are made.
  init(_ files: [String: String] = [:]) {
    var template = Array("/tmp/refdesk-tests-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.flatMap { realpath($0, nil) }
    }
    precondition(made != nil, "No temporary folder can be made.")
    path = made.map { String(cString: $0) } ?? ""
    free(made)
    for (name, content) in files { write(name, content) }
  }

  deinit {
    TemporaryFolder.removeAll(path)
  }

  /// The absolute path of `name`.
  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file in place: its inode stays.
  func write(_ name: String, _ content: String) {
    write(name, bytes: Array(content.utf8))
  }

  func write(_ name: String, bytes: [UInt8]) {
    makeFolders(above: name)
    guard let file = fopen(path(name), "w") else { return }
    bytes.withUnsafeBufferPointer { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    fclose(file)
  }

  /// Replaces a file by another, as editors save.
  func replace(_ name: String, _ content: String) {
    write("\(name).new", content)
    rename(path("\(name).new"), path(name))
  }

  /// Gives `name` a time of `seconds` since 1970.
  func setTime(_ name: String, seconds: Int) {
    var times = [timespec(), timespec()]
    times[0].tv_sec = time_t(seconds)
    times[1].tv_sec = time_t(seconds)
    utimensat(AT_FDCWD, path(name), times, 0)
  }

  /// Gives a file or folder another name, whatever had that.
  func move(_ name: String, to other: String) { rename(path(name), path(other)) }

  func remove(_ name: String) { TemporaryFolder.removeAll(path(name)) }

  func makeFolder(_ name: String) {
    makeFolders(above: name)
    mkdir(path(name), 0o755)
  }

  func makeLink(_ name: String, to target: String) {
    makeFolders(above: name)
    symlink(target, path(name))
  }

  /// A file of zeros that takes no room on the disk.
  func makeSparse(_ name: String, byteCount: Int) {
    write(name, "")
    truncate(path(name), off_t(byteCount))
  }

  func makePipe(_ name: String) { mkfifo(path(name), 0o644) }

  func setMode(_ name: String, _ mode: UInt32) { chmod(path(name), mode_t(mode)) }

  private func makeFolders(above name: String) {
    var made = ""
    for part in name.split(separator: "/").dropLast() {
      made += "/\(part)"
      mkdir(path + made, 0o755)
    }
  }

  private static func removeAll(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    chmod(path, 0o755)
    if let stream = opendir(path) {
      var names: [String] = []
      while let item = readdir(stream) {
        let name = withUnsafeBytes(of: &item.pointee.d_name) { raw in
          String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { names.append(name) }
      }
      closedir(stream)
      for name in names { removeAll("\(path)/\(name)") }
    }
    rmdir(path)
  }
}

/// Whether the tests run as a user for whom no file is unreadable.
var isRoot: Bool { geteuid() == 0 }
