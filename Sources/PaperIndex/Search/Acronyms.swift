import Bibliography

// `lstm` is `Long Short-Term Memory`, `gan` the beginning of `Generative Adversarial Nets`, `cove`
// `Chain-of-Verification` and `Contextualized Word Vectors`. The index has the first two letters of each
// word of a title, and where parts of titles begin whose names begin with three letters: only there are
// they looked at.
//
//     initials   Lo sh te me | Ge ad ne | Ch OF Ve | …
//
// A title is named by its beginning, or by that of what follows its colon; its initials may go on
// behind the colon.

/// The titles that a word of a query may be short for.
struct Acronyms {
  /// Shorter words are the beginnings of others, longer ones no acronyms.
  private static let lengths = 3...6
  /// Where more entries have words that begin so, somebody types one of those.
  private static let prefixLimit = 1 << 12
  /// No more places are looked at in an index.
  private static let placeLimit = 1 << 14

  /// Entries whose title, or its part before a colon, the word is the initials of, or the beginnings
  /// of both words.
  private(set) var names: [UInt32] = []
  /// Entries whose title, or a part of it, is called so in another way.
  private(set) var otherNames: [UInt32] = []
  /// Entries whose title, or its part, begins with it.
  private(set) var parts: [UInt32] = []

  var count: Int { names.count + otherNames.count + parts.count }

  init() {}

  /// Whether a word of a query may be an acronym.
  static func mayBe(_ word: [UInt8]) -> Bool {
    lengths.contains(word.count) && word.allSatisfy { $0 &- 0x61 < 26 }
  }

  /// A word that more than `commonLimit` entries have is none, nor one that begins words of a good part of
  /// them all, as `trans` does. O(places of its first three letters).
  init(_ word: [UInt8], in index: borrowing WordIndex, commonLimit: Int) {
    guard Acronyms.mayBe(word) else { return }
    let own = index.words(withPrefix: word.span)
    if index.postingCount(of: own) > max(Acronyms.prefixLimit, index.entryCount / 64) { return }
    if !own.isEmpty, index.isWhole(own.lowerBound, length: word.count),
      index.postingCount(of: own.lowerBound..<(own.lowerBound + 1)) > commonLimit
    {
      return
    }
    read(AcronymReader(word, firstAreInitials: true), in: index)
    // Beginnings of two words have two letters each at least.
    if word.count > 3 { read(AcronymReader(word, firstAreInitials: false), in: index) }
  }

  private mutating func read(_ reader: AcronymReader, in index: borrowing WordIndex) {
    let places = index.titleParts.places(for: reader.word, byInitials: reader.firstAreInitials)
    let initials = index.titleInitials.span
    var reader = reader
    var entry = 0
    for place in places.prefix(Acronyms.placeLimit) {
      let place = Int(place)
      // Few are names. Which title it is says only whether what follows is the next one.
      guard reader.reading(at: place, before: initials.count, in: initials) != nil else { continue }
      // Entries follow one another as their titles do.
      entry = index.entry(ofTitleSlot: place, from: entry)
      let title = index.title(ofEntry: entry)
      guard let reading = reader.reading(at: place, before: title.upperBound, in: initials) else {
        continue
      }
      let number = UInt32(truncatingIfNeeded: entry)
      if !reading.isWhole {
        parts.append(number)
      } else if reading.isPlain && areJoints(title.lowerBound..<place, initials) {
        names.append(number)
      } else {
        otherNames.append(number)
      }
    }
  }

  private func areJoints(_ words: Range<Int>, _ initials: Span<TitleInitial>) -> Bool {
    for word in words where !initials[word].isJoint { return false }
    return true
  }
}

/// Reads titles as what an acronym may be short for.
private struct AcronymReader {
  /// A reading that takes more steps is none.
  private static let stepLimit = 64

  let word: [UInt8]
  /// Whether its first three letters are those of three words. Where not, they may be all the same.
  let firstAreInitials: Bool
  private var budget = 0

