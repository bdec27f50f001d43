import PaperIndex

/// Sources in memory, and those that were read beside them to answer one question.
struct KnownSources {
  private let reader: SourceReader
  /// `nil` for one that cannot be read.
  private var sources: [String: IndexedSource?]

  init(_ sources: [String: IndexedSource], reader: SourceReader) {
    self.reader = reader
    self.sources = sources
  }

  /// The source at `path`, read when it is asked for first; `nil` when that fails.
  mutating func source(at path: String) -> IndexedSource? {
    if let known = sources[path] { return known }
    let source = try? reader.read(path).get().source
    let indexed = source.map { IndexedSource(name: path, source: $0) }
    sources[path] = .some(indexed)
    return indexed
  }
}
