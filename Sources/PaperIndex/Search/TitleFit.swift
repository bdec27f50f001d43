/// How the words of a query stand in a title.
struct TitleFit {
  /// The query's words are the title's first ones in their order; all but the last are whole. An
  /// article before them does not count.
  private(set) var isPrefix = false
  /// The query is the title.
  private(set) var isWhole = false
  /// How many words of the query stand right after the one typed before them.
  private(set) var adjacentPairCount = 0

  /// O(words of the title × words of the query).
  init(_ matches: [WordMatch], in index: borrowing WordIndex, _ title: Range<Int>) {
    let words = index.titleWords.span
    var start = title.lowerBound
    isPrefix = Self.isPrefix(matches, words, start, title.upperBound)
    if !isPrefix, title.count > 1, index.isArticle(Int(words[start])) {
      start &+= 1
      isPrefix = Self.isPrefix(matches, words, start, title.upperBound)
    }
    if isPrefix, title.upperBound &- start == matches.count,
      let last = matches.last, last.match(Int(words[title.upperBound &- 1])) == 2
    {
      isWhole = true
    }
    guard matches.count > 1 else { return }
    var counted: UInt32 = 0
    var previous: UInt32 = 0
    for slot in title {
      let word = Int(words[slot])
      var here: UInt32 = 0
      for match in matches where match.match(word) != 0 { here |= 1 << UInt32(match.place) }
      counted |= previous << 1 & here
      previous = here
    }
    adjacentPairCount = counted.nonzeroBitCount
  }

  private static func isPrefix(
    _ matches: [WordMatch], _ words: Span<UInt32>, _ start: Int, _ end: Int
  ) -> Bool {
    guard matches.count <= end &- start else { return false }
    for match in matches {
      let needed = match.place == matches.count &- 1 ? 1 : 2
      if match.match(Int(words[start &+ match.place])) < needed { return false }
    }
    return true
  }
}

extension WordIndex {
  /// Whether a word is an English article.
  func isArticle(_ word: Int) -> Bool {
    let range = wordRange(word)
    let first = wordBytes[range.lowerBound]
    switch range.count {
    case 1: return first == UInt8(ascii: "a")
    case 2: return wordBytes[range].elementsEqual("an".utf8)
    case 3: return wordBytes[range].elementsEqual("the".utf8)
    default: return false
    }
  }
}