  init(_ word: [UInt8], firstAreInitials: Bool) {
    self.word = word
    self.firstAreInitials = firstAreInitials
  }

  /// What was read of a title so far.
  private struct State {
    /// How many letters of the acronym are found.
    var letterCount = 0
    /// In how many words.
    var pieceCount = 0
    /// The fewest letters of one word.
    var shortest = Int.max
    /// Whether a word was passed over that says something.
    var hasSkipped = false
    /// Whether a colon is passed.
    var isBehindPart = false
  }

  /// How words are called for short.
  struct Reading {
    /// Whether they are all of their part of the title.
    let isWhole: Bool
    /// Whether it is their initials, or the beginnings of two words that stand together.
    let isPlain: Bool
  }

  /// How the words from the start of a part on, up to `end` at most, are called so; `nil` where they
  /// are not.
  mutating func reading(
    at slot: Int, before end: Int, in initials: Span<TitleInitial>
  ) -> Reading? {
    budget = AcronymReader.stepLimit
    return reading(State(), at: slot, before: end, in: initials)
  }

  private mutating func reading(
    _ state: State, at slot: Int, before end: Int, in initials: Span<TitleInitial>
  ) -> Reading? {
    guard budget > 0 else { return nil }
    budget -= 1
    if state.letterCount == word.count {
      return judge(state, isWhole: isPartOver(at: slot, before: end, in: initials))
    }
    guard slot < end else { return nil }
    let initial = initials[slot]
    // Initials go on behind a colon, nothing else does.
    let isBehindPart = state.pieceCount > 0 && initial.isPartStart
    if isBehindPart, state.letterCount != state.pieceCount { return nil }
    if initial.first == word[state.letterCount] {
      var next = state
      next.letterCount += 1
      next.pieceCount += 1
      next.shortest = 1
      next.isBehindPart = state.isBehindPart || isBehindPart
      if let found = reading(next, at: slot + 1, before: end, in: initials) { return found }
      if !initial.isJoint, !next.isBehindPart, next.letterCount < word.count,
        initial.second == word[next.letterCount], !firstAreInitials || state.pieceCount > 1
      {
        next.letterCount += 1
        next.shortest = min(state.shortest, 2)
        if let found = reading(next, at: slot + 1, before: end, in: initials) { return found }
      }
    }
    guard state.pieceCount > 0 else { return nil }
    var next = state
    if !initial.isJoint {
      // `Contextualized Word Vectors`
      guard state.pieceCount == 1, state.letterCount > 1, !state.hasSkipped else { return nil }
      next.hasSkipped = true
    }
    return reading(next, at: slot + 1, before: end, in: initials)
  }

  /// Whether nothing but words that only join others follows in a part of a title.
  private func isPartOver(at slot: Int, before end: Int, in initials: Span<TitleInitial>) -> Bool {
    var slot = slot
    while slot < end, !initials[slot].isPartStart {
      guard initials[slot].isJoint else { return false }
      slot += 1
    }
    return true
  }

  /// Initials of three words, or two letters at least of each of two, make an acronym; where a word is
  /// passed over all others have to be used.
  private func judge(_ state: State, isWhole: Bool) -> Reading? {
    let isOfInitials = state.pieceCount >= 3 && word.count <= 2 * state.pieceCount
    guard isOfInitials || state.pieceCount == 2 && state.shortest >= 2,
      !state.hasSkipped || isWhole && state.pieceCount == 2
    else { return nil }
    return Reading(
      isWhole: isWhole,
      isPlain: !state.hasSkipped && (state.pieceCount == 2 || state.pieceCount == word.count))
  }
}

extension WordIndex {
  /// The entry whose title has the word at a place of `titleWords`; it is `first` or behind it.
  /// O(log entries).
  fileprivate func entry(ofTitleSlot slot: Int, from first: Int) -> Int {
    var low = first
    var high = max(first, titleStarts.count - 2)
    while low < high {
      let middle = (low &+ high &+ 1) / 2
      if Int(titleStarts[middle]) <= slot { low = middle } else { high = middle &- 1 }
    }
    return low
  }
}
