/// What a word of the query is worth in each field, by how it matched: made once for a search of
/// many indexes, so that equal finds score equally in all of them.
struct WordWeights {
  /// The weights for one kind of match.
  struct Row {
    /// Scores of an entry posting by its bits, eight bits each.
    let entry: UInt64
    let family: UInt32
    let given: UInt32
    let venue: UInt32
  }

  /// One for each kind.
  private let rows: [Row]

  /// `useCounts` says for each kind in how many of `entryCount` entries such words occur.
  init(useCounts: [Int], entryCount: Int) {
    rows = SearchScore.MatchKind.allCases.map { kind in
      let rarity = Self.logarithm(entryCount / max(1, useCounts[kind.rawValue]))
      return Row(kind.weights, rarity: kind == .whole || kind == .prefix ? rarity : 0)
    }
  }

  subscript(kind: SearchScore.MatchKind) -> Row { rows[kind.rawValue] }

  /// The binary logarithm, 0 to 16.
  private static func logarithm(_ ratio: Int) -> Int {
    ratio < 2 ? 0 : min(16, Int.bitWidth - 1 - ratio.leadingZeroBitCount)
  }
}

extension WordWeights.Row {
  fileprivate init(_ weights: SearchScore.Weights, rarity: Int) {
    func scaled(_ weight: Int) -> UInt32 { UInt32(min(255, weight * (16 + rarity) / 16)) }
    var scores: UInt64 = 0
    for bits in 1..<8 as Range<UInt32> {
      var best: UInt32 = 0
      if bits & WordIndex.titleBit != 0 { best = max(best, scaled(weights.title)) }
      if bits & WordIndex.yearBit != 0 { best = max(best, scaled(weights.year)) }
      if bits & WordIndex.keyBit != 0 { best = max(best, scaled(weights.key)) }
      scores |= UInt64(best) << UInt64(8 * bits)
    }
    self.init(
      entry: scores, family: scaled(weights.family), given: scaled(weights.given),
      venue: scaled(weights.venue))
  }
}
