import Bibliography

/// What a search asks of every index, and what it has found.
struct IndexSearch {
  /// How the query's words are read.
  struct Pass {
    let words: [[UInt8]]
    /// The tier of an entry that matches all words and nothing better.
    let tier: SearchScore.Tier
    var allowsTypos = false
    /// Whether a year may be off by one.
    var allowsNearYears = false
    /// Whether a word may be what a title is called for short.
    var allowsAcronyms = false
    /// Whether a word may be several words of an entry.
    var allowsJoined = false
    /// Whether only entries without a year are searched.
    var isForYearless = false
    /// Whether one word may match nothing.
    var allowsMiss = false
    /// Whether the query as a whole is compared with keys.
    var matchesKeys = false
  }

  /// What is done one after the other, until something is found.
  enum Step {
    case words(Pass)
    /// Keys are looked at before words are ready.
    case keys
    /// The query's letters are looked for in keys.
    case letters
    /// What the index does not find is looked for in abstracts.
    case abstracts(Pass)
    case identifier(Identifier)
  }

  /// A source being searched.
  struct Subject: Sendable {
    let member: Int
    let role: SourceRole
  }

  /// An index to search, and whose it is. An object: of many sources each is handed on often.
  final class Target: Sendable {
    let index: WordIndex
    let subject: Subject

    init(index: WordIndex, subject: Subject) {
      self.index = index
      self.subject = subject
    }
  }

  /// Where one word may be missing, no more postings than these are gone through in an index.
  private static let lenientPostingLimit = 1 << 20

  /// Where the keys that begin with the query fill the list, no more postings than these are gone
  /// through to order them.
  private static let costlyPostingCount = 1 << 14

  /// Of queries with more words none is an acronym.
  private static let acronymWordLimit = 4

  /// Where words may be several words, no more postings than these are gone through in an index.
  private static let joinedPostingLimit = 1 << 17

  let query: QueryWords
  /// The keys the document cites.
  let citedKeys: KeyHashes
  /// Those of them that are cited nearby.
  let nearbyKeys: KeyHashes
  var top: TopHits
  /// What `EntryScores` gave back, and at first an earlier search.
  var spareStates = EntryScores.Spare()
  /// What was done so far.
  private(set) var steps: [Step] = []

  init(
    _ query: QueryWords, citedKeys: KeyHashes = [], nearbyKeys: KeyHashes = [], capacity: Int
  ) {
    self.query = query
    self.citedKeys = citedKeys
    self.nearbyKeys = nearbyKeys
    top = TopHits(capacity: capacity)
  }

  /// The number of what is done now.
  var currentStep: UInt8 { UInt8(clamping: steps.count - 1) }

  /// Notes what is done from now on.
  mutating func begin(_ step: Step) { steps.append(step) }

  /// Searches indexes. O(postings of the words).
  mutating func run(_ pass: Pass, on targets: [Target]) {
    begin(.words(pass))
    let (matches, weights) = IndexSearch.matches(of: pass, in: targets)
    for (target, matches) in zip(targets, matches) {
      run(pass, matches, weights, in: target.index, of: target.subject)
    }
  }

  /// What the words of a pass are in each index, and what they are worth in all.
  static func matches(
    of pass: Pass, in targets: [Target]
  ) -> (matches: [[WordMatch]], weights: [WordWeights]) {
    let matches = targets.map { target in
      var budget = IndexSearch.joinedPostingLimit
      return pass.words.enumerated().map { place, word in
        var match = WordMatch(
          word, place: place, in: target.index, allowsTypos: pass.allowsTypos,
          allowsNearYears: pass.allowsNearYears)
        if pass.allowsAcronyms, pass.words.count <= acronymWordLimit {
          // Beside others a word that is one is meant as such.
          match.addAcronyms(
            word, in: target.index, commonLimit: pass.words.count == 1 ? 1000 : 16)
        }
        if pass.allowsJoined { match.addJoined(word, in: target.index, budget: &budget) }
        return match
      }
    }
    return (matches, weights(of: pass, matches, targets))
  }

  /// What the words are worth: rarity is that in all indexes together.
  private static func weights(
    of pass: Pass, _ matches: [[WordMatch]], _ targets: [Target]
  ) -> [WordWeights] {
    let entryCount = targets.reduce(0) { $0 + $1.index.cover.liveEntryCount }
    return pass.words.indices.map { place in
      var useCounts = [Int](repeating: 0, count: SearchScore.MatchKind.allCases.count)
      for (target, matches) in zip(targets, matches) {
        for alternative in matches[place].alternatives {
          useCounts[alternative.kind.rawValue] += target.index.useCount(of: alternative.words)
        }
        let acronyms = matches[place].acronyms
        useCounts[SearchScore.MatchKind.acronym.rawValue] +=
          acronyms.names.count + acronyms.otherNames.count
        useCounts[SearchScore.MatchKind.partAcronym.rawValue] += acronyms.parts.count
      }
      return WordWeights(useCounts: useCounts, entryCount: entryCount)
    }
  }

