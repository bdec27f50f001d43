import Bibliography

// A source is served in two steps: its keys at once; its words, and the marks that works are found
// by, when they are ready. All survive edits: the first table of each kind is the large one, made of
// the whole source, and each edit adds a small one for the blocks it made.
//
//     keyTables     [ base: 2,600 blocks, 2 of them gone ] [ 1 block ] [ 1 block ]
//     wordIndexes   [ base                               ] [ 1 block ]   the last one not yet
//     workTables    [ base                               ] [ 1 block ]   as wordIndexes

/// A parsed source with the tables that make it quick to ask. Never changes: a class, so that who takes one
/// at hand does not retain each of its tables.
package final class IndexedSource: Sendable {
  /// From so many blocks on that were made by edits, building the tables anew is worth it.
  private static let youngBlockLimit = 64

  /// The path or other name that says which source it is; unique in a library.
  package let name: String
  package let source: ParsedSource
  let keyTables: [KeyTable]
  let wordIndexes: [WordIndex]
  /// Over the same blocks as `wordIndexes`.
  let workTables: [WorkTable]
  /// The blocks that are in none of `wordIndexes`, ascending.
  let blocksWithoutWords: [Int]
  /// Whether the words are whole and would be the same in a library of this source alone, as it was read:
  /// no macro and no entry of another has a part in them. False of what is in memory as text, where nobody
  /// asks.
  package let hasOwnWords: Bool
  private let haveMacrosChanged: Bool
  /// Whom entries inherit words from, with what those say that are in this source.
  private let parents: [Citekey: UInt64]
  private let haveParentsChanged: Bool

  /// Indexes the keys. Linear in their bytes: a few milliseconds for 100,000 entries.
  package convenience init(name: String, source: ParsedSource) {
    let blocks = Array(source.blocks.indices)
    self.init(
      name: name, source: source,
      keyTables: blocks.isEmpty ? [] : [KeyTable(blocks: blocks, of: source)], wordIndexes: [],
      workTables: [], blocksWithoutWords: blocks, parents: [:])
  }

  private init(
    name: String, source: ParsedSource, keyTables: [KeyTable], wordIndexes: [WordIndex],
    workTables: [WorkTable], blocksWithoutWords: [Int], parents: [Citekey: UInt64],
    hasOwnWords: Bool = false, haveMacrosChanged: Bool = false, haveParentsChanged: Bool = false
  ) {
    self.name = name
    self.source = source
    self.keyTables = keyTables
    self.wordIndexes = wordIndexes
    self.workTables = workTables
    self.blocksWithoutWords = blocksWithoutWords
    self.parents = parents
    self.hasOwnWords = hasOwnWords
    self.haveMacrosChanged = haveMacrosChanged
    self.haveParentsChanged = haveParentsChanged
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
  /// The source is member `number` of the library, or another version of that. Linear in the fields
  /// that are searched; reads the text.
  package func withWords(in library: Library, number: Int) -> IndexedSource {
    guard !hasWords else { return self }
    let own = library.replacing(number, with: self)
    let words = WordIndex(blocks: blocksWithoutWords, of: source, in: own, number: number)
    let works = WorkTableBuilder.build(
      blocks: blocksWithoutWords, of: source, in: own, number: number)
    let areOwn =
      wordIndexes.isEmpty && source.text.textInMemory == nil && words.isComplete
      && works.isComplete
      && (!(words.dependsOnMacros || works.dependsOnMacros)
        || library.isSelfContained(number, naming: words.namedKeys))
    return adding(words, works, areOwn: areOwn)
  }

  /// This source with these tables of the blocks that have none.
  func adding(_ words: WordIndex, _ works: WorkTable, areOwn: Bool) -> IndexedSource {
    var parents = parents
    // Only what is in memory is edited; of the rest each would cost a read of the disk.
    if source.text.textInMemory != nil {
      for key in words.namedKeys { parents[key] = imprint(ofEntryWithKey: key) }
    }
    return IndexedSource(
      name: name, source: source, keyTables: keyTables, wordIndexes: wordIndexes + [words],
      workTables: workTables + [works], blocksWithoutWords: [], parents: parents,
      hasOwnWords: areOwn,
      haveMacrosChanged: haveMacrosChanged, haveParentsChanged: haveParentsChanged)
  }

  /// This source with words, the library its own.
  package func withWords() -> IndexedSource {
    withWords(in: Library([Library.Member(source: self, role: .project)]), number: 0)
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
    let workTables = workTables.moved(to: edited).tables
    let haveMacrosChanged =
      haveMacrosChanged || !IndexedSource.haveSameMacros(source, edited)
    func version(haveParentsChanged: Bool) -> IndexedSource {
      IndexedSource(
        name: name, source: edited, keyTables: keyTables, wordIndexes: wordIndexes,
        workTables: workTables, blocksWithoutWords: withoutWords, parents: parents,
        haveMacrosChanged: haveMacrosChanged, haveParentsChanged: haveParentsChanged)
    }
    let result = version(haveParentsChanged: haveParentsChanged)
    guard !haveParentsChanged, result.hasOtherParents(than: self) else { return result }
    return version(haveParentsChanged: true)
  }

  /// Whether edits have worn the tables so much, or changed a macro or an entry that words of others
  /// came from, that `rebuilt` is worth its time.
  package var needsRebuild: Bool {
    if haveParentsChanged { return true }
    if haveMacrosChanged,
      wordIndexes.contains(where: \.dependsOnMacros)
        || workTables.contains(where: \.dependsOnMacros)
    {
      return true
    }
    return IndexedSource.isWorn(keyTables.map(\.cover))
      || IndexedSource.isWorn(wordIndexes.map(\.cover))
  }

  /// This source with tables made anew, and words when it had any. As dear as loading it.
  package func rebuilt(in library: Library, number: Int) -> IndexedSource {
    let fresh = IndexedSource(name: name, source: source)
    return wordIndexes.isEmpty ? fresh : fresh.withWords(in: library, number: number)
  }

  /// This source with tables made anew, the library its own.
  package func rebuilt() -> IndexedSource {
    let fresh = IndexedSource(name: name, source: source)
    return wordIndexes.isEmpty ? fresh : fresh.withWords()
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

  // MARK: Whom entries inherit from

  /// Whether somebody whom others inherit from says something else than in `old`, which this was
  /// edited from. O(blocks + keys of the blocks that differ), and one read for each such entry.
  private func hasOtherParents(than old: IndexedSource) -> Bool {
    if parents.isEmpty { return false }
    let (mine, others) = (source.blockIDs, old.source.blockIDs)
    var start = 0
    while start < mine.count, start < others.count, mine[start] == others[start] { start += 1 }
    var (end, oldEnd) = (mine.count, others.count)
    while end > start, oldEnd > start, mine[end - 1] == others[oldEnd - 1] {
      end -= 1
      oldEnd -= 1
    }
    for (source, blocks) in [(source, start..<end), (old.source, start..<oldEnd)] {
      for block in blocks {
        for index in 0..<source.entryCount(ofBlock: block) {
          let key = Citekey(
            utf8: Array(source.keyBytes(EntryLocation(block: block, index: index))))
          if let imprint = parents[key], imprint != self.imprint(ofEntryWithKey: key) {
            return true
          }
        }
      }
    }
    return false
  }

  /// A hash of the text of the entry that has a key; zero where no entry has it.
  private func imprint(ofEntryWithKey key: Citekey) -> UInt64 {
    guard let location = firstEntry(forKey: key.utf8) else { return 0 }
    let text = source.text.bytes(in: source.entryRange(location)) ?? []
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash | 1
  }

  // MARK: Keys

  /// The first entry that has exactly that key as its own.
  package func firstHolder(ofKey key: [UInt8]) -> EntryLocation? {
    var first: EntryLocation?
    for table in keyTables {
      guard let found = table.first(key.span) else { continue }
      first = first.map { min($0, found) } ?? found
    }
    return first
  }

  /// The first entry with exactly that key as its own, or else as an alias.
  package func firstEntry(forKey key: [UInt8]) -> EntryLocation? {
    firstHolder(ofKey: key) ?? (hasAliases ? entries(withAlias: key).first : nil)
  }

  /// Whether any entry can be cited by another key than its own (biblatex manual, section 2.2.3,
  /// `ids`).
  package var hasAliases: Bool { keyTables.contains(where: \.hasAliases) }

  /// Whether an entry has that key as an alias.
  func hasAlias(_ key: Citekey) -> Bool {
    keyTables.contains { $0.hasAlias(key) }
  }

  /// Whether any entry names one that it may inherit from.
  package var namesRelations: Bool { keyTables.contains(where: \.namesRelations) }

  /// All entries that have exactly that key as an alias, in the order of the source.
  package func entries(withAlias key: [UInt8]) -> [EntryLocation] {
    let alias = Citekey(utf8: key)
    var found: [EntryLocation] = []
    for table in keyTables { table.appendAll(withAlias: alias, to: &found) }
    return found.sorted()
  }

  /// All entries with exactly that key as their own, in the order of the source.
  package func entries(forKey key: [UInt8]) -> [EntryLocation] {
    var found: [EntryLocation] = []
    for table in keyTables { table.appendAll(key.span, to: &found) }
    if keyTables.count > 1 { found.sort() }
    return found
  }
}

extension WordIndex {
  /// See `WordIndexBuilder.build`.
  init(blocks: [Int], of source: ParsedSource, in library: Library, number: Int) {
    self = WordIndexBuilder.build(blocks: blocks, of: source, in: library, number: number)
  }
}
