/// The entries in the order of their titles' first two words, so that those whose title begins with a query
/// are found without looking at all that have its words.
///
///     starts   … | chain | chair | …           by first word, an article or what stands behind it
///     entries  … | e9 e4 | e7 | …              by second word, then in their order
struct TitleOrder {
  /// One more than there are words.
  private let starts: [UInt32]
  /// An entry whose title begins with an article is there twice.
  private let entries: [UInt32]

  /// Linear.
  init(
    heads: [TitleHead], titleStarts: [UInt32], titleWords: [UInt32], wordCount: Int
  ) {
    // The last bucket is for no second word.
    func bucket(_ word: UInt32) -> Int { min(Int(word), wordCount) }
    func forEachStart(_ body: (_ entry: Int, _ first: UInt32, _ second: UInt32) -> Void) {
      for entry in heads.indices {
        let head = heads[entry]
        if head.hasArticle {
          let article = titleWords[Int(titleStarts[entry])]
          body(entry, article, head.firstWord)
          if article == head.firstWord { continue }
        }
        if head.firstWord != TitleHead.none { body(entry, head.firstWord, head.secondWord) }
      }
    }
    var seconds = [UInt32](repeating: 0, count: wordCount + 2)
    var starts = [UInt32](repeating: 0, count: wordCount + 1)
    forEachStart { _, first, second in
      seconds[bucket(second) + 1] &+= 1
      starts[Int(first) + 1] &+= 1
    }
    for word in seconds.indices.dropFirst() { seconds[word] &+= seconds[word - 1] }
    for word in starts.indices.dropFirst() { starts[word] &+= starts[word - 1] }
    let count = Int(starts[wordCount])
    var bySecond = [(entry: UInt32, first: UInt32)](repeating: (0, 0), count: count)
    forEachStart { entry, first, second in
      let slot = Int(seconds[bucket(second)])
      bySecond[slot] = (UInt32(truncatingIfNeeded: entry), first)
      seconds[bucket(second)] &+= 1
    }
    var next = starts
    var entries = [UInt32](repeating: 0, count: count)
    for (entry, first) in bySecond {
      entries[Int(next[Int(first)])] = entry
      next[Int(first)] &+= 1
    }
    self.starts = starts
    self.entries = entries
  }

  /// Bytes that it takes.
  var byteCount: Int { 4 * (starts.count + entries.count) }

  /// The entries whose title begins with one of these words, an article before it or not. O(1).
  func entries(beginningWith words: Range<Int>) -> ArraySlice<UInt32> {
    entries[Int(starts[words.lowerBound])..<Int(starts[words.upperBound])]
  }

  /// Those of them whose next word is one of `seconds`. O(log entries).
  func entries(
    beginningWith first: Int, _ seconds: Range<Int>, in index: borrowing WordIndex
  ) -> ArraySlice<UInt32> {
    let all = entries(beginningWith: first..<(first + 1))
    // Behind an article stands the first word of the head.
    let isArticle = index.isArticle(UInt32(truncatingIfNeeded: first))
    func slot(of word: Int) -> Int {
      var low = all.startIndex
      var high = all.endIndex
      while low < high {
        let middle = (low &+ high) / 2
        let head = index.titleHeads[Int(all[middle])]
        let second = isArticle && head.hasArticle ? head.firstWord : head.secondWord
        if Int(second) < word { low = middle &+ 1 } else { high = middle }
      }
      return low
    }
    let start = slot(of: seconds.lowerBound)
    return all[start..<max(start, slot(of: seconds.upperBound))]
  }
}
