import Bibliography

// What a query needs, as flat arrays of integers. Words are sorted, so that a prefix is a range of
// words, and with them of postings:
//
//     words     … | chain | chains | chair | …
//     postings  … | e4 e9 v2 | e7 | e1 e3 | …
//
// A posting (32 bits) is an entry whose own title, year, key or keywords have the word, or a value
// that entries share: a person or a venue. Those are few against their uses; each is folded once and its
// words are posted once:
//
//     entry posting   entry (28 bits) | keywords | key | year | title
//     value posting   value (26 bits) | is given name | is venue | 0 0 0 0
//
// `titleWords` keeps each title as the numbers of its words in their order: whether words stand
// together, or first, is a few comparisons of integers. Positions in the postings would cost as
// much and still need the search for them. `titleOrder` has the entries by their titles' first words.
// `titleInitials` has the first two letters of each of those words: acronyms are read from them alone, at
// the places that `titleParts` gives. `letters` says of each entry where it has words with a first letter,
// for queries with a single one.

/// The words of the entries of some blocks.
struct WordIndex: BlockTable {
  /// Bits of an entry posting.
  static let titleBit: UInt32 = 1
  static let yearBit: UInt32 = 2
  static let keyBit: UInt32 = 4
  static let keywordBit: UInt32 = 8
  /// All of those: a posting without any is a value's.
  static let entryBits: UInt32 = 15
  /// An entry posting is its entry above these.
  static let entryShift: UInt32 = 4
  /// Bits of a value posting.
  static let venueBit: UInt32 = 16
  static let givenBit: UInt32 = 32
  /// A value posting is its value above these.
  static let valueShift: UInt32 = 6

  var cover: BlockCover
  /// All words in order, one after the other.
  let wordBytes: [UInt8]
  let wordEnds: [UInt32]
  /// One more than there are words.
  let postingStarts: [UInt32]
  let postings: [UInt32]
  /// Each entry shifted by one, with a bit for its first author.
  let people: EntriesByValue
  let venues: EntriesByValue
  let letters: LetterTable
  /// One more than there are entries.
  let titleStarts: [UInt32]
  let titleWords: [UInt32]
  let titleInitials: [TitleInitial]
  let titleParts: TitleParts
  let titleHeads: [TitleHead]
  let titleOrder: TitleOrder
  /// Zero where unknown.
  let years: [UInt16]
  /// The entries that have a key, in the order of their keys in lower case.
  let keyOrder: [UInt32]
  /// The years of the entries in `keyOrder`.
  let keyYears: [UInt16]
  /// The hash of each entry's key, as `KeyHashes` has it.
  let keyHashes: [UInt32]
  /// The entries by those.
  private let keyOwners: MarkOwners
  /// The English articles among the words.
  let articles: [UInt32]
  /// Whether any value was a BibTeX expression: then the words depend on the macros.
  let dependsOnMacros: Bool
  /// The keys of entries that others inherit words from, also those that nobody has.
  let namedKeys: Set<Citekey>
  /// Whether all text could be read that the words come from.
  let isComplete: Bool

  init(
    cover: BlockCover, words: WordOrder, postingStarts: [UInt32], postings: [UInt32],
    people: EntriesByValue, venues: EntriesByValue, titleStarts: [UInt32], titleWords: [UInt32],
    titleInitials: [TitleInitial], years: [UInt16], keyOrder: [UInt32], dependsOnMacros: Bool,
    namedKeys: Set<Citekey>, isComplete: Bool
  ) {
    self.cover = cover
    wordBytes = words.bytes
    wordEnds = words.ends
    self.postingStarts = postingStarts
    self.postings = postings
    self.people = people
    self.venues = venues
    letters = LetterTable(
      words: words, postingStarts: postingStarts, postings: postings, people: people,
      venues: venues, entryCount: years.count)
    self.titleStarts = titleStarts
    self.titleWords = titleWords
    self.titleInitials = titleInitials
    titleParts = TitleParts(
      titleStarts: titleStarts, initials: titleInitials)
    self.years = years
    self.keyOrder = keyOrder
    keyYears = keyOrder.map { years[Int($0)] }
    var hashes = [UInt32](repeating: 0, count: years.count)
    cover.forEachLiveKey { entry, bytes, range in
      if entry < hashes.count { hashes[entry] = KeyHashes.hash(bytes, range) }
    }
    keyHashes = hashes
    keyOwners = MarkOwners(markCount: hashes.count) { add in
      for entry in hashes.indices { add(hashes[entry], entry) }
    }
    self.dependsOnMacros = dependsOnMacros
    self.namedKeys = namedKeys
    self.isComplete = isComplete
    let articles = ["a", "an", "the"].compactMap { words.number(of: Array($0.utf8)) }
    self.articles = articles
    titleHeads = years.indices.map { entry in
      let title = Int(titleStarts[entry])..<Int(titleStarts[entry + 1])
      return TitleHead(titleWords[title], initials: titleInitials[title], articles: articles)
    }
    titleOrder = TitleOrder(
      heads: titleHeads, titleStarts: titleStarts, titleWords: titleWords,
      wordCount: words.ends.count)
  }

