/// What a word of the query is worth in each field, by how it matched: made once for a search of
/// many indexes, so that equal finds score equally in all of them.
struct WordWeights {
  /// What a word is worth in an entry, and the `MatchedFields` where it is.
  struct Find {
    let score: UInt32
    let fields: UInt32
  }

  /// The weights for one kind of match.
  struct Row {
    /// Scores of an entry posting by its bits without that of keywords, eight bits each.
    let entry: UInt64
    /// The same with keywords.
    let entryWithKeywords: UInt64
    let family: UInt32
    let given: UInt32
    let venue: UInt32

    /// The score of a word in the title.
    var title: UInt32 { entryScore(WordIndex.titleBit) }

    /// The score of a value posting; zero where such a match does not count.
    @inline(__always)
    func valueScore(_ posting: UInt32) -> UInt32 {
      posting & WordIndex.venueBit != 0
        ? venue : posting & WordIndex.givenBit != 0 ? given : family
    }

    /// What it adds to that score to be the first author: nothing in full scores.
    @inline(__always)
    static func firstAuthor(beside score: UInt32) -> UInt32 {
      score < 255 ? UInt32(SearchScore.firstAuthor) : 0
    }

    /// The score of an entry posting with these bits.
    @inline(__always)
    func entryScore(_ bits: UInt32) -> UInt32 {
      let scores = bits & WordIndex.keywordBit == 0 ? entry : entryWithKeywords
      return UInt32(truncatingIfNeeded: scores >> UInt64(8 &* (bits & 7)) & 0xFF)
    }
  }

  /// One for each kind.
  private let rows: [Row]

  /// `useCounts` says for each kind in how many of `entryCount` entries such words occur.
  init(useCounts: [Int], entryCount: Int) {
    rows = SearchScore.MatchKind.allCases.map { kind in
      let rarity = Self.logarithm(entryCount / max(1, useCounts[kind.rawValue]))
      return Row(kind.weights, rarity: kind.countsRarity ? rarity : 0)
    }
  }

  subscript(kind: SearchScore.MatchKind) -> Row { rows[kind.rawValue] }

  /// The binary logarithm, 0 to 16.
  private static func logarithm(_ ratio: Int) -> Int {
    ratio < 2 ? 0 : min(16, Int.bitWidth - 1 - ratio.leadingZeroBitCount)
  }
}

extension WordWeights.Row {
  /// What words that begin with a letter or digit are worth, and where they are, for each byte of a
  /// `LetterTable`.
  func finds(ofDigit isDigit: Bool) -> [WordWeights.Find] {
    typealias Field = LetterTable.Field
    return (0...UInt8.max).map { byte in
      func has(_ field: UInt8) -> Bool { byte & field != 0 }
      func score(_ value: UInt32, isFirst: Bool) -> UInt32 {
        isFirst ? value + Self.firstAuthor(beside: value) : value
      }
      var bits: UInt32 = 0
      if has(Field.title) { bits |= WordIndex.titleBit }
      if has(Field.key) { bits |= WordIndex.keyBit }
      if has(Field.keyword) { bits |= WordIndex.keywordBit }
      if isDigit, has(Field.year) { bits |= WordIndex.yearBit }
      var best = entryScore(bits)
      var fields = bits
      if has(Field.venue) {
        best = max(best, venue)
        fields |= UInt32(MatchedFields.venue.rawValue)
      }
      if !isDigit, has(Field.family | Field.given) {
        fields |= UInt32(MatchedFields.people.rawValue)
        if has(Field.family) { best = max(best, score(family, isFirst: has(Field.firstFamily))) }
        if has(Field.given) { best = max(best, score(given, isFirst: has(Field.firstGiven))) }
      }
      return WordWeights.Find(score: best, fields: fields)
    }
  }

  fileprivate init(_ weights: SearchScore.Weights, rarity: Int) {
    func scaled(_ weight: Int) -> UInt32 { UInt32(min(255, weight * (16 + rarity) / 16)) }
    var scores: UInt64 = 0
    var scoresWithKeywords = UInt64(scaled(weights.keyword))
    for bits in 1..<8 as Range<UInt32> {
      var best: UInt32 = 0
      if bits & WordIndex.titleBit != 0 { best = max(best, scaled(weights.title)) }
      if bits & WordIndex.yearBit != 0 { best = max(best, scaled(weights.year)) }
      if bits & WordIndex.keyBit != 0 { best = max(best, scaled(weights.key)) }
      scores |= UInt64(best) << UInt64(8 * bits)
      scoresWithKeywords |= UInt64(max(best, scaled(weights.keyword))) << UInt64(8 * bits)
    }
    self.init(
      entry: scores, entryWithKeywords: scoresWithKeywords, family: scaled(weights.family),
      given: scaled(weights.given),
      venue: scaled(weights.venue))
  }
}
