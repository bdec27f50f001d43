import Bibliography

// A source is served in two steps: its keys at once; its words, and the marks that works are found
// by, when they are ready. All survive edits: the first table of each kind is the large one, made of
// the whole source, and each edit adds a small one for the blocks it made.
//
//     keyTables     [ base: 2,600 blocks, 2 of them gone ] [ 1 block ] [ 1 block ]
//     wordIndexes   [ base                               ] [ 1 block ]   the last one not yet
//     workTables    [ base                               ] [ 1 block ]   as wordIndexes

/// A parsed source with the tables that make it quick to ask.
package struct IndexedSource: Sendable {
  /// From so many blocks on that were made by edits, building the tables anew is worth it.
  private static let youngBlockLimit = 64

  /// The path or other name that says which source it is; unique in a library.
  package let name: String
  package let source: ParsedSource
  private(set) var keyTables: [KeyTable]
  private(set) var wordIndexes: [WordIndex]
  /// Over the same blocks as `wordIndexes`.
  private(set) var workTables: [WorkTable]
  /// The blocks that are in none of `wordIndexes`, ascending.
  private(set) var blocksWithoutWords: [Int]
  private var macrosChanged = false

  /// Indexes the keys. Linear in their bytes: a few milliseconds for 100,000 entries.
  package init(name: String, source: ParsedSource) {
    self.name = name
    self.source = source
    let blocks = Array(source.blocks.indices)
    keyTables = blocks.isEmpty ? [] : [KeyTable(blocks: blocks, of: source)]
    wordIndexes = []
    workTables = []
    blocksWithoutWords = blocks
  }

  private init(
    name: String, source: ParsedSource, keyTables: [KeyTable], wordIndexes: [WordIndex],
    workTables: [WorkTable], blocksWithoutWords: [Int], macrosChanged: Bool
  ) {
    self.name = name
    self.source = source
    self.keyTables = keyTables
    self.wordIndexes = wordIndexes
    self.workTables = workTables
    self.blocksWithoutWords = blocksWithoutWords
    self.macrosChanged = macrosChanged
  }

  /// Whether all entries can be searched by words without reading the text.
  package var hasWords: Bool { blocksWithoutWords.isEmpty }

  /// Bytes that the word tables take.
  package var wordByteCount: Int { wordIndexes.reduce(0) { $0 + $1.byteCount } }

  /// Bytes that the tables take by which works are found.
  package var workByteCount: Int { workTables.reduce(0) { $0 + $1.byteCount } }

  /// This source with the words of all its blocks, and what works are found by; blocks that have
  /// words are not read again.
  ///
  /// `number` is the source's place in the list `macros` was made of. Linear in the fields that
  /// are searched; reads the text.
  package func withWords(macros: MacroTable, number: Int) -> IndexedSource {
    guard !hasWords else { return self }
    let words = WordIndex(blocks: blocksWithoutWords, of: source, macros: macros, number: number)
    let works = WorkTableBuilder.build(
      blocks: blocksWithoutWords, of: source, macros: macros, number: number)
    return IndexedSource(
      name: name, source: source, keyTables: keyTables, wordIndexes: wordIndexes + [words],
      workTables: workTables + [works], blocksWithoutWords: [], macrosChanged: macrosChanged)
  }

  /// This source with words, its macros its own.
  package func withWords() -> IndexedSource {
    withWords(macros: MacroTable(of: [source]), number: 0)
  }

  /// This source after edits: `edited` comes from `source` by replacing blocks.
  ///
  /// O(blocks + keys of the fresh blocks). Fresh blocks have no words until `withWords`; a search
  /// reads them.
  package func replacing(edited: ParsedSource) -> IndexedSource {
    var (keyTables, withoutKeys) = keyTables.moved(to: edited)
    if !withoutKeys.isEmpty {
      keyTables.append(KeyTable(blocks: withoutKeys, of: edited))
    }
    let (wordIndexes, withoutWords) = wordIndexes.moved(to: edited)
    return IndexedSource(
      name: name, source: edited, keyTables: keyTables, wordIndexes: wordIndexes,
      workTables: workTables.moved(to: edited).tables, blocksWithoutWords: withoutWords,
      macrosChanged: macrosChanged || !IndexedSource.haveSameMacros(source, edited))
  }

  /// Whether edits have worn the tables so much, or changed a macro that words came from, that
  /// `rebuilt` is worth its time.
  package var needsRebuild: Bool {
    if macrosChanged,
      wordIndexes.contains(where: \.dependsOnMacros)
        || workTables.contains(where: \.dependsOnMacros)
    {
      return true
    }
    return IndexedSource.isWorn(keyTables.map(\.cover))
      || IndexedSource.isWorn(wordIndexes.map(\.cover))
  }

  /// This source with tables made anew, and words when it had any. As dear as loading it.
  package func rebuilt(macros: MacroTable, number: Int) -> IndexedSource {
    let fresh = IndexedSource(name: name, source: source)
    return wordIndexes.isEmpty ? fresh : fresh.withWords(macros: macros, number: number)
  }

  /// This source with tables made anew, its macros its own.
  package func rebuilt() -> IndexedSource {
    rebuilt(macros: MacroTable(of: [source]), number: 0)
  }

  private static func isWorn(_ covers: [BlockCover]) -> Bool {
    guard let base = covers.first else { return false }
    let youngCount = covers.dropFirst().reduce(0) { $0 + $1.liveBlockCount }
    return youngCount > youngBlockLimit || 2 * base.liveBlockCount < base.blockCount
  }

  private static func haveSameMacros(_ a: ParsedSource, _ b: ParsedSource) -> Bool {
    func macros(of source: ParsedSource) -> [MacroDefinition] {
      var macros: [MacroDefinition] = []
      for block in source.blocks.indices { macros += source.blocks[block].macros }
      return macros
    }
    return macros(of: a).elementsEqual(macros(of: b)) {
      $0.name == $1.name && $0.expression == $1.expression
    }
  }

  // MARK: Keys

  /// The first entry with exactly that key.
  package func firstEntry(forKey key: [UInt8]) -> EntryLocation? {
    var first: EntryLocation?
    for table in keyTables {
      guard let found = table.first(key.span) else { continue }
      first = first.map { min($0, found) } ?? found
    }
    return first
  }

  /// All entries with exactly that key, in the order of the source.
  package func entries(forKey key: [UInt8]) -> [EntryLocation] {
    var found: [EntryLocation] = []
    for table in keyTables { table.appendAll(key.span, to: &found) }
    if keyTables.count > 1 { found.sort() }
    return found
  }
}

extension WordIndex {
  /// See `WordIndexBuilder.build`.
  init(blocks: [Int], of source: ParsedSource, macros: MacroTable, number: Int) {
    self = WordIndexBuilder.build(blocks: blocks, of: source, macros: macros, number: number)
  }
}
