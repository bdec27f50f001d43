import Citations
import Dispatch
import Synchronization
import TextStorage

// The index is made when somebody asks what the workspace cites, and looked at again whenever
// somebody asks anew: a look takes a stamp of every folder and every document, some milliseconds for
// thousands of them, and reads only what changed. So an answer is never behind the disk, and nobody
// pays who does not ask.

/// A folder in which documents are looked for.
package struct DocumentFolder: Hashable, Sendable {
  /// Absolute.
  package let path: String
  /// Whether the folders in it count too.
  package let isDeep: Bool

  package init(path: String, isDeep: Bool) {
    self.path = path
    self.isDeep = isDeep
  }

  /// Whether a file counts as one of the folder's.
  package func holds(_ file: String) -> Bool {
    isDeep ? PathText.isInside(file, path) : PathText.folder(of: file) == path
  }
}

/// The citing documents below some folders, as they are on disk.
package struct DocumentIndex: Sendable {
  /// How much is looked at.
  package struct Limits: Sendable {
    package var walk = Glob.Limits()
    /// Documents of all folders.
    package var documentCount = 20_000
    /// Bytes of the longest document that is read.
    package var documentSize = 1 << 24
    /// Bytes of all documents that are read.
    package var totalSize = 1 << 29

    package init() {}
  }

  /// What a walk found.
  private struct Walk {
    /// Citing documents, in order of their bytes.
    var documents: [String] = []
    /// Every `.bib` file, as a document of the workspace that names no bibliography has them.
    var bibliographies = GlobExpansion()
    /// Its folders as they were before.
    var stamps: [String: FileStamp?] = [:]
    /// Whether a folder may have changed since without a new stamp.
    var isRecent = false
  }

  private struct Known {
    /// `nil` for a file that could not be read.
    var document: IndexedDocument?
    var stamp: FileStamp
    /// Whether the file may have changed since without a new stamp.
    var isRecent: Bool
  }

  private let encoding: PositionEncoding
  private let limits: Limits
  private let reader = SourceReader()
  private var walks: [DocumentFolder: Walk] = [:]
  private var known: [String: Known] = [:]
  /// What the LaTeX documents define together: a thesis defines in one file how all of them cite.
  private var vocabulary = LaTeXVocabulary()
  /// What was read to find the sources of documents; `nil` while somebody has it.
  var memory: SourceResolver.Memory?
  /// Whether there are more documents than the limits allow; known after a look.
  package private(set) var isCut = false
  /// Rises with each look that found something else than the one before.
  package private(set) var revision = 0

  /// An index of nothing yet; `encoding` is that of all its places.
  package init(encoding: PositionEncoding, limits: Limits = Limits()) {
    self.encoding = encoding
    self.limits = limits
  }

  /// All documents, in order of their paths' bytes, each file once.
  package var documents: [IndexedDocument] {
    var seen: Set<FileIdentity> = []
    return known.keys.sorted(by: PathText.precedes).compactMap { path in
      guard let known = known[path], let document = known.document,
        seen.insert(known.stamp.identity).inserted
      else { return nil }
      return document
    }
  }

  /// What was read to find the sources of documents, as of now.
  mutating func takeMemory(in environment: SourceResolver.Environment) -> SourceResolver.Memory {
    var memory = self.memory ?? SourceResolver.Memory(in: environment)
    self.memory = nil
    memory.documents.beginMoment(knowing: expansions)
    return memory
  }

  /// What the patterns expand to by which bibliographies are found in the folders.
  private var expansions: [Glob: GlobExpansion] {
    var result: [Glob: GlobExpansion] = [:]
    for (folder, walk) in walks where folder.isDeep {
      result[Glob(SourceResolver.workspacePattern, in: folder.path)] = walk.bibliographies
    }
    return result
  }

  /// Brings the index up to date with the disk. `now` is in nanoseconds since 1970.
  ///
  /// O(folders + documents) calls to the system, and what changed is read.
  package mutating func look(at folders: [DocumentFolder], now: Int64? = nil) {
    let now = now ?? SystemCalls.now
    walks = walks.filter { folders.contains($0.key) }
    for folder in folders where walks[folder].map(DocumentIndex.isStale) ?? true {
      walks[folder] = walk(folder, now: now)
    }
    let paths = Set(walks.values.flatMap(\.documents)).sorted(by: PathText.precedes)
    isCut =
      paths.count > limits.documentCount || walks.values.contains(where: \.bibliographies.isCut)
    var old = known
    known = [:]
    var totalSize = 0
    var changed: [(path: String, stamp: FileStamp)] = []
    for path in paths.prefix(limits.documentCount) {
      guard let stamp = FileStamp(path: path) else { continue }
      totalSize += min(stamp.size, limits.documentSize)
      if totalSize > limits.totalSize {
        isCut = true
        break
      }
      if let same = old.removeValue(forKey: path), same.stamp == stamp, !same.isRecent {
        known[path] = same
      } else {
        changed.append((path, stamp))
      }
    }
    for ((path, stamp), document) in zip(changed, read(changed.map(\.path))) {
      known[path] = Known(
        document: document, stamp: stamp, isRecent: stamp.isRecent(at: now))
    }
    guard !changed.isEmpty || !old.isEmpty else { return }
    revision += 1
    shareVocabulary()
  }

  /// Reads the LaTeX documents again when what they define together has changed: once, and once more
  /// for a command that is defined by one of another file.
  private mutating func shareVocabulary() {
    for _ in 0..<2 {
      let paths = known.keys.filter { DocumentLanguage(path: $0) == .latex }
        .sorted(by: PathText.precedes)
      var shared = LaTeXVocabulary()
      for path in paths {
        if let own = known[path]?.document?.vocabulary { shared.formUnion(own) }
      }
      shared.followHandovers()
      if shared == vocabulary { return }
      vocabulary = shared
      for (path, document) in zip(paths, read(paths)) { known[path]?.document = document }
    }
  }

  private static func isStale(_ walk: Walk) -> Bool {
    walk.isRecent || walk.stamps.contains { FileStamp(path: $0.key) != $0.value }
  }

  private func walk(_ folder: DocumentFolder, now: Int64) -> Walk {
    let found = Glob(folder.isDeep ? "**/*" : "*", in: folder.path).expand(limits: limits.walk)
    var walk = Walk()
    for path in found.paths {
      if path.hasSuffix(".bib") || path.hasSuffix(".csl.json") {
        walk.bibliographies.paths.append(path)
      } else if let language = DocumentLanguage(path: path), language != .bibliography {
        walk.documents.append(path)
      }
    }
    walk.bibliographies.folders = found.folders
    walk.bibliographies.isCut = found.isCut
    for folder in found.folders {
      let stamp = FileStamp(path: folder)
      walk.stamps[folder] = stamp
      walk.isRecent = walk.isRecent || stamp?.isRecent(at: now) ?? false
    }
    return walk
  }

  /// What is at each of `paths`, read at the same time; `nil` for a file that cannot be read.
  private func read(_ paths: [String]) -> [IndexedDocument?] {
    let results = Mutex<[IndexedDocument?]>(Array(repeating: nil, count: paths.count))
    let (reader, encoding, size) = (reader, encoding, limits.documentSize)
    let vocabulary = vocabulary
    DispatchQueue.concurrentPerform(iterations: paths.count) { number in
      let path = paths[number]
      guard let language = DocumentLanguage(path: path),
        let text = try? reader.readText(path, sizeLimit: size).get()
      else { return }
      let bytes = text.contiguousBytes
      let found = citations(in: bytes, language: language, knowing: vocabulary)
      let document = IndexedDocument(path: path, citing: found, in: bytes, encoding: encoding)
      results.withLock { $0[number] = document }
    }
    return results.withLock { $0 }
  }
}
