// People remember one word wrongly: mostly the year, which preprint and proceedings have different,
// and which listings have not at all.

extension IndexSearch {
  /// More words than these are not joined.
  private static let joinLimit = 12

  /// Searches for words that are several words of an entry, then for two words of the query that
  /// are one. O(postings of the parts), and as many searches as there are words.
  mutating func runJoined(_ words: [[UInt8]], on targets: [Target]) {
    run(Pass(words: words, tier: .joined, allowsJoined: true), on: targets)
    guard top.count == 0, (2...IndexSearch.joinLimit).contains(words.count) else { return }
    for place in 1..<words.count {
      var joined = words
      joined[place - 1] += joined.remove(at: place)
      run(Pass(words: joined, tier: .joined), on: targets)
    }
  }

  /// Searches for entries that have all `words` but one. O(postings of the words + entries).
  mutating func runLeniently(_ words: [[UInt8]], on targets: [Target]) {
    guard words.count >= 2 else { return }
    let others = words.filter { !QueryWords.isYear($0) }
    if !others.isEmpty, others.count < words.count {
      run(
        Pass(words: words, tier: .nearYear, allowsNearYears: true, allowsJoined: true), on: targets)
      run(
        Pass(words: others, tier: .missingYear, allowsJoined: true, isForYearless: true),
        on: targets)
    }
    // Two words that tell something are left.
    guard top.count == 0, words.count(where: QueryWords.isTelling) >= 3 else { return }
    run(Pass(words: words, tier: .missingWord, allowsMiss: true), on: targets)
  }
}
