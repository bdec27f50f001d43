import Bibliography
import Dispatch
import PaperIndex
import Synchronization

// One file holds the tables of one content, in parts that are read each by itself:
//
//     blocks 0…511 | blocks 512…1023 | … | words | directory | where that begins (8) | mark (8)

/// What stands in a file of tables beside them, and where.
struct TableDirectory {
  /// Stands at the end of each such file, and changes with what it says.
  static let mark: UInt64 = 0x7265_6664_6573_6B02
  /// Bytes behind the directory.
  static let tailSize = 16
  /// Seeds of parts count from the program's.
  static let wordSeed: UInt64 = 1 << 40
  static let directorySeed: UInt64 = 1 << 41
  /// Those of blocks are so far apart that no page of one can be taken for one of another.
  static let blockSeedStep: UInt64 = 1 << 20

  var format: SourceFormat
  var problems: [Problem] = []
  /// How many blocks each part has, and where it ends.
  var blockCounts: [Int] = []
  var blockEnds: [Int] = []
  /// Just past the words; as the last of `blockEnds` where there are none.
  var wordEnd = 0

  init(format: SourceFormat) { self.format = format }

  func store(in writer: inout ColumnWriter) {
    writer.append(format.rawValue)
    writer.append(problems)
    writer.append(blockCounts)
    writer.append(blockEnds)
    writer.append(wordEnd)
  }

  /// `nil` when it is not as it was written.
  init?(from reader: inout ColumnReader) {
    guard let format = SourceFormat(rawValue: reader.string()) else { return nil }
    self.format = format
    problems = reader.problems()
    blockCounts = reader.column()
    blockEnds = reader.column()
    wordEnd = reader.number()
    guard reader.isComplete, blockCounts.count == blockEnds.count else { return nil }
  }
}

/// The tables of one source on disk.
struct StoredTables: Sendable {
  private let path: String
  private let stamp: FileStamp
  private let directory: TableDirectory
  private let program: UInt64

