import Bibliography

/// A query as the search reads it.
struct QueryWords {
  /// More words than these are not looked at.
  static let wordLimit = 30

  /// The query without blanks at its ends, in lower case: what keys are compared with.
  let key: [UInt8]
  /// The same as typed.
  let exactKey: [UInt8]
  /// The folded words.
  let words: [[UInt8]]
  /// The words cut where letters meet digits; `nil` when that changes nothing.
  let splitWords: [[UInt8]]?

  init(_ text: [UInt8]) {
    var start = 0
    var end = text.count
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    let exactKey = Array(text[start..<end])
    self.exactKey = exactKey
    key = exactKey.map(KeyBytes.lowercased)

    var folded: [UInt8] = []
    Folding.fold(exactKey.span, into: &folded)
    var words: [[UInt8]] = []
    var split: [[UInt8]] = []
    var scanner = FoldedWordScanner()
    while words.count < QueryWords.wordLimit, let word = scanner.next(in: folded.span) {
      words.append(Array(folded[word]))
      var segments = KeySegmentScanner(word)
      while let segment = segments.next(in: folded.span) { split.append(Array(folded[segment])) }
    }
    self.words = words
    splitWords = split.count > words.count ? Array(split.prefix(QueryWords.wordLimit)) : nil
  }
}

/// What one word of a query is in one index: ranges of its words, each with what it is worth.
struct WordMatch {
  /// Words of the index that the query's word may stand for.
  struct Alternative {
    let words: Range<Int>
    /// Whether the query's word is the whole word, not its beginning.
    let isWhole: Bool
    /// Scores of an entry posting by its bits, eight bits each.
    let entryScores: UInt64
    let family: UInt32
    let given: UInt32
    let venue: UInt32

    init(words: Range<Int>, isWhole: Bool, _ weights: SearchScore.Weights, rarity: Int) {
      self.words = words
      self.isWhole = isWhole
      func scaled(_ weight: Int) -> UInt32 { UInt32(min(255, weight * (16 + rarity) / 16)) }
      var scores: UInt64 = 0
      for bits in 1..<8 {
        var best: UInt32 = 0
        if UInt32(bits) & WordIndex.titleBit != 0 { best = max(best, scaled(weights.title)) }
        if UInt32(bits) & WordIndex.yearBit != 0 { best = max(best, scaled(weights.year)) }
        if UInt32(bits) & WordIndex.keyBit != 0 { best = max(best, scaled(weights.key)) }
        scores |= UInt64(best) << UInt64(8 * bits)
      }
      entryScores = scores
      family = scaled(weights.family)
      given = scaled(weights.given)
      venue = scaled(weights.venue)
    }
  }

  /// The word's place in the query.
  let place: Int
  private(set) var alternatives: [Alternative] = []
  /// How many postings they have.
  private(set) var cost = 0

  /// Looks `word` up in `index`. With `allowsTypos` also what it may be a misspelling of.
  init(_ word: [UInt8], place: Int, in index: borrowing WordIndex, allowsTypos: Bool) {
    self.place = place
    add(word, in: index)
    if let other = Folding.alternateSpelling(of: word.span) { add(other, in: index) }
    if word.count == 2, word.allSatisfy(KeySegmentScanner.isDigit) {
      for century in [[UInt8]("20".utf8), [UInt8]("19".utf8)] {
        let year = century + word
        let range = index.words(withPrefix: year.span)
        guard !range.isEmpty, index.isWhole(range.lowerBound, length: 4) else { continue }
        let words = range.lowerBound..<(range.lowerBound + 1)
        append(
          Alternative(words: words, isWhole: false, SearchScore.twoDigitYear, rarity: 0),
          in: index)
      }
    }
    if allowsTypos {
      for range in index.misspellings(of: word) {
        append(
          Alternative(words: range, isWhole: false, SearchScore.typo, rarity: 0), in: index)
      }
    }
  }

  private mutating func add(_ word: [UInt8], in index: borrowing WordIndex) {
    var range = index.words(withPrefix: word.span)
    guard !range.isEmpty else { return }
    if index.isWhole(range.lowerBound, length: word.count) {
      let whole = range.lowerBound..<(range.lowerBound + 1)
      append(
        Alternative(
          words: whole, isWhole: true, SearchScore.whole, rarity: index.rarity(of: whole)),
        in: index)
      range = whole.upperBound..<range.upperBound
    }
    if !range.isEmpty {
      append(
        Alternative(
          words: range, isWhole: false, SearchScore.prefix, rarity: index.rarity(of: range)),
        in: index)
    }
  }

  private mutating func append(_ alternative: Alternative, in index: borrowing WordIndex) {
    alternatives.append(alternative)
    cost += index.postingCount(of: alternative.words)
  }

  /// Whether word number `word` of the index is meant: 0 no, 1 as a prefix or otherwise, 2 whole.
  @inline(__always)
  func match(_ word: Int) -> Int {
    for alternative in alternatives
    where word >= alternative.words.lowerBound && word < alternative.words.upperBound {
      return alternative.isWhole ? 2 : 1
    }
    return 0
  }
}

extension WordIndex {
  func postingCount(of words: Range<Int>) -> Int {
    Int(postingStarts[words.upperBound]) - Int(postingStarts[words.lowerBound])
  }

  /// How rare words are: the binary logarithm of entries per occurrence, 0 to 16. Words with many
  /// postings are taken to be common without counting.
  func rarity(of words: Range<Int>) -> Int {
    let range = Int(postingStarts[words.lowerBound])..<Int(postingStarts[words.upperBound])
    guard range.count <= 1024 else { return Self.logarithm(entryCount / max(1, range.count)) }
    var useCount = 0
    for index in range {
      let posting = postings[index]
      if posting & 7 != 0 {
        useCount += 1
      } else {
        let value = Int(posting >> 5)
        let starts = posting & WordIndex.venueBit != 0 ? venues.starts : people.starts
        useCount += Int(starts[value + 1] - starts[value])
      }
    }
    return Self.logarithm(entryCount / max(1, useCount))
  }

  private static func logarithm(_ ratio: Int) -> Int {
    ratio < 2 ? 0 : min(16, Int.bitWidth - 1 - ratio.leadingZeroBitCount)
  }
}
