// One integer an entry says how far it got: the words of the query are looked up one after the
// other, and an entry that missed one is never touched again.
//
//     words passed (4 bits) | fields (7) | missed (1) | sum of finished words (12) | best of this (8)
//
// Where one word may be missing, an entry that is one word behind is still touched, once.

/// What each entry of an index scored so far.
struct EntryScores {
  private static let countShift: UInt32 = 28
  private static let fieldShift: UInt32 = 21
  private static let fieldMask: UInt32 = 0x7F
  private static let sumShift: UInt32 = 8
  private static let missedBit: UInt32 = 1 << 20
  private static let sumMask: UInt32 = 0xFFF
  /// More words than a query has: never touched.
  private static let closed: UInt32 = 15 << countShift
  /// Up to so many matches are listed as they are found, for the next word.
  private static let listLimit = 1 << 16
  /// Of more matches than these the ranking first raises the bar.
  private static let fewLimit = 4096

  /// Memory for the states of entries.
  struct Spare: Sendable {
    fileprivate(set) var states: [UInt32] = []
    /// Whether all of them are zero.
    fileprivate var isClear = false
  }

  private var states: [UInt32]
  private var list: [UInt32]
  /// The entries whose states are not zero, some more than once; `nil` where they may be any.
  private var touched: [UInt32]? = []
  /// Whether `list` has all that matched.
  private var isListed = false
  /// How many entries matched the word that was added last, and all before it.
  private(set) var matchCount = 0
  private var wordCount: UInt32 = 0
  /// Whether one word may be missing: then `matchCount` says nothing.
  private let allowsMiss: Bool

  init(entryCount: Int, allowsMiss: Bool = false) {
    var none = Spare()
    self.init(
      entryCount: entryCount, mostMatches: entryCount, allowsMiss: allowsMiss, reusing: &none)
  }

  /// `spare` is what another gave back: fresh memory costs more than clearing it, and of a million entries
  /// that costs more than most searches.
  ///
  /// - Parameter mostMatches: about how many entries match all words at most.
  init(
    entryCount: Int, mostMatches: Int, allowsMiss: Bool = false, reusing spare: inout Spare
  ) {
    var taken = Spare()
    swap(&taken, &spare)
    if taken.states.count != entryCount {
      taken.states = [UInt32](repeating: 0, count: entryCount)
    } else if !taken.isClear {
      var span = taken.states.mutableSpan
      for entry in span.indices { span[entry] = 0 }
    }
    states = taken.states
    list = [UInt32](
      repeating: 0,
      count: min(entryCount, max(mostMatches, EntryScores.fewLimit), EntryScores.listLimit))
    self.allowsMiss = allowsMiss
  }

  /// Gives up the memory, for the next. O(entries that have a state).
  mutating func release() -> Spare {
    var spare = Spare(isClear: touched != nil)
    swap(&spare.states, &states)
    var span = spare.states.mutableSpan
    for entry in touched ?? [] { span[Int(entry)] = 0 }
    return spare
  }

  /// Takes these entries out.
  mutating func close(_ entries: Range<Int>) {
    touched = nil
    for entry in entries { states[entry] = EntryScores.closed }
  }

  mutating func close(_ entry: Int) {
    states[entry] = EntryScores.closed
    if let count = touched?.count, count < EntryScores.listLimit {
      touched?.append(UInt32(truncatingIfNeeded: entry))
    } else {
      touched = nil
    }
  }

  private mutating func noteTouched(_ entries: ArraySlice<UInt32>) {
    guard let count = touched?.count else { return }
    if count &+ entries.count > EntryScores.listLimit {
      touched = nil
    } else {
      touched?.append(contentsOf: entries)
    }
  }

  @inline(__always)
  func isClosed(_ entry: Int) -> Bool { states[entry] == EntryScores.closed }

  /// Whether an entry matched all words.
  @inline(__always)
  func isMatch(_ entry: Int) -> Bool {
    guard wordCount > 0 else { return false }
    let state = states[entry]
    let count = state >> EntryScores.countShift
    return count == wordCount
      || allowsMiss && count &+ 1 == wordCount && state & EntryScores.missedBit == 0
  }