  /// The tables at a path, stored by that program; `nil` when there are none.
  init?(at path: String, program: UInt64) {
    guard case .success(let file) = OpenFile.open(path, sizeLimit: Int.max),
      file.stamp.size >= TableDirectory.tailSize,
      case .success(let tail) = file.bytes(
        in: (file.stamp.size - TableDirectory.tailSize)..<file.stamp.size)
    else { return nil }
    func word(_ start: Int) -> UInt64 {
      tail[start..<(start + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    guard word(8) == TableDirectory.mark, let start = Int(exactly: word(0)),
      let directory = StoredTables.read(
        start..<max(start, file.stamp.size - TableDirectory.tailSize), of: file,
        seed: program &+ TableDirectory.directorySeed,
        { TableDirectory(from: &$0) })
    else { return nil }
    self.path = path
    stamp = file.stamp
    self.directory = directory
    self.program = program
  }

  var format: SourceFormat { directory.format }

  var hasWords: Bool { directory.wordEnd > blockEnd }

  private var blockEnd: Int { directory.blockEnds.last ?? 0 }

  /// The file, which nobody holds open in between: there may be many.
  private var opened: OpenFile? {
    guard case .success(let file) = OpenFile.open(path, sizeLimit: stamp.size),
      file.stamp.identity == stamp.identity, file.stamp.size == stamp.size
    else { return nil }
    return file
  }

  /// The source with that text; `nil`, and the file is removed, when it is not as it was written.
  /// Linear, on all processors.
  func source(of text: StreamedText) -> ParsedSource? {
    guard let file = opened else { return nil }
    let parts = Mutex([[EntryBlock]?](repeating: nil, count: directory.blockEnds.count))
    DispatchQueue.concurrentPerform(iterations: directory.blockEnds.count) { part in
      let start = part == 0 ? 0 : directory.blockEnds[part - 1]
      let count = directory.blockCounts[part]
      let seed = program &+ UInt64(truncatingIfNeeded: part) &* TableDirectory.blockSeedStep
      let blocks = StoredTables.read(
        start..<max(start, directory.blockEnds[part]), of: file, seed: seed
      ) { reader -> [EntryBlock]? in
        var blocks: [EntryBlock] = []
        while blocks.count < count, reader.isGood { blocks.append(EntryBlock(from: &reader)) }
        return reader.isComplete && blocks.allSatisfy(\.isConsistent) ? blocks : nil
      }
      parts.withLock { $0[part] = blocks }
    }
    let blocks = parts.withLock { $0 }
    let found = blocks.compactMap { $0 }.flatMap { $0 }
    guard blocks.allSatisfy({ $0 != nil }), text.byteCount == found.reduce(0, { $0 + $1.byteCount })
    else {
      SystemCalls.remove(path)
      return nil
    }
    return ParsedSource(
      format: directory.format, text: text, blocks: found, problems: directory.problems)
  }

  /// A source that these are the tables of, with its words; `nil` where these are not stored, or not what
  /// they would be in the library, whose member `number` it is. Linear.
  func withWords(
    _ source: IndexedSource, in library: Library, number: Int
  ) -> IndexedSource? {
    guard hasWords, let file = opened else { return nil }
    return StoredTables.read(
      blockEnd..<directory.wordEnd, of: file, seed: program &+ TableDirectory.wordSeed
    ) { reader in
      let result = source.withWords(from: &reader, in: library, number: number)
      if !reader.isGood { SystemCalls.remove(path) }
      return result
    }
  }

  /// What `body` reads of a part of a file.
  private static func read<Value>(
    _ range: Range<Int>, of file: OpenFile, seed: UInt64,
    _ body: (inout ColumnReader) -> Value?
  ) -> Value? {
    guard range.clamped(toCount: file.stamp.size) == range else { return nil }
    var reader = ColumnReader(seed: seed, byteCount: range.count) { part in
      let start = range.lowerBound + part.lowerBound
      return try? file.bytes(in: start..<(start + part.count)).get()
    }
    return body(&reader)
  }
}

extension IndexedSource {
  /// This source with words: those that were stored for it, where they hold in the library, whose member
  /// `number` it is, or else made anew.
  func withWords(
    from tables: StoredTables?, in library: Library, number: Int
  ) -> IndexedSource {
    tables?.withWords(self, in: library, number: number)
      ?? withWords(in: library, number: number)
  }
}

/// Writes the tables of a source.
struct StoredTablesWriter {
  /// Blocks of a part: some thirty megabytes of a source.
  private static let partSize = 512

  private let output: CacheFile
  private let program: UInt64
  private let sizeLimit: Int

  /// A writer that gives up when the file has more than `sizeLimit` bytes.
  init(_ output: CacheFile, program: UInt64, sizeLimit: Int) {
    self.output = output
    self.program = program
    self.sizeLimit = sizeLimit
  }

  /// Writes all of it, words where they are the source's own. Whether it went well.
  mutating func write(_ indexed: IndexedSource) -> Bool {
    let source = indexed.source
    var directory = TableDirectory(format: source.format)
    directory.problems = source.problems
    var start = 0
    while start < source.blocks.count {
      let end = min(source.blocks.count, start + StoredTablesWriter.partSize)
      let part = UInt64(truncatingIfNeeded: directory.blockEnds.count)
      let isGood = append(
        seed: part &* TableDirectory.blockSeedStep, to: &directory.wordEnd
      ) { writer in
        for block in start..<end { source.blocks[block].store(in: &writer) }
      }
      guard isGood else { return false }
      directory.blockCounts.append(end - start)
      directory.blockEnds.append(directory.wordEnd)
      start = end
    }
    if indexed.hasOwnWords {
      let isGood = append(seed: TableDirectory.wordSeed, to: &directory.wordEnd) {
        indexed.storeWords(in: &$0)
      }
      guard isGood else { return false }
    }
    var end = directory.wordEnd
    var tail: [UInt8] = []
    for var word in [UInt64(truncatingIfNeeded: end), TableDirectory.mark] {
      for _ in 0..<8 {
        tail.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
    }
    return append(seed: TableDirectory.directorySeed, to: &end) { directory.store(in: &$0) }
      && output.write(tail)
  }

  /// Writes a part, which begins at `end` and moves that behind it.
  private func append(
    seed: UInt64, to end: inout Int, _ body: (inout ColumnWriter) -> Void
  ) -> Bool {
    let (output, sizeLimit) = (output, sizeLimit)
    var writer = ColumnWriter(seed: program &+ seed) { page in
      output.byteCount + page.count <= sizeLimit && output.write(page)
    }
    body(&writer)
    let isGood = writer.finish()
    end += writer.byteCount
    return isGood
  }
}
