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
    /// Whether a word may be several words of an entry.
    var allowsJoined = false
    /// Whether only entries without a year are searched.
    var isForYearless = false
    /// Whether one word may match nothing.
    var allowsMiss = false
    /// Whether the query as a whole is compared with keys.
    var matchesKeys = false
  }

  /// A source being searched.
  struct Subject {
    let member: Int
    let role: SourceRole
  }

  /// An index to search, and whose it is.
  struct Target {
    let index: WordIndex
    let subject: Subject
  }

  /// More entries than these are ranked with care for their number.
  private static let sampleLimit = 4096
  /// Where one word may be missing, no more postings than these are gone through in an index.
  private static let lenientPostingLimit = 1 << 20

  /// Where words may be several words, no more postings than these are gone through in an index.
  private static let joinedPostingLimit = 1 << 17

  let query: QueryWords
  /// Hashes of the keys the document cites, sorted.
  let citedHashes: [UInt32]
  /// One bit for each value of the lowest twelve bits of those: most keys are cited nowhere.
  private let citedFilter: [UInt64]
  var top: TopHits

  init(_ query: QueryWords, citedKeys: Set<Citekey>, capacity: Int) {
    self.query = query
    citedHashes = citedKeys.map { KeyBytes.hash($0.utf8.span, 0..<$0.utf8.count) }.sorted()
    var filter = [UInt64](repeating: 0, count: 64)
    for hash in citedHashes { filter[Int(hash >> 6 & 63)] |= 1 << UInt64(hash & 63) }
    citedFilter = filter
    top = TopHits(capacity: capacity)
  }

  /// Searches indexes. O(postings of the words).
  mutating func run(_ pass: Pass, on targets: [Target]) {
    let matches = targets.map { target in
      var budget = IndexSearch.joinedPostingLimit
      return pass.words.enumerated().map { place, word in
        var match = WordMatch(
          word, place: place, in: target.index, allowsTypos: pass.allowsTypos,
          allowsNearYears: pass.allowsNearYears)
        if pass.allowsJoined { match.addJoined(word, in: target.index, budget: &budget) }
        return match
      }
    }
    let weights = weights(of: pass, matches, targets)
    for (target, matches) in zip(targets, matches) {
      run(pass, matches, weights, in: target.index, of: target.subject)
    }
  }

  /// What the words are worth: rarity is that in all indexes together.
  private func weights(
    of pass: Pass, _ matches: [[WordMatch]], _ targets: [Target]
  ) -> [WordWeights] {
    let entryCount = targets.reduce(0) { $0 + $1.index.cover.liveEntryCount }
    return pass.words.indices.map { place in
      var useCounts = [Int](repeating: 0, count: SearchScore.MatchKind.allCases.count)
      for (target, matches) in zip(targets, matches) {
        for alternative in matches[place].alternatives {
          useCounts[alternative.kind.rawValue] += target.index.useCount(of: alternative.words)
        }
      }
      return WordWeights(useCounts: useCounts, entryCount: entryCount)
    }
  }

  private mutating func run(
    _ pass: Pass, _ matches: [WordMatch], _ weights: [WordWeights],
    in index: borrowing WordIndex, of subject: Subject
  ) {
    let missCount = matches.count { $0.isEmpty }
    let hasAll = !matches.isEmpty && missCount <= (pass.allowsMiss ? 1 : 0)
    if pass.allowsMiss, matches.reduce(0, { $0 + $1.cost }) > IndexSearch.lenientPostingLimit {
      return
    }
    let keys = pass.matchesKeys ? index.keys(withPrefix: query.key.span) : 0..<0
    guard hasAll || !keys.isEmpty else { return }
    var scores = EntryScores(entryCount: index.entryCount, allowsMiss: pass.allowsMiss)
    for dead in index.cover.deadEntries { scores.close(dead) }
    if pass.isForYearless {
      for entry in index.years.indices where index.years[entry] != 0 { scores.close(entry) }
    }
    if hasAll {
      // The rarest word first: what follows touches only what it found.
      for match in matches.sorted(by: { ($0.cost, $0.place) < ($1.cost, $1.place) }) {
        scores.add(match, weights[match.place], in: index)
        if scores.matchCount == 0, !pass.allowsMiss { break }
      }
    }
    offerKeys(keys, &scores, in: index, subject)
    if scores.matchCount > 0 || pass.allowsMiss && hasAll {
      offerMatches(scores, matches, pass.tier, in: index, subject)
    }
  }

  /// Offers the entries whose key begins with the query, and closes them.
  private mutating func offerKeys(
    _ keys: Range<Int>, _ scores: inout EntryScores, in index: borrowing WordIndex,
    _ subject: Subject
  ) {
    // Keys as long as the query come before longer ones.
    var mayBeWhole = true
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
        entry, SearchScore.score(tier, isMatch ? scores.sum(entry) : 0),
        isMatch ? scores.fields(entry).union(.key) : .key, in: index, subject)
      scores.close(entry)
    }
  }

  private func keyTier(_ entry: Int, in index: borrowing WordIndex) -> SearchScore.Tier {
    index.cover.withKey(ofEntry: entry) { bytes, range in
      if range.count > query.key.count { return .keyPrefix }
      return KeyBytes.equal(bytes, range, query.exactKey.span) ? .exactKey : .key
    }
  }

  // MARK: Ranking

  /// Offers the entries that have all words.
  private mutating func offerMatches(
    _ scores: borrowing EntryScores, _ matches: [WordMatch], _ tier: SearchScore.Tier,
    in index: borrowing WordIndex, _ subject: Subject
  ) {
    let entries = scores.matches()
    let titles = TitleFit(matches)
    guard entries.count > IndexSearch.sampleLimit else {
      for entry in entries where !scores.isClosed(Int(entry)) {
        offerMatch(Int(entry), scores, titles, tier, in: index, subject)
      }
      return
    }
    // In files ordered by year each entry may be better than all before it. A sample raises the
    // bar first.
    let step = 32
    var place = 0
    while place < entries.count {
      let entry = Int(entries[place])
      if !scores.isClosed(entry) { offerMatch(entry, scores, titles, tier, in: index, subject) }
      place &+= step
    }
    // So many are in the order of the source: once one lost to another of its rank that stands
    // before it, all of that rank do.
    top.beginAscending()
    for place in entries.indices where place % step != 0 {
      let entry = Int(entries[place])
      if !scores.isClosed(entry) { offerMatch(entry, scores, titles, tier, in: index, subject) }
    }
    top.endAscending()
  }

  @inline(__always)
  private mutating func offerMatch(
    _ entry: Int, _ scores: borrowing EntryScores, _ titles: borrowing TitleFit,
    _ tier: SearchScore.Tier, in index: borrowing WordIndex, _ subject: Subject
  ) {
    let fields = scores.fields(entry)
    var weight = scores.sum(entry)
    var tier = tier
    if fields.isSuperset(of: [.people, .year]) { weight &+= SearchScore.personAndYear }
    let title = Int(index.titleStarts[entry])..<Int(index.titleStarts[entry &+ 1])
    if fields.contains(.title), !title.isEmpty {
      let start = titles.start(title, in: index)
      if start.isPrefix {
        if tier == .words { tier = .titlePrefix }
        if start.isWhole { weight &+= SearchScore.wholeTitle }
      }
      if titles.wordCount > 1 {
        // What standing together can add at most, before looking at the whole title.
        let most = weight &+ SearchScore.adjacency &* (titles.wordCount &- 1)
        guard accepts(SearchScore.score(tier, most), index.years[entry], subject) else {
          top.drop()
          return
        }
        weight &+= titles.adjacentPairCount(title, in: index) &* SearchScore.adjacency
      }
    }
    offer(entry, SearchScore.score(tier, weight), fields, in: index, subject)
  }

  /// Whether an entry of that score, cited if anything is, may be among the best.
  @inline(__always)
  private func accepts(_ score: Int, _ year: UInt16, _ subject: Subject) -> Bool {
    top.accepts(
      TopHits.rank(score: score, isCited: !citedHashes.isEmpty, role: subject.role, year: year))
  }

  @inline(__always)
  private mutating func offer(
    _ entry: Int, _ score: Int, _ fields: MatchedFields, in index: borrowing WordIndex,
    _ subject: Subject
  ) {
    let year = index.years[entry]
    guard accepts(score, year, subject) else {
      top.drop()
      return
    }
    insert(entry, score, year, fields, in: index, subject)
  }

  private mutating func insert(
    _ entry: Int, _ score: Int, _ year: UInt16, _ fields: MatchedFields,
    in index: borrowing WordIndex, _ subject: Subject
  ) {
    let hash = index.keyHashes[entry]
    let isCited =
      citedFilter[Int(hash >> 6 & 63)] >> UInt64(hash & 63) & 1 != 0
      && citedHashes.containsSorted(hash)
    let rank = TopHits.rank(score: score, isCited: isCited, role: subject.role, year: year)
    guard top.accepts(rank), let location = index.cover.location(ofEntry: entry) else {
      top.drop()
      return
    }
    top.insert(
      TopHits.Candidate(
        rank: rank, reference: EntryReference(member: subject.member, location: location),
        fields: fields))
  }
}

extension [UInt32] {
  /// Whether this sorted array has `value`. O(log count).
  func containsSorted(_ value: UInt32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low &+ high) / 2
      if self[middle] < value { low = middle &+ 1 } else { high = middle }
    }
    return low < count && self[low] == value
  }
}
