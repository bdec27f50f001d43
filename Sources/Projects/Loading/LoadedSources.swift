import Bibliography
import Dispatch
import PaperIndex
import Synchronization
import TextStorage

/// A source that is in memory, or why it is not.
struct LoadedSource: Sendable {
  var result: Result<IndexedSource, SourceReadFailure>
  /// `nil` when the file could not be read.
  var stamp: FileStamp?
  /// A new number for each new value of `result`.
  var version: Int
  /// Where its words are, when they were stored.
  fileprivate var tables: StoredTables?
  /// A newer state that looks half written, until it stays as it is.
  fileprivate var held: HeldSource?

  var failure: SourceReadFailure? {
    guard case .failure(let failure) = result else { return nil }
    return failure
  }
}

/// A state of a file that looks as if somebody were still writing it.
private struct HeldSource: Sendable {
  let result: Result<IndexedSource, SourceReadFailure>
  let stamp: FileStamp?
  /// When a look first saw it so again, in nanoseconds since 1970.
  var since: Int64?
}

extension ParsedSource {
  /// Whether this looks like the beginning of what follows `old` in its file: nothing at all, or
  /// fewer entries with the last one open, where it was not. O(problems of the last block).
  fileprivate func looksHalfWritten(after old: ParsedSource) -> Bool {
    guard entryCount < old.entryCount else { return false }
    return blocks.allSatisfy { $0.byteCount == 0 } || isOpenAtEnd && !old.isOpenAtEnd
  }

  /// Whether the text ends within an entry.
  private var isOpenAtEnd: Bool {
    guard let last = blocks.last(where: { $0.byteCount > 0 }) else { return false }
    return (last.problems + problems).contains {
      $0.code.hasPrefix("unclosed-") || $0.code == "invalid-json"
    }
  }

  /// Whether both are kept in memory and were made of the same text.
  fileprivate func hasSameText(as other: ParsedSource) -> Bool {
    guard let text = text as? SourceText, let otherText = other.text as? SourceText else {
      return false
    }
    return format == other.format && encoding == other.encoding && text == otherText
  }
}

/// The sources that were read from disk, by path. Each is read once for all who use it.
///
/// Who writes a file in place makes it empty first and fills it piece by piece. A state that looks
/// half written is held back: the last good one counts until the file has stayed so for a while.
struct LoadedSources: Sendable {
  /// How long a file stays as it is before it counts although it looks half written, in nanoseconds.
  private static let patience: Int64 = 2_000_000_000

  private let reader: SourceReader
  private var loaded: [String: LoadedSource] = [:]
  private var stale: Set<String> = []
  /// Files that are not half written, whatever they look like.
  private var whole: Set<String> = []
  private var versionCount = 0

  init(reader: SourceReader) {
    self.reader = reader
  }

  subscript(path: String) -> LoadedSource? { loaded[path] }

  /// Reads `path` again at the next `load`; until then it is what it was. `isWhole` says that nobody
  /// is writing it.
  mutating func invalidate(_ path: String, isWhole: Bool = false) {
    guard loaded[path] != nil else { return }
    stale.insert(path)
    if isWhole { whole.insert(path) }
  }

  /// Whether a file looks half written and its last good state still counts.
  var isAnyHeld: Bool { loaded.values.contains { $0.held != nil } }

  /// Lets the files that look half written count which have stayed so long enough.
  mutating func settle(now: Int64) {
    for (path, source) in loaded {
      guard var held = source.held else { continue }
      if let since = held.since,
        now.subtractingReportingOverflow(since).partialValue >= LoadedSources.patience
      {
        set(held.result, stamp: held.stamp, at: path)
      } else {
        held.since = held.since ?? now
        loaded[path]?.held = held
      }
    }
  }

  /// Whether `path`, which is in memory, has come, gone, or become another file.
  func isReplaced(_ path: String) -> Bool {
    guard let source = loaded[path] else { return true }
    let now = FileStamp(path: path)
    if source.failure?.reason == .missing { return now != nil }
    guard let now else { return true }
    return source.stamp.map { $0.identity != now.identity } ?? false
  }

  /// Gives sources their words. `place` names a library that has the source at a path, whose macros
  /// and entries count for it, and the source's number there.
  mutating func addWords(
    to paths: [String], place: (String) -> (library: Library, number: Int)?
  ) {
    let jobs = paths.compactMap { path -> (path: String, source: IndexedSource)? in
      guard case .success(let source)? = loaded[path]?.result, !source.hasWords else { return nil }
      return (path, source)
    }
    let places = jobs.map { place($0.path) }
    let tables = jobs.map { loaded[$0.path]?.tables }
    let results = Mutex<[IndexedSource?]>(Array(repeating: nil, count: jobs.count))
    DispatchQueue.concurrentPerform(iterations: jobs.count) { number in
      let source = jobs[number].source
      let result =
        places[number].map { library, place in
          source.withWords(from: tables[number], in: library, number: place)
        } ?? source.withWords()
      results.withLock { $0[number] = result }
    }
    for (job, result) in zip(jobs, results.withLock({ $0 })) {
      guard let result, let old = loaded[job.path] else { continue }
      set(.success(result), stamp: old.stamp, at: job.path)
      loaded[job.path]?.held = old.held
    }
  }

