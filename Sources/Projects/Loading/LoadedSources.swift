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

  var failure: SourceReadFailure? {
    guard case .failure(let failure) = result else { return nil }
    return failure
  }
}

extension ParsedSource {
  /// Whether both are kept in memory and were made of the same text.
  fileprivate func hasSameText(as other: ParsedSource) -> Bool {
    guard let text = text as? SourceText, let otherText = other.text as? SourceText else {
      return false
    }
    return format == other.format && encoding == other.encoding && text == otherText
  }
}

/// The sources that were read from disk, by path. Each is read once for all who use it.
struct LoadedSources: Sendable {
  private let reader: SourceReader
  private var loaded: [String: LoadedSource] = [:]
  private var stale: Set<String> = []
  private var versionCount = 0

  init(reader: SourceReader) {
    self.reader = reader
  }

  subscript(path: String) -> LoadedSource? { loaded[path] }

  /// Reads `path` again at the next `load`; until then it is what it was.
  mutating func invalidate(_ path: String) {
    if loaded[path] != nil { stale.insert(path) }
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
    let results = Mutex<[IndexedSource?]>(Array(repeating: nil, count: jobs.count))
    DispatchQueue.concurrentPerform(iterations: jobs.count) { number in
      let source = jobs[number].source
      let result =
        places[number].map { source.withWords(in: $0.library, number: $0.number) }
        ?? source.withWords()
      results.withLock { $0[number] = result }
    }
    for (job, result) in zip(jobs, results.withLock({ $0 })) {
      if let result { set(.success(result), stamp: loaded[job.path]?.stamp, at: job.path) }
    }
  }

  /// Forgets all sources but these.
  mutating func keep(_ paths: Set<String>) {
    loaded = loaded.filter { paths.contains($0.key) }
    stale.formIntersection(paths)
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
        ReadIndexed(source: IndexedSource(name: path, source: $0.source), stamp: $0.stamp)
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
  }

  private mutating func take(_ result: Result<ReadIndexed, SourceReadFailure>, at path: String) {
    let old = loaded[path]
    switch result {
    case .success(let read):
      if let old, case .success(let source) = old.result,
        source.source.hasSameText(as: read.source.source)
      {
        loaded[path]?.stamp = read.stamp
      } else {
        set(.success(read.source), stamp: read.stamp, at: path)
      }
    case .failure(let failure):
      let isKept = old.map { failure.reason == .changing || $0.failure == failure } ?? false
      if isKept {
        loaded[path]?.stamp = LoadedSources.stamp(of: failure)
      } else {
        set(.failure(failure), stamp: LoadedSources.stamp(of: failure), at: path)
      }
    }
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