  /// The sum of the words' scores of an entry that matched all.
  @inline(__always)
  func sum(_ entry: Int) -> Int {
    Int(EntryScores.total(states[entry]))
  }

  /// What all words of a state are worth: fourteen of at most 255 are in `sumMask`.
  @inline(__always)
  private static func total(_ state: UInt32) -> UInt32 {
    (state >> sumShift & sumMask) &+ (state & 0xFF)
  }

  /// One for zero, zero for what is less than 2³¹.
  @inline(__always)
  private static func isZero(_ value: UInt32) -> UInt32 { (value &- 1) >> 31 }

  /// Where the words of an entry were found.
  @inline(__always)
  func fields(_ entry: Int) -> MatchedFields {
    MatchedFields(
      rawValue: UInt8(
        truncatingIfNeeded: states[entry] >> EntryScores.fieldShift & EntryScores.fieldMask))
  }

  /// The entries that matched all words, where those are not `areMany`.
  var matches: ArraySlice<UInt32> { list.prefix(matchCount) }

  /// What an entry has to be at least to be worth a look.
  struct Bar {
    /// The weight, and in the lowest 13 bits the year.
    let least: UInt32
    /// What may come to the words' scores in any entry.
    let bonus: UInt32
    /// What comes to those of a person and a year.
    let personAndYear: UInt32
  }

  /// Whether an entry matched all words and may reach a bar. Branches on nothing, as nobody can foretell
  /// any of it.
  @inline(__always)
  private func reaches(_ bar: Bar, _ state: UInt32, _ year: UInt16) -> UInt32 {
    let passed = state >> EntryScores.countShift
    let isMatch =
      EntryScores.isZero(passed ^ wordCount)
      | EntryScores.isZero(passed ^ fewestWords | state & EntryScores.missedBit)
    let both = UInt32(MatchedFields([.people, .year]).rawValue) << EntryScores.fieldShift
    let hasBoth = EntryScores.isZero(state & both ^ both)
    let weight = EntryScores.total(state) &+ bar.bonus &+ hasBoth &* bar.personAndYear
    let rank = weight << 13 | UInt32(min(year, 0x1FFF))
    // Neither has the highest bit.
    return isMatch & (bar.least &- rank &- 1) >> 31
  }

  /// How many words an entry has that matched: one may be missing.
  private var fewestWords: UInt32 { allowsMiss ? wordCount &- 1 : wordCount }

  /// Lists those of some entries that matched all words and may reach a bar, in their order; gives their
  /// number. `found` has room for all.
  func listMatches(
    in entries: Range<Int>, reaching bar: Bar, years: [UInt16], _ found: inout [UInt32]
  ) -> Int {
    guard wordCount > 0 else { return 0 }
    var found = found.mutableSpan
    var count = 0
    let states = states.span.extracting(entries)
    let years = years.span.extracting(entries)
    for place in states.indices {
      found[count] = UInt32(truncatingIfNeeded: entries.lowerBound &+ place)
      count &+= Int(reaches(bar, states[place], years[place]))
    }
    return count
  }

  /// The same for the entries that are listed, in the order in which they were found.
  func listMatches(
    among places: Range<Int>, reaching bar: Bar, years: [UInt16], _ found: inout [UInt32]
  ) -> Int {
    var found = found.mutableSpan
    var count = 0
    let list = list.span.extracting(places)
    for place in list.indices {
      let entry = list[place]
      found[count] = entry
      count &+= Int(reaches(bar, states[Int(entry)], years[Int(entry)]))
    }
    return count
  }

  /// The entries that the next word can add to; `nil` if they may be any.
  private var candidates: [UInt32]? {
    wordCount > 0 && isListed ? Array(list.prefix(matchCount)) : nil
  }

