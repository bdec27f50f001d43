import Bibliography

/// A query as the search reads it.
struct QueryWords {
  /// More words than these are not looked at: so many tell any title from others.
  static let wordLimit = 14

  /// What stands between names when people write of papers: `smith and jones`, `vaswani et al`.
  private static let joints = ["and", "und", "et", "al"].map { Array($0.utf8) }

  /// Words that nearly all titles have.
  private static let minor = ["the", "and", "for", "with", "from", "are"].map { Array($0.utf8) }

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

extension QueryWords {
  /// The words to search when no entry has all, those that only join names left out.
  var lenientWords: [[UInt8]] {
    let words = wordsWithoutJoints ?? words
    // `devlin2018`
    return words.count == 1 ? splitWords ?? words : words
  }

  /// Whether a word may be a year, or its last two digits.
  static func isYear(_ word: [UInt8]) -> Bool {
    (word.count == 4 || word.count == 2) && word.allSatisfy(KeySegmentScanner.isDigit)
  }

  /// Whether a word tells titles apart.
  static func isTelling(_ word: [UInt8]) -> Bool {
    (word.count > 2 || word.contains { $0 >= 0x80 }) && !minor.contains(word)
  }

  /// The years before and after the one that `word` may be, in four digits.
  static func yearsBeside(_ word: [UInt8]) -> [[UInt8]] {
    guard isYear(word) else { return [] }
    let number = word.reduce(0) { $0 * 10 + Int($1 & 0xF) }
    let years = word.count == 4 ? [number] : [2000 + number, 1900 + number]
    return years.flatMap { [$0 - 1, $0 + 1] }.filter { (1000...9999).contains($0) }
      .map { Array(String($0).utf8) }
  }
}
