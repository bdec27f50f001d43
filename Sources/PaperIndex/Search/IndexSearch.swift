import Bibliography

/// What a search asks of every index, and what it has found.
struct IndexSearch {
  /// How the query's words are read.
  struct Pass {
    let words: [[UInt8]]
    /// The tier of an entry that matches all words and nothing better.
    let tier: SearchScore.Tier
    var allowsTypos = false
    /// Whether the query as a whole is compared with keys.
    var matchesKeys = false
  }

  /// A source being searched.
  struct Subject {
    let member: Int
    let role: SourceRole
  }

  let query: QueryWords
  /// Hashes of the keys the document cites, sorted.
  let citedHashes: [UInt32]
  var top: TopHits

  init(_ query: QueryWords, citedKeys: Set<Citekey>, capacity: Int) {
    self.query = query
    citedHashes = citedKeys.map { KeyBytes.hash($0.utf8.span, 0..<$0.utf8.count) }.sorted()
    top = TopHits(capacity: capacity)
  }

  /// Searches one index. O(postings of the words).
  mutating func run(_ pass: Pass, in index: borrowing WordIndex, of subject: Subject) {
    var scores = EntryScores(entryCount: index.entryCount)
    for dead in index.cover.deadEntries { scores.close(dead) }
    let matches = pass.words.enumerated().map {
      WordMatch($1, place: $0, in: index, allowsTypos: pass.allowsTypos)
    }
    collect(matches, in: index, &scores)
    let isMatched = !matches.isEmpty
    if pass.matchesKeys, !query.key.isEmpty {
      let range = index.keys(withPrefix: query.key.span)
      for slot in range {
        let entry = Int(index.keyOrder[slot])
        guard !scores.isClosed(entry) else { continue }
        let isFull = isMatched && scores.wordCount(entry) == matches.count
        offerKey(
          entry, weight: isFull ? scores.sum(entry) : 0,
          fields: isFull ? scores.fields(entry).union(.key) : .key, in: index, subject)
        scores.close(entry)
      }
    }
    guard isMatched else { return }
    for entry in scores.reached where !scores.isClosed(Int(entry)) {
      offer(Int(entry), scores, matches, pass.tier, in: index, subject)
    }
  }

  /// Leaves in `scores.reached` the entries that have all words.
  private func collect(
    _ matches: [WordMatch], in index: borrowing WordIndex, _ scores: inout EntryScores
  ) {
    guard matches.allSatisfy({ !$0.alternatives.isEmpty }) else {
      scores.beginWord()
      return
    }
    // The rarest word first: what follows touches only what it found.
    let order = matches.sorted { ($0.cost, $0.place) < ($1.cost, $1.place) }
    let postings = index.postings.span
    let peopleStarts = index.people.starts.span
    let peopleEntries = index.people.entries.span
    let venueStarts = index.venues.starts.span
    let venueEntries = index.venues.entries.span
    for (number, match) in order.enumerated() {
      let word = UInt32(number)
      scores.beginWord()
      for alternative in match.alternatives {
        let start = Int(index.postingStarts[alternative.words.lowerBound])
        let end = Int(index.postingStarts[alternative.words.upperBound])
        for slot in start..<end {
          let posting = postings[slot]
          let bits = posting & 7
          if bits != 0 {
            let score = alternative.entryScores >> UInt64(8 &* bits) & 0xFF
            guard score != 0 else { continue }
            scores.add(
              Int(posting >> 3), word: word, score: UInt32(truncatingIfNeeded: score),
              fields: bits)
            continue
          }
          let value = Int(posting >> 5)
          if posting & WordIndex.venueBit != 0 {
            guard alternative.venue != 0 else { continue }
            for use in Int(venueStarts[value])..<Int(venueStarts[value &+ 1]) {
              scores.add(
                Int(venueEntries[use]), word: word, score: alternative.venue,
                fields: UInt32(MatchedFields.venue.rawValue))
            }
          } else {
            let isGiven = posting & WordIndex.givenBit != 0
            let score = isGiven ? alternative.given : alternative.family
            guard score != 0 else { continue }
            for use in Int(peopleStarts[value])..<Int(peopleStarts[value &+ 1]) {
              scores.add(
                Int(peopleEntries[use]), word: word, score: score,
                fields: UInt32(MatchedFields.people.rawValue))
            }
          }
        }
      }
      if scores.reached.isEmpty { return }
    }
  }

  // MARK: Ranking

  private mutating func offerKey(
    _ entry: Int, weight: Int, fields: MatchedFields, in index: borrowing WordIndex,
    _ subject: Subject
  ) {
    let length = query.key.count
    let tier: SearchScore.Tier = index.cover.withKey(ofEntry: entry) { bytes, range in
      if range.count > length { return .keyPrefix }
      return KeyBytes.equal(bytes, range, query.exactKey.span) ? .exactKey : .key
    }
    offer(entry, SearchScore.score(tier, weight), fields, in: index, subject)
  }

  private mutating func offer(
    _ entry: Int, _ scores: borrowing EntryScores, _ matches: [WordMatch],
    _ tier: SearchScore.Tier, in index: borrowing WordIndex, _ subject: Subject
  ) {
    let fields = scores.fields(entry)
    var weight = scores.sum(entry)
    if fields.isSuperset(of: [.people, .year]) { weight += SearchScore.personAndYear }
    let titleStart = Int(index.titleStarts[entry])
    let titleEnd = Int(index.titleStarts[entry &+ 1])
    guard fields.contains(.title), titleStart < titleEnd else {
      offer(entry, SearchScore.score(tier, weight), fields, in: index, subject)
      return
    }
    // What the title can add at most, before looking at it.
    let most = SearchScore.score(
      tier.rawValue < SearchScore.Tier.words.rawValue ? tier : .titlePrefix,
      weight + SearchScore.wholeTitle + SearchScore.adjacency * (matches.count - 1))
    guard top.accepts(TopHits.rank(score: most, isCited: true, role: .project, year: .max)) else {
      top.drop()
      return
    }
    let title = TitleFit(matches, in: index, titleStart..<titleEnd)
    weight += title.adjacentPairCount * SearchScore.adjacency
    if title.isWhole { weight += SearchScore.wholeTitle }
    let isPrefix = title.isPrefix && tier == .words
    offer(
      entry, SearchScore.score(isPrefix ? .titlePrefix : tier, weight), fields, in: index, subject)
  }

  private mutating func offer(
    _ entry: Int, _ score: Int, _ fields: MatchedFields, in index: borrowing WordIndex,
    _ subject: Subject
  ) {
    let year = index.years[entry]
    // Whether it is cited takes longer to know than that it does not matter.
    guard
      top.accepts(TopHits.rank(score: score, isCited: true, role: subject.role, year: year))
    else {
      top.drop()
      return
    }
    let isCited =
      !citedHashes.isEmpty
      && index.cover.withKey(ofEntry: entry) { citedHashes.containsSorted(KeyBytes.hash($0, $1)) }
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
