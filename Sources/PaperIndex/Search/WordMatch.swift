import Bibliography

/// What one word of a query is in one index: ranges of its words.
struct WordMatch {
  /// Words of the index that the query's word may stand for.
  struct Alternative {
    let words: Range<Int>
    let kind: SearchScore.MatchKind
    /// The number of the letter in `WordIndex.letters` where all words that begin with one are meant.
    var letter: Int?
  }

  /// The word's place in the query.
  let place: Int
  private(set) var alternatives: [Alternative] = []
  /// Where it is several words.
  private(set) var joined = JoinedWords()
  /// Where titles are called so for short.
  private(set) var acronyms = Acronyms()
  /// How many postings they have.
  private(set) var cost = 0

  /// Whether it is nowhere.
  var isEmpty: Bool { alternatives.isEmpty && joined.count == 0 && acronyms.count == 0 }

  /// Each way of finding the word alone.
  var ways: [WordMatch] {
    func way(_ change: (inout WordMatch) -> Void) -> WordMatch {
      var way = WordMatch(place: place)
      change(&way)
      return way
    }
    var ways = alternatives.map { alternative in way { $0.alternatives = [alternative] } }
    if joined.count > 0 { ways.append(way { $0.joined = joined }) }
    if acronyms.count > 0 { ways.append(way { $0.acronyms = acronyms }) }
    return ways
  }

  private init(place: Int) { self.place = place }

  /// Looks `word` up in `index`. With `allowsTypos` also what it may be a misspelling of, with
  /// `allowsNearYears` the years beside it.
  init(
    _ word: [UInt8], place: Int, in index: borrowing WordIndex, allowsTypos: Bool,
    allowsNearYears: Bool
  ) {
    self.place = place
    let isNumber = word.allSatisfy(KeySegmentScanner.isDigit)
    add(
      word, whole: .whole,
      prefix: isNumber && word.count < 4 ? .number : word.count == 1 ? .initial : .prefix,
      in: index)
    if let other = Folding.alternateSpelling(of: word.span) {
      add(other, whole: .respelledWhole, prefix: .respelledPrefix, in: index)
    }
    if word.count == 2, isNumber {
      for century in ["20", "19", "18", "17", "16"] {
        let year = Array(century.utf8) + word
        let range = index.words(withPrefix: year.span)
        guard !range.isEmpty, index.isWhole(range.lowerBound, length: 4) else { continue }
        append(range.lowerBound..<(range.lowerBound + 1), .twoDigitYear, in: index)
      }
    }
    if allowsNearYears {
      for year in QueryWords.yearsBeside(word) {
        let range = index.words(withPrefix: year.span)
        guard !range.isEmpty, index.isWhole(range.lowerBound, length: 4) else { continue }
        append(range.lowerBound..<(range.lowerBound + 1), .nearYear, in: index)
      }
    }
    if allowsTypos {
      for found in index.misspellings(of: word) {
        append(found.word..<(found.word + 1), found.isWhole ? .typo : .typoInPrefix, in: index)
      }
    }
  }

  /// Also finds `word` where it is several words. Goes through at most `budget` postings.
  mutating func addJoined(_ word: [UInt8], in index: borrowing WordIndex, budget: inout Int) {
    joined = JoinedWords(word, in: index, budget: &budget)
    cost += joined.count
  }

  /// Also finds titles that may be called `word` for short. Linear in the words of all titles.
  mutating func addAcronyms(
    _ word: [UInt8], in index: borrowing WordIndex, commonLimit: Int
  ) {
    acronyms = Acronyms(word, in: index, commonLimit: commonLimit)
    cost += acronyms.count
  }

  private mutating func add(
    _ word: [UInt8], whole: SearchScore.MatchKind, prefix: SearchScore.MatchKind,
    in index: borrowing WordIndex
  ) {
    var range = index.words(withPrefix: word.span)
    guard !range.isEmpty else { return }
    if index.isWhole(range.lowerBound, length: word.count) {
      append(range.lowerBound..<(range.lowerBound + 1), whole, in: index)
      range = (range.lowerBound + 1)..<range.upperBound
    }
    if range.isEmpty { return }
    let isLetter = word.count == 1 && (prefix == .initial || prefix == .number)
    append(range, prefix, letter: isLetter ? LetterTable.number(of: word[0]) : nil, in: index)
  }

  private mutating func append(
    _ words: Range<Int>, _ kind: SearchScore.MatchKind, letter: Int? = nil,
    in index: borrowing WordIndex
  ) {
    alternatives.append(Alternative(words: words, kind: kind, letter: letter))
    cost += index.postingCount(of: words)
  }
}

extension WordIndex {
  /// From so many postings on words are common, however often each is used.
  private static let countLimit = 1024

  func postingCount(of words: Range<Int>) -> Int {
    Int(postingStarts[words.upperBound]) - Int(postingStarts[words.lowerBound])
  }

  /// In how many entries words occur, about.
  func useCount(of words: Range<Int>) -> Int {
    let range = Int(postingStarts[words.lowerBound])..<Int(postingStarts[words.upperBound])
    guard range.count <= WordIndex.countLimit else { return range.count }
    var count = 0
    for index in range {
      let posting = postings[index]
      if posting & WordIndex.entryBits != 0 {
        count += 1
      } else {
        let value = Int(posting >> WordIndex.valueShift)
        let starts = posting & WordIndex.venueBit != 0 ? venues.starts : people.starts
        count += Int(starts[value + 1] - starts[value])
      }
    }
    return count
  }
}
