// People remember one word wrongly: mostly the year, which preprint and proceedings have different,
// and which listings have not at all.

extension IndexSearch {
  /// Searches for entries that have all `words` but one. O(postings of the words + entries).
  mutating func runLeniently(_ words: [[UInt8]], on targets: [Target]) {
    guard words.count >= 2 else { return }
    let others = words.filter { !QueryWords.isYear($0) }
    if !others.isEmpty, others.count < words.count {
      run(Pass(words: words, tier: .nearYear, allowsNearYears: true), on: targets)
      run(Pass(words: others, tier: .missingYear, isForYearless: true), on: targets)
    }
    // Two words that tell something are left.
    guard top.count == 0, words.count(where: QueryWords.isTelling) >= 3 else { return }
    run(Pass(words: words, tier: .missingWord, allowsMiss: true), on: targets)
  }
}
