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
// What is asked for first is the version: where it is the one noted, nothing of the source is read. A file
// that has another time and the same length is hashed, and may be the same after all, as after a checkout.
// Files are written beside their place and renamed, so that who reads or writes at the same time sees one or
// the other; and each page has a hash, so that one that is damaged is found and made again.

/// The tables of large sources on disk.
package struct TableCache: Sendable {
  /// What is kept.
  package struct Options: Sendable {
    /// Sources with fewer bytes are read faster than it is worth to keep them.
    package var leastSourceSize = 8 << 20
    /// All tables take at most this many bytes; the ones not used for longest go.
    package var sizeLimit = 1 << 30

    package init() {}
  }

  private let folder: String
  private let options: Options
  /// Stands for the program: what one has stored, no other reads.
  private let program: UInt64

  /// A cache in a folder, which is made when something is kept; `nil` where it cannot be said which
  /// program this is.
  package init?(folder: String, options: Options = Options()) {
    guard let program = SystemCalls.programStamp else { return nil }
    self.init(folder: folder, options: options, program: program)
  }

  init(folder: String, options: Options, program: FileStamp) {
    self.folder = folder
    self.options = options
    let facts = [
      program.identity.inode, UInt64(truncatingIfNeeded: program.size),
      UInt64(truncatingIfNeeded: program.modified),
    ]
    self.program = ByteHash.hash(facts.span.bytes)
  }

  /// The user's: in `REFDESK_CACHE`, and nowhere where that is empty, else where the system keeps caches.
  package static var ofUser: TableCache? {
    if let folder = SystemCalls.environmentValue("REFDESK_CACHE") {
      return folder.hasPrefix("/") ? TableCache(folder: folder) : nil
    }
    if let folder = SystemCalls.environmentValue("XDG_CACHE_HOME"), folder.hasPrefix("/") {
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
    if let note = SourceNote(at: notePath(of: file.path)), note.isOf(file) {
      return tables(ofContent: note.content, size: note.stamp.size)
    }
    guard hasTables(ofSize: file.stamp.size), let content = ContentHash.hash(of: text),
      let tables = tables(ofContent: content, size: file.stamp.size)
    else { return nil }
    note(content, of: file, now: SystemCalls.now)
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
    let end = "-\(String(size, radix: 16))-\(TableCache.digits(program)).tables"
    SystemCalls.forEachName(inFolder: folder) { name, _ in
      isFound = name.hasSuffix(end)
      return !isFound
    }
    return isFound
  }

  // MARK: Keeping

  /// Keeps the tables of the large sources of a library that are on disk as they were read; `now` is in
  /// nanoseconds since 1970. Linear in what is not there yet; what cannot be written is not kept.
  package func store(_ library: Library, now: Int64? = nil) {
    let now = now ?? SystemCalls.now
    var hasStored = false
    for (number, member) in library.members.enumerated() {
      guard let text = text(of: member.source) else { continue }
      if store(member.source, text: text, in: library, number: number, now: now) {
        hasStored = true
      }
    }
    if hasStored { removeOldest(now: now) }
  }

  /// Whether any source of a library is one whose tables are kept.
  func takesAny(of library: Library) -> Bool {
    library.members.contains { text(of: $0.source) != nil }
  }

  /// The text of a source that is on disk as it was read, and large.
  private func text(of source: IndexedSource) -> StreamedText? {
    guard let text = source.source.text as? StreamedText,
      text.byteCount >= options.leastSourceSize
    else { return nil }
    return text
  }

  private func store(
    _ source: IndexedSource, text: StreamedText, in library: Library, number: Int, now: Int64
  ) -> Bool {
    guard let file = text.opened, FileStamp(path: file.path) == file.stamp else { return false }
    let hasWords = source.hasOwnWords(in: library, number: number)
    let note = SourceNote(at: notePath(of: file.path))
    let isNoted = note?.isOf(file) ?? false
    guard let content = isNoted ? note?.content : ContentHash.hash(of: text) else { return false }
    let path = tablesPath(ofContent: content, size: text.byteCount)
    var isNew = false
    if StoredTables(at: path, program: program).map({ hasWords && !$0.hasWords }) ?? true {
      guard makeFolder() else { return false }
      isNew = write(path) { descriptor in
        var writer = StoredTablesWriter(descriptor: descriptor, program: program)
        return writer.write(source, withWords: hasWords) && file.isUnchanged
      }
      guard isNew else { return false }
    }
    if !isNoted { self.note(content, of: file, now: now) }
    return isNew
  }

  /// Notes which content a version of a file has, unless it could still be written to without that
  /// showing.
  private func note(_ content: UInt64, of file: OpenFile, now: Int64) {
    guard file.isUnchanged, !file.stamp.isRecent(at: now),
      !FileStamp.isRecent(file.changed, at: now)
    else { return }
    let note = SourceNote(
      path: file.path, stamp: file.stamp, changed: file.changed, content: content)
    _ = write(notePath(of: file.path)) { note.write(to: $0) }
  }

  /// Writes a file beside its place, and puts it there when all of it is written.
  private func write(_ path: String, _ body: (Int32) -> Bool) -> Bool {
    let temporary = "\(path).\(SystemCalls.processID).tmp"
    guard case .success(let descriptor) = SystemCalls.openForWriting(temporary, permissions: 0o600)
    else { return false }
    let isWritten = body(descriptor)
    SystemCalls.closeDescriptor(descriptor)
    if isWritten, case .success = SystemCalls.rename(temporary, to: path) { return true }
    SystemCalls.remove(temporary)
    return false
  }

  private func makeFolder() -> Bool {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      return true
    } catch {
      return false
    }
  }

  // MARK: Bounds

  /// Notes take little, but each path ever read has one.
  private static let noteLimit = 1000
  /// Who writes is done after that, or was interrupted.
  private static let writingTime: Int64 = 3_600_000_000_000
  /// Who has not used tables for that long does not wait for them: ninety days.
  private static let keepingTime: Int64 = 7_776_000_000_000_000

  private struct Kept {
    let path: String
    let size: Int
    let used: Int64
  }

  /// Removes the files used longest ago that are too many, and what was left half written.
  private func removeOldest(now: Int64) {
    var tables: [Kept] = []
    var notes: [Kept] = []
    SystemCalls.forEachName(inFolder: folder) { name, _ in
      let path = PathText.join(folder, name)
      guard let stamp = FileStamp(path: path) else { return true }
      let kept = Kept(path: path, size: stamp.size, used: stamp.modified)
      if name.hasSuffix(".tables") { tables.append(kept) }
      if name.hasSuffix(".source") { notes.append(kept) }
      if name.hasSuffix(".tmp"), now &- stamp.modified > TableCache.writingTime {
        SystemCalls.remove(path)
      }
      return true
    }
    tables.sort { $0.used > $1.used }
    notes.sort { $0.used > $1.used }
    var size = 0
    for kept in tables {
      size = size.addingReportingOverflow(kept.size).partialValue
      if size > options.sizeLimit || now &- kept.used > TableCache.keepingTime {
        SystemCalls.remove(kept.path)
      }
    }
    for kept in notes.dropFirst(TableCache.noteLimit) { SystemCalls.remove(kept.path) }
  }

  // MARK: Names

  private func notePath(of path: String) -> String {
    let bytes = Array(path.utf8)
    return PathText.join(folder, TableCache.digits(ByteHash.hash(bytes.span.bytes)) + ".source")
  }

  private func tablesPath(ofContent content: UInt64, size: Int) -> String {
    let names = [TableCache.digits(content), String(size, radix: 16), TableCache.digits(program)]
    return PathText.join(folder, names.joined(separator: "-") + ".tables")
  }

  private static func digits(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
