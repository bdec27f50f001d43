import Bibliography

// `lstm` is `Long Short-Term Memory`, `gan` the beginning of `Generative Adversarial Nets`, `cove`
// `Chain-of-Verification` and `Contextualized Word Vectors`. Nothing of that is in the index but the
// first letter of each word of a title, which is a byte: going through them is faster than reading
// postings, and costs a fortieth of their memory.
//
//     initials   L s t m | G a n | C of V | …
//
// A title is named by its beginning, or by that of what follows its colon: those initials have their
// highest bit set. One in a hundred places has that and the acronym's first letter; only there are
// words looked at.

/// The titles that a word of a query may be short for.
struct Acronyms {
  /// Shorter words are the beginnings of others, longer ones no acronyms.
  private static let lengths = 3...6
  /// Letters of one word at most: `elmo`.
  private static let pieceLimit = 3
  /// Longer ones have few beginnings of words.
  private static let longLength = 5

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

  /// A word that more than `commonLimit` entries have is none. Linear in the words of all titles.
  init(_ word: [UInt8], in index: borrowing WordIndex, commonLimit: Int) {
    guard Acronyms.mayBe(word) else { return }
    let own = index.words(withPrefix: word.span)
    if !own.isEmpty, index.isWhole(own.lowerBound, length: word.count),
      index.postingCount(of: own.lowerBound..<(own.lowerBound + 1)) > commonLimit
    {
      return
    }
    var places: [Int] = []
    Acronyms.find(word[0] | TitleInitial.partStart, in: index.titleInitials.span, &places)
    var entry = 0
    for slot in places where Acronyms.mayFollow(word, at: slot, in: index) {
      guard let reading = Acronyms.reading(word, at: slot, in: index) else { continue }
      // Entries follow one another as their titles do.
      entry = index.entry(ofTitleSlot: slot, from: entry)
      let number = UInt32(truncatingIfNeeded: entry)
      let start = Int(index.titleStarts[entry])
      let isFirst =
        slot == start || slot == start + 1 && TitleInitial.isJoint(index.titleInitials[start])
      if !reading.isWhole {
        if parts.last != number { parts.append(number) }
      } else if reading.isPlain && isFirst {
        if names.last != number { names.append(number) }
      } else if otherNames.last != number, names.last != number {
        otherNames.append(number)
      }
    }
  }

  /// Whether the second word from a place on may go on with an acronym, or the third where that is
  /// passed over.
  @inline(__always)
  private static func mayFollow(
    _ word: [UInt8], at slot: Int, in index: borrowing WordIndex
  ) -> Bool {
    let initials = index.titleInitials.span
    guard slot &+ 1 < initials.count else { return false }
    let next = initials[slot &+ 1]
    if TitleInitial.letter(next) == word[1] || TitleInitial.isJoint(next) { return true }
    guard word.count < longLength else { return false }
    func isLater(_ initial: UInt8) -> Bool {
      let letter = TitleInitial.letter(initial)
      return letter == word[2] || word.count > 3 && letter == word[3]
    }
    return isLater(next) || slot &+ 2 < initials.count && isLater(initials[slot &+ 2])
  }

  /// The places of `initial`, sixteen at a time.
  private static func find(_ initial: UInt8, in initials: Span<UInt8>, _ places: inout [Int]) {
    let bytes = initials.bytes
    let wanted = SIMD16<UInt8>(repeating: initial)
    var start = 0
    while initials.count &- start >= 16 {
      let sixteen = unsafe bytes.unsafeLoadUnaligned(
        fromByteOffset: start, as: SIMD16<UInt8>.self)
      let isSame = sixteen .== wanted
      let halves = unsafe unsafeBitCast(isSame, to: SIMD2<UInt64>.self)
      if halves[0] | halves[1] != 0 {
        for half in 0..<2 {
          var lanes = halves[half]
          while lanes != 0 {
            let lane = lanes.trailingZeroBitCount / 8
            places.append(start &+ 8 &* half &+ lane)
            lanes &= ~(0xFF << UInt64(8 &* lane))
          }
        }
      }
      start &+= 16
    }
    for place in start..<max(start, initials.count) where initials[place] == initial {
      places.append(place)
    }
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
  }

  /// How words are called for short.
  private struct Reading {
    /// Whether they are all of their part of the title.
    let isWhole: Bool
    /// Whether it is their initials, or the beginnings of two words that stand together.
    let isPlain: Bool
  }

  /// How the words from the start of a part on are called `word`; `nil` where they are not.
  private static func reading(
    _ word: [UInt8], at slot: Int, in index: borrowing WordIndex
  ) -> Reading? {
    var budget = 64
    return reading(word, State(), at: slot, in: index, &budget)
  }

  private static func reading(
    _ word: [UInt8], _ state: State, at slot: Int, in index: borrowing WordIndex,
    _ budget: inout Int
  ) -> Reading? {
    guard budget > 0 else { return nil }
    budget -= 1
    if state.letterCount == word.count {
      return judge(word, state, isWhole: index.isTitlePartOver(at: slot))
    }
    guard slot < index.titleInitials.count,
      state.pieceCount == 0 || index.titleInitials[slot] & TitleInitial.partStart == 0
    else { return nil }
    let initial = index.titleInitials[slot]
    if TitleInitial.letter(initial) | 0x20 == word[state.letterCount] {
      let text = index.wordRange(Int(index.titleWords[slot]))
      let most = min(pieceLimit, word.count - state.letterCount, text.count)
      for length in 1...max(1, most) {
        guard length <= most,
          index.wordBytes[text.lowerBound + length - 1] == word[state.letterCount + length - 1]
        else { break }
        var next = state
        next.letterCount += length
        next.pieceCount += 1
        next.shortest = min(next.shortest, length)
        if let found = reading(word, next, at: slot + 1, in: index, &budget) { return found }
      }
    }
    guard state.pieceCount > 0 else { return nil }
    var next = state
    if !TitleInitial.isJoint(initial) {
      // `Contextualized Word Vectors`
      guard state.pieceCount == 1, state.letterCount > 1, !state.hasSkipped else { return nil }
      next.hasSkipped = true
    }
    return reading(word, next, at: slot + 1, in: index, &budget)
  }

  /// Initials of three words, or two letters at least of each of two, make an acronym; where a word is
  /// passed over all others have to be used.
  private static func judge(_ word: [UInt8], _ state: State, isWhole: Bool) -> Reading? {
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
  /// Whether nothing but words that only join others follows in a part of a title.
  fileprivate func isTitlePartOver(at slot: Int) -> Bool {
    var end = slot
    while end < titleInitials.count, titleInitials[end] & TitleInitial.partStart == 0 {
      guard TitleInitial.isJoint(titleInitials[end]) else { return false }
      end += 1
    }
    return true
  }

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