  /// Adds the next word: its postings in all alternatives. O(postings), for a letter O(entries).
  mutating func add(
    _ match: WordMatch, _ weights: WordWeights, in index: borrowing WordIndex
  ) {
    let word = wordCount
    var matchCount = 0
    var areLettersListed = true
    let earlier = match.alternatives.contains { $0.letter != nil } ? candidates : nil
    // Taken out, so that each is written through its own span.
    var takenStates = states
    var takenList = list
    states = []
    list = []
    defer {
      states = takenStates
      list = takenList
    }
    var states = takenStates.mutableSpan
    var list = takenList.mutableSpan
    let postings = index.postings.span
    let peopleStarts = index.people.starts.span
    let peopleEntries = index.people.entries.span
    let venueStarts = index.venues.starts.span
    let venueEntries = index.venues.entries.span
    let letters = index.letters.bytes.span
    // A venue has several words that begin alike; its entries are gone through once.
    var venueScores = [UInt8](repeating: 0, count: max(0, venueStarts.count - 1))
    // Letters come first, while no entry has the word yet.
    for alternative in match.alternatives {
      guard let letter = alternative.letter else { continue }
      let finds = weights[alternative.kind].finds(ofDigit: LetterTable.isDigit(letter))
      let fields = letters.extracting(
        letter &* index.entryCount..<(letter &+ 1) &* index.entryCount)
      if earlier != nil || allowsMiss {
        for place in 0..<(earlier?.count ?? index.entryCount) {
          let entry = earlier.map { Int($0[place]) } ?? place
          let find = finds[Int(fields[entry])]
          if find.score != 0,
            EntryScores.record(
              entry, find.score, fields: find.fields, word: word, allowsMiss: allowsMiss,
              in: &states)
          {
            if matchCount < list.count { list[matchCount] = UInt32(truncatingIfNeeded: entry) }
            matchCount &+= 1
          }
        }
      } else {
        (matchCount, areLettersListed) = EntryScores.record(
          fields, finds, word: word, in: &states, &list)
      }
    }
    for alternative in match.alternatives where alternative.letter == nil {
      let row = weights[alternative.kind]
      let start = Int(index.postingStarts[alternative.words.lowerBound])
      let end = Int(index.postingStarts[alternative.words.upperBound])
      for slot in start..<end {
        let posting = postings[slot]
        let bits = posting & WordIndex.entryBits
        let value = Int(posting >> WordIndex.valueShift)
        if bits != 0 {
          let score = row.entryScore(bits)
          guard score != 0 else { continue }
          let entry = Int(posting >> WordIndex.entryShift)
          if EntryScores.record(
            entry, UInt32(truncatingIfNeeded: score), fields: bits, word: word,
            allowsMiss: allowsMiss, in: &states)
          {
            if matchCount < list.count { list[matchCount] = UInt32(truncatingIfNeeded: entry) }
            matchCount &+= 1
          }
        } else if posting & WordIndex.venueBit != 0 {
          let score = row.valueScore(posting)
          guard score > venueScores[value] else { continue }
          venueScores[value] = UInt8(truncatingIfNeeded: score)
          let field = UInt32(MatchedFields.venue.rawValue)
          for use in Int(venueStarts[value])..<Int(venueStarts[value &+ 1]) {
            let entry = Int(venueEntries[use])
            if EntryScores.record(
              entry, score, fields: field, word: word, allowsMiss: allowsMiss, in: &states)
            {
              if matchCount < list.count { list[matchCount] = UInt32(truncatingIfNeeded: entry) }
              matchCount &+= 1
            }
          }
        } else {
          let score = row.valueScore(posting)
          guard score != 0 else { continue }
          let first = WordWeights.Row.firstAuthor(beside: score)
          let field = UInt32(MatchedFields.people.rawValue)
          for use in Int(peopleStarts[value])..<Int(peopleStarts[value &+ 1]) {
            let entry = Int(peopleEntries[use] >> 1)
            let isFirst = peopleEntries[use] & 1
            if EntryScores.record(
              entry, score &+ isFirst &* first, fields: field, word: word,
              allowsMiss: allowsMiss, in: &states)
            {
              if matchCount < list.count { list[matchCount] = UInt32(truncatingIfNeeded: entry) }
              matchCount &+= 1
            }
          }
        }
      }
    }
    let joined = weights[.joined]
    let title = UInt32(MatchedFields.title.rawValue)
    for (entries, isPeople, score, field) in [
      (match.joined.titles, false, joined.title, title),
      (match.joined.people, true, joined.family, UInt32(MatchedFields.people.rawValue)),
      (match.acronyms.names, false, weights[.acronym].title, title | MatchedFields.acronymBits),
      (
        match.acronyms.otherNames, false,
        weights[.acronym].title &- min(weights[.acronym].title, SearchScore.otherName),
        title | MatchedFields.acronymBits
      ),
      (match.acronyms.parts, false, weights[.partAcronym].title, title),
    ] {
      for use in entries {
        let entry = Int(isPeople ? use >> 1 : use)
        let first = isPeople && use & 1 != 0 ? WordWeights.Row.firstAuthor(beside: score) : 0
        if EntryScores.record(
          entry, score &+ first, fields: field, word: word, allowsMiss: allowsMiss, in: &states)
        {
          if matchCount < list.count { list[matchCount] = UInt32(truncatingIfNeeded: entry) }
          matchCount &+= 1
        }
      }
    }
    self.matchCount = matchCount
    isListed = !allowsMiss && areLettersListed && matchCount <= list.count
    wordCount = word &+ 1
    // The next words touch no others.
    if word == 0 {
      if isListed { noteTouched(takenList.prefix(matchCount)) } else { touched = nil }
    }
  }

