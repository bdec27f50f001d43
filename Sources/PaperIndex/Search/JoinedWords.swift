import Bibliography

// `cotraining` is `co` and `training` of a title, `lecun` is `le` and `cun` of a name. Such forms
// are not in the index: a word is cut where its parts are words, and the entries of the rarest part
// are looked at. That is little, as few cuts give words, and costs no memory.

/// The entries in which a word of a query stands as two or three words.
struct JoinedWords {
  /// Shorter words are cut into pieces that are everywhere, longer ones nobody types.
  private static let lengths = 4...40
  /// A last piece that only begins a word has at least so many bytes.
  private static let prefixLength = 3

  /// The entries whose title has the pieces one after the other.
  private(set) var titles: [UInt32] = []
  /// Those with a person whose name has the pieces, as `WordIndex.people` has them.
  private(set) var people: [UInt32] = []

  var count: Int { titles.count + people.count }

  init() {}

  /// Looks for the pieces of `word`. Goes through no more than `budget` postings, and lessens it by
  /// those. O(length² × log words + postings × words of a title).
  init(_ word: [UInt8], in index: borrowing WordIndex, budget: inout Int) {
    guard JoinedWords.lengths.contains(word.count),
      !word.allSatisfy(KeySegmentScanner.isDigit)
    else { return }
    // The words from each place to each later one, whole but for the last.
    for cut in 1..<word.count {
      guard let first = index.wholeWord(word[..<cut]) else { continue }
      if let rest = index.lastPiece(word[cut...], prefixLength: JoinedWords.prefixLength) {
        add([first, rest], in: index, budget: &budget)
      }
      for second in (cut + 1)..<max(cut + 1, word.count) {
        guard let middle = index.wholeWord(word[cut..<second]),
          let rest = index.lastPiece(word[second...], prefixLength: JoinedWords.prefixLength)
        else { continue }
        add([first, middle, rest], in: index, budget: &budget)
      }
    }
  }

  private mutating func add(
    _ pieces: [Range<Int>], in index: borrowing WordIndex, budget: inout Int
  ) {
    let costs = pieces.map { index.postingCount(of: $0) }
    let cost = costs.reduce(0, +)
    guard cost <= budget, let least = costs.min(), let rarest = costs.firstIndex(of: least) else {
      return
    }
    budget -= cost
    var values = Set<UInt32>()
    for posting in index.postings(of: pieces[rarest]) {
      if posting & WordIndex.titleBit != 0 {
        let entry = posting >> WordIndex.entryShift
        if index.titleHas(pieces, entry: Int(entry)) { titles.append(entry) }
      } else if WordIndex.isPerson(posting) {
        values.insert(posting >> WordIndex.valueShift)
      }
    }
    for (place, piece) in pieces.enumerated() where !values.isEmpty {
      let isLast = place == pieces.count - 1
      var kept = Set<UInt32>()
      for posting in index.postings(of: piece)
      // `Yann Le Cun` is read as if `Le` were given, but the last piece is of the family.
      where WordIndex.isPerson(posting) && !(isLast && posting & WordIndex.givenBit != 0) {
        let value = posting >> WordIndex.valueShift
        if values.contains(value) { kept.insert(value) }
      }
      values = kept
    }
    for value in values.sorted() {
      let uses =
        Int(index.people.starts[Int(value)])..<Int(index.people.starts[Int(value) + 1])
      people.append(contentsOf: index.people.entries[uses])
    }
  }
}

extension WordIndex {
  /// The word that is `bytes`, as a range.
  fileprivate func wholeWord(_ bytes: ArraySlice<UInt8>) -> Range<Int>? {
    let found = words(withPrefix: bytes.span)
    guard !found.isEmpty, isWhole(found.lowerBound, length: bytes.count) else { return nil }
    return found.lowerBound..<(found.lowerBound + 1)
  }

  /// The words that `bytes` begins, or is where it is short.
  fileprivate func lastPiece(_ bytes: ArraySlice<UInt8>, prefixLength: Int) -> Range<Int>? {
    guard bytes.count >= prefixLength else { return wholeWord(bytes) }
    let found = words(withPrefix: bytes.span)
    return found.isEmpty ? nil : found
  }

  fileprivate func postings(of words: Range<Int>) -> ArraySlice<UInt32> {
    postings[Int(postingStarts[words.lowerBound])..<Int(postingStarts[words.upperBound])]
  }

  /// Whether a posting is of a person.
  fileprivate static func isPerson(_ posting: UInt32) -> Bool {
    posting & entryBits == 0 && posting & venueBit == 0
  }

  /// Whether a title has words of these ranges one after the other.
  fileprivate func titleHas(_ pieces: [Range<Int>], entry: Int) -> Bool {
    let title = titleWords[Int(titleStarts[entry])..<Int(titleStarts[entry + 1])]
    guard title.count >= pieces.count else { return false }
    for start in title.startIndex...(title.endIndex - pieces.count)
    where pieces.indices.allSatisfy({ pieces[$0].contains(Int(title[start + $0])) }) {
      return true
    }
    return false
  }
}