  /// Whether a word is an English article.
  @inline(__always)
  func isArticle(_ word: UInt32) -> Bool { articles.contains(word) }

  /// The entries whose key has one of these hashes. O(hashes).
  func entries(of keys: KeyHashes) -> [Int] {
    var entries: [Int] = []
    keys.forEach { hash in
      keyOwners.forEachOwner(of: hash) { entry in
        if keyHashes[entry] == hash { entries.append(entry) }
        return true
      }
    }
    return entries
  }

  var wordCount: Int { wordEnds.count }
  var entryCount: Int { years.count }

  /// Bytes that the index takes.
  var byteCount: Int {
    wordBytes.count + 2 * titleInitials.count + titleParts.byteCount + letters.byteCount
      + titleOrder.byteCount + keyOwners.byteCount + 2 * (years.count + keyYears.count)
      + 4
      * (wordEnds.count + postingStarts.count + postings.count + people.starts.count
        + people.entries.count + venues.starts.count + venues.entries.count + titleStarts.count
        + titleWords.count + 2 * titleHeads.count + keyOrder.count + keyHashes.count)
  }

  @inline(__always)
  func wordRange(_ word: Int) -> Range<Int> {
    let start = word == 0 ? 0 : Int(wordEnds[word &- 1])
    return start..<max(start, Int(wordEnds[word]))
  }

  /// The words that begin with `prefix`; the first of them is `prefix` itself when it is a word.
  /// O(log words).
  func words(withPrefix prefix: Span<UInt8>) -> Range<Int> {
    let start = firstWord(prefix, atMost: -1)
    let end = firstWord(prefix, atMost: 0)
    return start..<max(start, end)
  }

  /// Whether word number `word` has that many bytes: a word with a prefix of that length is it.
  func isWhole(_ word: Int, length: Int) -> Bool {
    wordCount > word && wordRange(word).count == length
  }

  private func firstWord(_ prefix: Span<UInt8>, atMost limit: Int) -> Int {
    var low = 0
    var high = wordCount
    while low < high {
      let middle = (low &+ high) / 2
      if compare(middle, prefix) <= limit { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  /// Below zero when the word precedes all words with `prefix`, zero when it has it.
  private func compare(_ word: Int, _ prefix: Span<UInt8>) -> Int {
    let range = wordRange(word)
    let bytes = wordBytes.span
    for index in prefix.indices {
      guard index < range.count else { return -1 }
      let byte = bytes[range.lowerBound &+ index]
      if byte != prefix[index] { return byte < prefix[index] ? -1 : 1 }
    }
    return 0
  }

  /// The entries whose key begins with `prefix`, which is in lower case, as a range of `keyOrder`.
  /// O(log entries).
  func keys(withPrefix prefix: Span<UInt8>) -> Range<Int> {
    let start = firstKey(prefix, atMost: -1)
    let end = firstKey(prefix, atMost: 0)
    return start..<max(start, end)
  }

  private func firstKey(_ prefix: Span<UInt8>, atMost limit: Int) -> Int {
    var low = 0
    var high = keyOrder.count
    while low < high {
      let middle = (low &+ high) / 2
      let order = cover.withKey(ofEntry: Int(keyOrder[middle])) {
        KeyBytes.compare($0, $1, lowercasedPrefix: prefix)
      }
      if order <= limit { low = middle &+ 1 } else { high = middle }
    }
    return low
  }
}
