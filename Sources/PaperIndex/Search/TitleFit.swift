/// Judges how the words of a query stand in titles.
struct TitleFit {
  /// Words of the index that a word of the query may stand for.
  private struct Row {
    let lower: UInt32
    let upper: UInt32
    /// The query's word, as a bit.
    let place: UInt32
    let isWhole: Bool
  }

  private let rows: [Row]
  /// Those of words that count as standing together with others.
  private let pairingRows: [Row]
  /// Whether the first word of the query may be an article.
  private let mayBeArticle: Bool
  let wordCount: Int
  /// How many pairs of words that stand together there can be.
  let pairLimit: Int

  init(_ matches: [WordMatch], in index: borrowing WordIndex) {
    wordCount = matches.count
    // A letter before other words is an initial; the last one is a word that is being typed.
    func pairs(_ match: WordMatch) -> Bool {
      match.place == matches.count - 1 || !match.alternatives.contains { $0.letter != nil }
    }
    let pairing = matches.map(pairs)
    pairLimit = zip(pairing, pairing.dropFirst()).count { $0 && $1 }
    func rows(_ match: WordMatch) -> [Row] {
      match.alternatives.filter { $0.kind.weights.title > 0 }.map {
        Row(
          lower: UInt32(truncatingIfNeeded: $0.words.lowerBound),
          upper: UInt32(truncatingIfNeeded: $0.words.upperBound), place: 1 << UInt32(match.place),
          isWhole: $0.kind.isWhole)
      }
    }
    self.rows = matches.flatMap(rows)
    pairingRows = matches.filter(pairs).flatMap(rows)
    let firstRows = self.rows.filter { $0.place == 1 }
    mayBeArticle = index.articles.contains { article in
      firstRows.contains { article >= $0.lower && article < $0.upper }
    }
  }

  /// Whether a title with that head may begin with the query: what follows its second word is not looked
  /// at.
  @inline(__always)
  func mayStart(_ head: TitleHead) -> Bool {
    if head.hasArticle, mayBeArticle { return true }
    let first = bits(of: head.firstWord)
    if wordCount == 1 { return first.any & 1 != 0 }
    guard first.whole & 1 != 0 else { return false }
    let second = bits(of: head.secondWord)
    return (wordCount == 2 ? second.any : second.whole) & 2 != 0
  }

  /// The entries whose title may begin with the query: no others do. An entry may be there twice.
  func starts(in index: borrowing WordIndex) -> [ArraySlice<UInt32>] {
    func words(_ row: Row) -> Range<Int> { Int(row.lower)..<Int(row.upper) }
    let firsts = rows.filter { $0.place == 1 }
    if wordCount == 1 { return firsts.map { index.titleOrder.entries(beginningWith: words($0)) } }
    let seconds = rows.filter { $0.place == 2 && (wordCount == 2 || $0.isWhole) }
    var starts: [ArraySlice<UInt32>] = []
    for first in firsts where first.isWhole {
      for word in words(first) {
        for second in seconds {
          starts.append(
            index.titleOrder.entries(beginningWith: word, words(second), in: index))
        }
      }
    }
    return starts
  }

  /// Whether the query's words are the first ones of an entry's title in their order, all but the last
  /// whole, and whether they are all of it, or of what stands before a colon. An article before them does
  /// not count.
  ///
  /// O(words of the query)², mostly less.
  @inline(__always)
  func start(
    _ entry: Int, in index: borrowing WordIndex
  ) -> (isPrefix: Bool, isWhole: Bool, isHead: Bool) {
    let head = index.titleHeads[entry]
    guard mayStart(head) else { return (false, false, false) }
    if wordCount == 1, !(head.hasArticle && mayBeArticle) {
      let isWhole = bits(of: head.firstWord).whole & 1 != 0
      return (true, isWhole && head.secondWord == TitleHead.none, isWhole && head.secondStartsPart)
    }
    let title = index.title(ofEntry: entry)
    if title.isEmpty { return (false, false, false) }
    let words = index.titleWords.span
    let initials = index.titleInitials.span
    let first = words[title.lowerBound]
    if bits(of: first).any & 1 != 0 {
      let found = start(words, initials, title)
      if found.isPrefix { return found }
    }
    guard index.isArticle(first) else { return (false, false, false) }
    return start(words, initials, (title.lowerBound &+ 1)..<title.upperBound)
  }

  private func start(
    _ words: Span<UInt32>, _ initials: Span<TitleInitial>, _ title: Range<Int>
  ) -> (isPrefix: Bool, isWhole: Bool, isHead: Bool) {
    guard wordCount <= title.count else { return (false, false, false) }
    for place in 0..<(wordCount &- 1)
    where bits(of: words[title.lowerBound &+ place]).whole >> UInt32(place) & 1 == 0 {
      return (false, false, false)
    }
    let end = title.lowerBound &+ wordCount
    let last = bits(of: words[end &- 1])
    let bit: UInt32 = 1 << UInt32(wordCount &- 1)
    let isWhole = last.whole & bit != 0
    return (
      last.any & bit != 0, isWhole && end == title.upperBound,
      isWhole && end < title.upperBound && initials[end].isPartStart
    )
  }

  /// How many words of the query stand right after the one typed before them. O(words of the title
  /// × words of the query).
  func adjacentPairCount(_ title: Range<Int>, in index: borrowing WordIndex) -> Int {
    let words = index.titleWords.span.extracting(title)
    let rows = pairingRows.span
    var pairs: UInt32 = 0
    var previous: UInt32 = 0
    for slot in words.indices {
      let word = words[slot]
      var here: UInt32 = 0
      // Nothing branches on what nobody can foretell.
      for index in rows.indices {
        let row = rows[index]
        here |= word &- row.lower < row.upper &- row.lower ? row.place : 0
      }
      pairs |= previous << 1 & here
      previous = here
    }
    return pairs.nonzeroBitCount
  }

  /// Which words of the query a word of the index is, and which it is as a whole.
  @inline(__always)
  private func bits(of word: UInt32) -> (any: UInt32, whole: UInt32) {
    var any: UInt32 = 0
    var whole: UInt32 = 0
    let rows = rows.span
    for index in rows.indices where word >= rows[index].lower && word < rows[index].upper {
      any |= rows[index].place
      if rows[index].isWhole { whole |= rows[index].place }
    }
    return (any, whole)
  }
}
