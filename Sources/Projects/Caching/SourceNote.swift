import Bibliography

/// Which content a version of a file has.
struct SourceNote {
  /// Changes with what a note says.
  private static let seed: UInt64 = 0x7265_6664_6573_6B01
  /// No note is longer.
  private static let sizeLimit = 1 << 16

  let path: String
  let stamp: FileStamp
  /// When anything of the file last changed, its times too.
  let changed: Int64
  /// As `ContentHash` has it.
  let content: UInt64

  init(path: String, stamp: FileStamp, changed: Int64, content: UInt64) {
    self.path = path
    self.stamp = stamp
    self.changed = changed
    self.content = content
  }

  /// The note at a path; `nil` when there is none that is as it was written.
  init?(at notePath: String) {
    guard case .success(let file) = OpenFile.open(notePath, sizeLimit: SourceNote.sizeLimit)
    else { return nil }
    var reader = ColumnReader(seed: SourceNote.seed, byteCount: file.stamp.size) {
      try? file.bytes(in: $0).get()
    }
    path = reader.string()
    let numbers: [UInt64] = reader.column()
    guard reader.isComplete, numbers.count == 6 else { return nil }
    stamp = FileStamp(
      identity: FileIdentity(device: numbers[0], inode: numbers[1]),
      size: Int(truncatingIfNeeded: numbers[2]), modified: Int64(truncatingIfNeeded: numbers[3]))
    changed = Int64(truncatingIfNeeded: numbers[4])
    content = numbers[5]
  }

  /// Whether it is of that version of that file.
  func isOf(_ file: OpenFile) -> Bool {
    path == file.path && stamp == file.stamp && changed == file.changed
  }

  func write(to output: CacheFile) -> Bool {
    var writer = ColumnWriter(seed: SourceNote.seed) { output.write($0) }
    writer.append(path)
    writer.append([
      stamp.identity.device, stamp.identity.inode, UInt64(truncatingIfNeeded: stamp.size),
      UInt64(truncatingIfNeeded: stamp.modified), UInt64(truncatingIfNeeded: changed), content,
    ])
    return writer.finish()
  }
}