  /// Notes that `entry` has word number `word` in `fields`, worth `score`. True when that is new.
  @inline(__always)
  private static func record(
    _ entry: Int, _ score: UInt32, fields: UInt32, word: UInt32,
    allowsMiss: Bool, in states: inout MutableSpan<UInt32>
  ) -> Bool {
    let state = states[entry]
    let count = state >> countShift
    if count == word {
      states[entry] =
        (word &+ 1) << countShift | (state & (fieldMask << fieldShift | missedBit))
        | fields << fieldShift | total(state) << sumShift | score
      return true
    }
    if count == word &+ 1 {
      states[entry] = (state & ~0xFF) | max(state & 0xFF, score) | fields << fieldShift
    } else if allowsMiss, count &+ 1 == word, state & missedBit == 0 {
      states[entry] =
        (word &+ 1) << countShift | (state & (fieldMask << fieldShift)) | fields << fieldShift
        | missedBit | total(state) << sumShift | score
      return true
    }
    return false
  }

  /// The same for what a letter finds in all entries, none of which has the word yet: how many have it
  /// now, listed if there is room. Nobody can foretell which do, so that nothing branches on it.
  private static func record(
    _ fields: Span<UInt8>, _ finds: [WordWeights.Find], word: UInt32,
    in states: inout MutableSpan<UInt32>, _ list: inout MutableSpan<UInt32>
  ) -> (count: Int, isListed: Bool) {
    var additionOf = InlineArray<256, UInt32>(repeating: 0)
    for (byte, find) in finds.enumerated() where find.score != 0 && byte < additionOf.count {
      additionOf[byte] = find.fields << fieldShift | find.score
    }
    var matchCount: UInt32 = 0
    for entry in fields.indices {
      let state = states[entry]
      let addition = additionOf[Int(fields[entry])]
      let isNew = isZero(state >> countShift ^ word) & min(1, addition)
      let passed =
        (word &+ 1) << countShift | state & (fieldMask << fieldShift | missedBit) | addition
        | total(state) << sumShift
      let mask = 0 &- isNew
      states[entry] = state & ~mask | passed & mask
      matchCount &+= isNew
    }
    let count = Int(matchCount)
    guard count <= min(list.count, rareLimit(fields.count)) else { return (count, false) }
    var place = 0
    for entry in fields.indices where states[entry] >> countShift == word &+ 1 {
      list[place] = UInt32(truncatingIfNeeded: entry)
      place &+= 1
    }
    return (count, true)
  }

  /// Whether more entries matched all words than are looked at one by one.
  var areMany: Bool { allowsMiss || matchCount > EntryScores.fewLimit }

  /// Whether the entries that matched all words are listed.
  var areListed: Bool { isListed && matchCount <= EntryScores.rareLimit(entryCount) }

  /// Up to so many entries are quicker to find by a list than by going through all.
  private static func rareLimit(_ entryCount: Int) -> Int { max(fewLimit, entryCount / 16) }

  var entryCount: Int { states.count }
}
