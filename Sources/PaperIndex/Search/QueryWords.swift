import Bibliography

/// A query as the search reads it.
struct QueryWords {
  /// More words than these are not looked at.
  static let wordLimit = 30

  /// What stands between names when people write of papers: `smith and jones`, `vaswani et al`.
  private static let joints = ["and", "und", "et", "al"].map { Array($0.utf8) }

  /// The query without blanks at its ends, in lower case: what keys are compared with.
  let key: [UInt8]
  /// The same as typed.
  let exactKey: [UInt8]
  /// The folded words.
  let words: [[UInt8]]
  /// The words without those that only join names; `nil` when that changes nothing.
  let wordsWithoutJoints: [[UInt8]]?
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
    let others = words.filter { !QueryWords.joints.contains($0) }
    wordsWithoutJoints = others.isEmpty || others.count == words.count ? nil : others
    splitWords = split.count > words.count ? Array(split.prefix(QueryWords.wordLimit)) : nil
  }
}