  private mutating func run(
    _ pass: Pass, _ matches: [WordMatch], _ weights: [WordWeights],
    in index: borrowing WordIndex, of subject: Subject
  ) {
    let missCount = matches.count { $0.isEmpty }
    if pass.allowsMiss, matches.reduce(0, { $0 + $1.cost }) > IndexSearch.lenientPostingLimit {
      return
    }
    let keys = pass.matchesKeys ? index.keys(withPrefix: query.key.span) : 0..<0
    // What has only words comes behind them all.
    let hasEnough =
      keys.count >= top.capacity
      && matches.reduce(0) { $0 + $1.cost } > IndexSearch.costlyPostingCount
    let hasAll =
      !matches.isEmpty && missCount <= (pass.allowsMiss ? 1 : 0) && !hasEnough
    guard hasAll else {
      if !keys.isEmpty { offerKeys(keys, in: index, subject) }
      return
    }
    // The rarest word first: what follows touches only what it found.
    let ordered = matches.sorted { ($0.cost, $0.place) < ($1.cost, $1.place) }
    var scores = EntryScores(
      entryCount: index.entryCount,
      mostMatches: pass.allowsMiss ? index.entryCount : ordered.first?.cost ?? 0,
      allowsMiss: pass.allowsMiss, reusing: &spareStates)
    defer { spareStates = scores.release() }
    for dead in index.cover.deadEntries { scores.close(dead) }
    if pass.isForYearless {
      for entry in index.years.indices where index.years[entry] != 0 { scores.close(entry) }
    }
    for match in ordered {
      scores.add(match, weights[match.place], in: index)
      if scores.matchCount == 0, !pass.allowsMiss { break }
    }
    offerKeys(keys, &scores, in: index, subject)
    if scores.matchCount > 0 || pass.allowsMiss {
      offerMatches(&scores, matches, pass.tier, in: index, subject)
    }
  }

  /// Offers the entries whose key begins with the query, and closes them.
  private mutating func offerKeys(
    _ keys: Range<Int>, _ scores: inout EntryScores, in index: borrowing WordIndex,
    _ subject: Subject
  ) {
    // Keys as long as the query come before longer ones.
    var mayBeWhole = true
    let years = index.keyYears.span
    for slot in keys {
      let entry = Int(index.keyOrder[slot])
      guard !scores.isClosed(entry) else { continue }
      var tier = SearchScore.Tier.keyPrefix
      if mayBeWhole {
        tier = keyTier(entry, in: index)
        mayBeWhole = tier != .keyPrefix
      }
      let isMatch = scores.isMatch(entry)
      offer(
        entry, SearchScore.score(tier, isMatch ? scores.sum(entry) : 0), year: years[slot],
        isMatch ? scores.fields(entry).union(.key) : .key, in: index, subject)
      scores.close(entry)
    }
  }

  /// Offers the entries whose key begins with the query, whatever its words are.
  private mutating func offerKeys(
    _ keys: Range<Int>, in index: borrowing WordIndex, _ subject: Subject
  ) {
    var keys = keys
    while let slot = keys.first {
      let entry = Int(index.keyOrder[slot])
      let tier = keyTier(entry, in: index)
      if tier == .keyPrefix { break }
      offerKey(entry, tier, in: index, subject)
      keys.removeFirst()
    }
    if keys.isEmpty { return }
    // What is cited is ranked above the others, and those are the better the newer they are.
    for entry in index.entries(of: citedKeys) where hasLongerKey(entry, in: index) {
      offerKey(entry, .keyPrefix, in: index, subject)
    }
    let years = index.keyYears.span
    var bar = top.bar(.keyPrefix, subject.role) ?? .max
    for slot in keys where UInt32(years[slot]) >= bar {
      let entry = Int(index.keyOrder[slot])
      if citedKeys.contains(index.keyHashes[entry]) { continue }
      offerKey(entry, .keyPrefix, in: index, subject)
      bar = top.bar(.keyPrefix, subject.role) ?? .max
    }
  }

  private mutating func offerKey(
    _ entry: Int, _ tier: SearchScore.Tier, in index: borrowing WordIndex, _ subject: Subject
  ) {
    guard index.cover.isLive(entry) else { return }
    offer(entry, SearchScore.score(tier, 0), .key, in: index, subject)
  }

  /// Whether the key of an entry begins with the query and goes on behind it.
  private func hasLongerKey(_ entry: Int, in index: borrowing WordIndex) -> Bool {
    index.cover.withKey(ofEntry: entry) { bytes, range in
      range.count > query.key.count && KeyBytes.hasPrefix(bytes, range, lowercased: query.key.span)
    }
  }

  private func keyTier(_ entry: Int, in index: borrowing WordIndex) -> SearchScore.Tier {
    index.cover.withKey(ofEntry: entry) { bytes, range in
      if range.count > query.key.count { return .keyPrefix }
      return KeyBytes.equal(bytes, range, query.exactKey.span) ? .exactKey : .key
    }
  }
}