  /// Forgets all sources but these.
  mutating func keep(_ paths: Set<String>) {
    loaded = loaded.filter { paths.contains($0.key) }
    stale.formIntersection(paths)
    whole.formIntersection(paths)
  }

  /// Reads what is not in memory or no longer valid, all at the same time; the paths it looked at.
  ///
  /// A file that is being written, and one whose text is as before, stays what it was.
  /// Those that are named in `formats` are read in that one.
  mutating func load(_ paths: [String], formats: [String: SourceFormat] = [:]) -> [String] {
    let wanted = paths.filter { loaded[$0] == nil || stale.contains($0) }
    guard !wanted.isEmpty else { return [] }
    stale.subtract(wanted)
    // A file that is in memory under another name.
    var byStamp: [FileStamp: LoadedSource] = [:]
    for source in loaded.values {
      if let stamp = source.stamp, case .success = source.result { byStamp[stamp] = source }
    }
    var missing: [String] = []
    for path in wanted {
      if loaded[path] == nil, let stamp = FileStamp(path: path), let same = byStamp[stamp] {
        loaded[path] = same
      } else {
        missing.append(path)
      }
    }
    for (path, result) in zip(missing, read(missing, formats)) { take(result, at: path) }
    return wanted
  }

  private func read(
    _ paths: [String], _ formats: [String: SourceFormat]
  ) -> [Result<ReadIndexed, SourceReadFailure>] {
    let results = Mutex<[Result<ReadIndexed, SourceReadFailure>?]>(
      Array(repeating: nil, count: paths.count))
    DispatchQueue.concurrentPerform(iterations: paths.count) { number in
      let path = paths[number]
      let reader = formats[path].map(reader.reading) ?? reader
      let result = reader.read(path).map {
        ReadIndexed(
          source: IndexedSource(name: path, source: $0.source), stamp: $0.stamp, tables: $0.tables)
      }
      results.withLock { $0[number] = result }
    }
    return results.withLock { $0 }.enumerated().map { number, result in
      result ?? .failure(SourceReadFailure(path: paths[number], reason: .changing))
    }
  }

  private struct ReadIndexed: Sendable {
    let source: IndexedSource
    let stamp: FileStamp
    let tables: StoredTables?
  }

  private mutating func take(_ result: Result<ReadIndexed, SourceReadFailure>, at path: String) {
    let old = loaded[path]
    let isWhole = whole.remove(path) != nil
    switch result {
    case .success(let read):
      if let old, case .success(let source) = old.result,
        source.source.hasSameText(as: read.source.source)
      {
        loaded[path]?.stamp = read.stamp
        loaded[path]?.held = nil
      } else if !isWhole, let old, case .success(let source) = old.result,
        read.source.source.looksHalfWritten(after: source.source)
      {
        hold(.success(read.source), stamp: read.stamp, at: path)
      } else {
        set(.success(read.source), stamp: read.stamp, at: path)
        loaded[path]?.tables = read.tables
      }
    case .failure(let failure):
      let isKept = old.map { failure.reason == .changing || $0.failure == failure } ?? false
      if isKept {
        loaded[path]?.stamp = LoadedSources.stamp(of: failure)
      } else if !isWhole, case .unknownFormat = failure.reason, let old, case .success = old.result
      {
        // The beginning of many formats is nothing that can be known.
        hold(.failure(failure), stamp: LoadedSources.stamp(of: failure), at: path)
      } else {
        set(.failure(failure), stamp: LoadedSources.stamp(of: failure), at: path)
      }
    }
  }

  /// Keeps a state that looks half written beside the one that counts.
  private mutating func hold(
    _ result: Result<IndexedSource, SourceReadFailure>, stamp: FileStamp?, at path: String
  ) {
    guard let old = loaded[path] else { return }
    let since = old.held.flatMap { $0.stamp == stamp ? $0.since : nil }
    loaded[path]?.held = HeldSource(result: result, stamp: stamp, since: since)
    loaded[path]?.stamp = stamp
  }

  /// The version of a file that could not be read; `nil` where another try may succeed although
  /// the file stays as it is.
  private static func stamp(of failure: SourceReadFailure) -> FileStamp? {
    switch failure.reason {
    case .changing, .unreadable, .missing: nil
    case .directory, .notARegularFile, .tooLarge, .unknownFormat: FileStamp(path: failure.path)
    }
  }

  private mutating func set(
    _ result: Result<IndexedSource, SourceReadFailure>, stamp: FileStamp?, at path: String
  ) {
    versionCount += 1
    loaded[path] = LoadedSource(result: result, stamp: stamp, version: versionCount)
  }
}
