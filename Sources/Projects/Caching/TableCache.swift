import Bibliography
import PaperIndex
import TextStorage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// Tables of large sources, kept on disk so that they need not be made again:
//
//     refdesk/                                       where the system keeps caches
//       5f3a….source                                 of a path: which version of it has which content
//       9c01…-7500000-77ab….tables                   of a content, its length and the program
//
// What is asked for first is the version: where it is the one noted, no more of the source is read than its
// beginning, and the blocks that give entries further keys. A file that has another time and the same length
// is hashed, and may be the same after all, as after a checkout. Files are written beside their place, each
// writer under a name of its own, and renamed; and each page has a hash, so that one that is damaged is found
// and made again.

/// The tables of large sources on disk.
package struct TableCache: Sendable {
  /// What is kept.
  package struct Options: Sendable {
    /// Sources with fewer bytes are read faster than it is worth to keep them.
    package var leastSourceSize = 8 << 20
    /// All tables together take at most this many bytes when they are written; the ones not used for longest
    /// go, but none that was used within a day.
    package var sizeLimit = 1 << 30
    /// How often the times of files tick, in nanoseconds, but for those that say that they tick less often.
    var tick: Int64 = 50_000_000

    package init() {}
  }

  private let folder: String
  private let options: Options
  /// Stands for the program: what one has stored, no other reads.
  private let program: UInt64

  /// A cache in a folder, which is made when something is kept; `nil` where it cannot be said which
  /// program this is.
  package init?(folder: String, options: Options = Options()) {
    guard let program = TableCache.programStatus else { return nil }
    self.init(
      folder: folder, options: options, program: program.stamp, changed: program.changed)
  }

  init(folder: String, options: Options, program: FileStamp, changed: Int64) {
    self.folder = folder
    self.options = options
    let facts = [
      program.identity.inode, UInt64(truncatingIfNeeded: program.size),
      UInt64(truncatingIfNeeded: program.modified), UInt64(truncatingIfNeeded: changed),
    ]
    self.program = ByteHash.hash(facts.span.bytes)
  }

  /// Which version of which file the running program is.
  private static var programStatus: FileStatus? {
    #if os(Linux)
      return try? SystemCalls.status(of: "/proc/self/exe").get()
    #else
      return Bundle.main.executablePath.flatMap { try? SystemCalls.status(of: $0).get() }
    #endif
  }

  /// The user's: in `REFDESK_CACHE`, and nowhere where that is empty, else where the system keeps caches.
  package static var ofUser: TableCache? {
    if let folder = SystemCalls.environmentValue("REFDESK_CACHE") {
      return PathText.isAbsolute(folder) ? TableCache(folder: folder) : nil
    }
    if let folder = SystemCalls.environmentValue("XDG_CACHE_HOME"), PathText.isAbsolute(folder) {
      return TableCache(folder: PathText.join(folder, "refdesk"))
    }
    guard let home = SystemCalls.homeFolder else { return nil }
    #if os(macOS)
      return TableCache(folder: PathText.join(home, "Library/Caches/refdesk"))
    #else
      return TableCache(folder: PathText.join(home, ".cache/refdesk"))
    #endif
  }

  // MARK: Taking

  /// The tables of the source in an open file, whose text is `text`; `nil` when there are none. Reads the
  /// file only where it was written anew with the same length.
  func tables(of file: OpenFile, text: StreamedText) -> StoredTables? {
    guard file.stamp.size >= options.leastSourceSize else { return nil }
    let notePath = notePath(of: file.path)
    if let note = SourceNote(at: notePath), note.isOf(file) {
      SystemCalls.touch(notePath)
      return tables(ofContent: note.content, size: note.stamp.size)
    }
    guard hasTables(ofSize: file.stamp.size), let content = ContentHash.hash(of: text),
      let tables = tables(ofContent: content, size: file.stamp.size)
    else { return nil }
    note(content, of: file)
    return tables
  }

  private func tables(ofContent content: UInt64, size: Int) -> StoredTables? {
    let path = tablesPath(ofContent: content, size: size)
    guard let tables = StoredTables(at: path, program: program) else { return nil }
    SystemCalls.touch(path)
    return tables
  }

  /// Whether tables of any source of that length are there.
  private func hasTables(ofSize size: Int) -> Bool {
    var isFound = false
    let end = "-\(String(size, radix: 16))-\(CacheName.digits(program)).tables"
    SystemCalls.forEachName(inFolder: folder) { name, _ in
      isFound = name.hasSuffix(end)
      return !isFound
    }
    return isFound
  }

  // MARK: Keeping

  /// Keeps the tables of a source, if it is large and on disk as it was read. Linear in what is not there
  /// yet. What cannot be written, or has no place beside what is used, is not kept.
  package func store(_ source: IndexedSource) {
    guard takes(source), let text = source.source.text as? StreamedText, let file = text.file,
      file.isUntouched, !file.mayChangeUnseen(tick: options.tick),
      FileStamp(path: file.path) == file.stamp
    else { return }
    let note = SourceNote(at: notePath(of: file.path)).flatMap { $0.isOf(file) ? $0 : nil }
    if let note, hasTables(of: source, content: note.content, size: text.byteCount) { return }
    // Tables of a .bib take a third of it or less; others have the values, too.
    let estimate = source.source.format == .bibTeX ? text.byteCount / 3 : text.byteCount
    guard removeOldest() + estimate <= options.sizeLimit, let output = newFile(),
      SystemCalls.hasRoom(for: 2 * estimate, in: folder)
    else { return }
    guard let content = note?.content ?? ContentHash.hash(of: text), file.isUntouched else {
      return
    }
    if !hasTables(of: source, content: content, size: text.byteCount) {
      var writer = StoredTablesWriter(output, program: program, sizeLimit: options.sizeLimit)
      // What was hashed is what was scanned: nobody has written to the file from then till now.
      guard writer.write(source), file.isUntouched,
        output.finish(as: tablesPath(ofContent: content, size: text.byteCount))
      else { return }
    }
    if note == nil { self.note(content, of: file) }
    removeOldest()
  }

  /// Whether a source is one whose tables are kept.
  func takes(_ source: IndexedSource) -> Bool {
    source.source.text.byteCount >= options.leastSourceSize && source.source.text is StreamedText
  }

  /// Whether the tables of a content are there, and its words where the source has them to give.
  private func hasTables(of source: IndexedSource, content: UInt64, size: Int) -> Bool {
    let tables = StoredTables(at: tablesPath(ofContent: content, size: size), program: program)
    return tables.map { $0.hasWords || !source.hasOwnWords } ?? false
  }

  /// Notes which content a version of a file has, unless it could have been written to without that
  /// showing.
  private func note(_ content: UInt64, of file: OpenFile) {
    guard file.isUntouched, !file.mayChangeUnseen(tick: options.tick), let output = newFile() else {
      return
    }
    let note = SourceNote(
      path: file.path, stamp: file.stamp, changed: file.changed, content: content)
    if note.write(to: output) { _ = output.finish(as: notePath(of: file.path)) }
  }

  /// A file that has no place yet, in the folder, which is made.
  private func newFile() -> CacheFile? {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return CacheFile(in: folder)
  }

  // MARK: Bounds

  /// Notes take little, but each path ever read has one.
  private static let noteLimit = 1000
  /// Who writes has written within that time, or was interrupted: ten minutes.
  private static let writingTime: Int64 = 600_000_000_000
  /// What was used within that time is not given up for something else: a day.
  private static let usingTime: Int64 = 86_400_000_000_000
  /// Who has not used tables for that long does not wait for them: ninety days.
  private static let keepingTime: Int64 = 7_776_000_000_000_000

  private struct Kept {
    let path: String
    let size: Int
    /// How long ago it was used, in nanoseconds; a time to come is no use.
    let age: Int64

    init(path: String, _ stamp: FileStamp, now: Int64) {
      self.path = path
      size = stamp.size
      let age = now &- stamp.modified
      self.age = age < -TableCache.writingTime ? .max : age
    }
  }

  /// Removes the files used longest ago that are too many, and what was left half written. Touches no
  /// file that has not a name of ours. Bytes of what is left and in use.
  @discardableResult private func removeOldest() -> Int {
    var kept: [CacheName.Kind: [Kept]] = [:]
    let now = SystemCalls.now
    SystemCalls.forEachName(inFolder: folder) { name, _ in
      let path = PathText.join(folder, name)
      guard let kind = CacheName.kind(of: name), let stamp = FileStamp(path: path) else {
        return true
      }
      kept[kind, default: []].append(Kept(path: path, stamp, now: now))
      return true
    }
    var size = 0
    var usedSize = 0
    for file in kept[.unfinished] ?? [] {
      if file.age > TableCache.writingTime {
        SystemCalls.remove(file.path)
      } else {
        size = size.addingReportingOverflow(file.size).partialValue
        usedSize = size
      }
    }
    for file in (kept[.tables] ?? []).sorted(by: { $0.age < $1.age }) {
      let sum = size.addingReportingOverflow(file.size).partialValue
      if sum > options.sizeLimit || file.age > TableCache.keepingTime {
        SystemCalls.remove(file.path)
      } else {
        size = sum
        if file.age < TableCache.usingTime { usedSize = size }
      }
    }
    let notes = (kept[.note] ?? []).sorted { $0.age < $1.age }
    for file in notes.dropFirst(TableCache.noteLimit) { SystemCalls.remove(file.path) }
    return usedSize
  }

  // MARK: Names

  private func notePath(of path: String) -> String {
    let bytes = Array(path.utf8)
    return PathText.join(folder, CacheName.digits(ByteHash.hash(bytes.span.bytes)) + ".source")
  }

  private func tablesPath(ofContent content: UInt64, size: Int) -> String {
    let names = [CacheName.digits(content), String(size, radix: 16), CacheName.digits(program)]
    return PathText.join(folder, names.joined(separator: "-") + ".tables")
  }
}
