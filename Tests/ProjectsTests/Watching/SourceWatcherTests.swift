import Projects
import Testing

/// Stamps by path in place of a disk, and a clock that only looks move.
private struct Disk {
  var stamps: [String: FileStamp] = [:]
  var watcher = SourceWatcher()
  /// Far from all times of files.
  var now: Int64 = 1_000_000_000_000

  /// `time` in milliseconds.
  mutating func write(_ path: String, inode: UInt64 = 1, size: Int, time: Int64) {
    stamps[path] = FileStamp(
      identity: FileIdentity(device: 1, inode: inode), size: size, modified: time * 1_000_000)
  }

  mutating func watch(files: Set<String> = [], folders: Set<String> = []) {
    let stamps = stamps
    watcher.watch(files: files, folders: folders, now: now) { stamps[$0] }
  }

  /// Looks a second later; what is reported, with `…` when there may be more.
  mutating func look() -> [String] {
    now += 1_000_000_000
    let stamps = stamps
    let report = watcher.look(now: now) { stamps[$0] }
    return report.files + report.folders.map { "\($0)/" } + (report.isUnsettled ? ["…"] : [])
  }
}

@Suite struct SourceWatcherTests {
  @Test func `sees nothing where nothing happens`() {
    var disk = Disk()
    disk.write("a", size: 5, time: 1)
    disk.watch(files: ["a", "none"])
    #expect(disk.look() == [])
    #expect(disk.look() == [])
  }

  @Test func `sees a file that was written to, once`() {
    var disk = Disk()
    disk.write("a", size: 5, time: 1)
    disk.write("b", size: 5, time: 1)
    disk.watch(files: ["a", "b"])
    disk.write("a", size: 5, time: 2)
    disk.write("b", size: 6, time: 2)
    #expect(disk.look() == ["a", "b"])
    #expect(disk.look() == [])
  }

  @Test func `sees a file that another one replaced`() {
    var disk = Disk()
    disk.write("a", inode: 1, size: 5, time: 1)
    disk.watch(files: ["a"])
    disk.write("a", inode: 2, size: 5, time: 1)
    #expect(disk.look() == ["a"])
  }

  @Test func `sees a file that comes to be`() {
    var disk = Disk()
    disk.watch(files: ["a"])
    disk.write("a", size: 5, time: 1)
    #expect(disk.look() == ["a"])
  }

  @Test func `waits for one more look before a file is gone`() {
    var disk = Disk()
    disk.write("a", size: 5, time: 1)
    disk.watch(files: ["a"])
    disk.stamps["a"] = nil
    #expect(disk.look() == ["…"])
    #expect(disk.look() == ["a"])
    #expect(disk.look() == [])
  }

  @Test func `sees only what came back of a file that was away for a moment`() {
    var disk = Disk()
    disk.write("a", inode: 1, size: 5, time: 1)
    disk.watch(files: ["a"])
    disk.stamps["a"] = nil
    #expect(disk.look() == ["…"])
    disk.write("a", inode: 2, size: 6, time: 2)
    #expect(disk.look() == ["a"])
  }

  @Test func `waits while a file is cut and grows again`() {
    var disk = Disk()
    disk.write("a", size: 500, time: 1)
    disk.watch(files: ["a"])
    disk.write("a", size: 0, time: 2)
    #expect(disk.look() == ["…"])
    disk.write("a", size: 300, time: 3)
    #expect(disk.look() == ["…"])
    disk.write("a", size: 510, time: 4)
    #expect(disk.look() == ["a"])
  }

  @Test func `takes a shorter file once it is stable`() {
    var disk = Disk()
    disk.write("a", size: 500, time: 1)
    disk.watch(files: ["a"])
    disk.write("a", size: 0, time: 2)
    #expect(disk.look() == ["…"])
    #expect(disk.look() == ["a"])
  }

  @Test func `forgets a doubt when the file is as it was`() {
    var disk = Disk()
    disk.write("a", size: 500, time: 1)
    disk.watch(files: ["a"])
    let before = disk.stamps["a"]
    disk.stamps["a"] = nil
    #expect(disk.look() == ["…"])
    disk.stamps["a"] = before
    #expect(disk.look() == [])
    disk.stamps["a"] = nil
    #expect(disk.look() == ["…"])
  }

  @Test func `reports again what was read in the moment it was written`() {
    var disk = Disk()
    disk.now = 5_000_000_000
    disk.write("a", size: 5, time: 4990)
    disk.watch(files: ["a"])
    #expect(disk.look() == ["a"])
    #expect(disk.look() == [])
  }

  @Test func `counts changes from the version that was read`() {
    var disk = Disk()
    disk.write("a", size: 5, time: 1)
    disk.watch(files: ["a"])
    disk.write("a", size: 6, time: 2)
    let read = disk.stamps["a"]
    disk.watcher.note("a", read, now: disk.now)
    #expect(disk.look() == [])
    disk.watcher.note("a", nil, now: disk.now)
    #expect(disk.look() == ["a"])
  }

  @Test func `sees a folder that changed, came or went, at once`() {
    var disk = Disk()
    disk.write("f", size: 5, time: 1)
    disk.watch(folders: ["f", "g"])
    disk.write("f", size: 4, time: 2)
    disk.write("g", size: 4, time: 2)
    #expect(disk.look() == ["f/", "g/"])
    disk.stamps["f"] = nil
    #expect(disk.look() == ["f/"])
  }

  @Test func `keeps what it knows of a path that stays watched`() {
    var disk = Disk()
    disk.write("a", size: 5, time: 1)
    disk.watch(files: ["a"])
    disk.write("a", size: 6, time: 2)
    disk.watch(files: ["a", "b"])
    #expect(disk.look() == ["a"])
    disk.watch(files: ["b"])
    disk.write("a", size: 7, time: 3)
    #expect(disk.look() == [])
  }
}
