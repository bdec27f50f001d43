import Bibliography

/// What an entry that has all words is, beside the words' own scores.
struct EntryFit {
  private(set) var tier: SearchScore.Tier
  private(set) var weight: Int
  private(set) var personAndYear = 0
  private(set) var isWholeTitle = false
  private(set) var isTitleHead = false
  private(set) var adjacentPairCount = 0

  /// All but how the words stand together.
  @inline(__always)
  init(
    _ entry: Int, _ scores: borrowing EntryScores, _ titles: borrowing TitleFit,
    _ tier: SearchScore.Tier, in index: borrowing WordIndex
  ) {
    let fields = scores.fields(entry)
    self.tier = tier
    weight = scores.sum(entry)
    if fields.isSuperset(of: [.people, .year]) {
      personAndYear = SearchScore.personAndYear(tier)
      weight &+= personAndYear
    }
    guard fields.contains(.title) else { return }
    if fields.contains(.acronym), titles.wordCount == 1 {
      if tier == .words { self.tier = .titlePrefix }
      return
    }
    let start = titles.start(entry, in: index)
    guard start.isPrefix else { return }
    if tier == .words { self.tier = .titlePrefix }
    if start.isWhole {
      isWholeTitle = true
      weight &+= SearchScore.wholeTitle
    } else if start.isHead {
      isTitleHead = true
      weight &+= SearchScore.titleHead
    }
  }

  /// Adds how the words stand together in the title.
  @inline(__always)
  mutating func addPairs(
    _ entry: Int, _ titles: borrowing TitleFit, in index: borrowing WordIndex
  ) {
    adjacentPairCount = titles.adjacentPairCount(index.title(ofEntry: entry), in: index)
    weight &+= adjacentPairCount &* SearchScore.adjacency
  }
}

extension WordIndex {
  /// Where the words of an entry's title are in `titleWords`.
  @inline(__always)
  func title(ofEntry entry: Int) -> Range<Int> {
    Int(titleStarts[entry])..<Int(titleStarts[entry &+ 1])
  }
}

extension IndexSearch {
  /// Offers the entries that have all words.
  mutating func offerMatches(
    _ scores: inout EntryScores, _ matches: [WordMatch], _ tier: SearchScore.Tier,
    in index: borrowing WordIndex, _ subject: Subject
  ) {
    // What keys begin with may be all that is shown.
    if top.bar(.titlePrefix, subject.role) == nil { return }
    let titles = TitleFit(matches, in: index)
    guard scores.areMany else {
      for entry in scores.matches where !scores.isClosed(Int(entry)) {
        offerMatch(Int(entry), scores, titles, tier, in: index, subject)
      }
      return
    }
    // What the query begins, or is short for, is ranked above all others, and may be enough.
    var firsts = titles.starts(in: index)
    if titles.wordCount == 1, let acronyms = matches.first?.acronyms {
      firsts += [acronyms.names[...], acronyms.otherNames[...]]
    }
    for entries in firsts {
      for entry in entries where scores.isMatch(Int(entry)) {
        offerMatch(Int(entry), scores, titles, tier, in: index, subject)
        scores.close(Int(entry))
      }
    }
    // What is cited is ranked above its equals.
    if !citedKeys.isEmpty, top.bar(tier, subject.role) != nil {
      for entry in index.entries(of: citedKeys) where scores.isMatch(entry) {
        offerMatch(entry, scores, titles, tier, in: index, subject)
        scores.close(entry)
      }
    }
    if top.bar(tier, subject.role) == nil { return }
    var found = [UInt32](repeating: 0, count: 4096)
    func chunks(_ count: Int) -> [Range<Int>] {
      stride(from: 0, to: count, by: 4096).map { $0..<min(count, $0 + 4096) }
    }
    func bar() -> EntryScores.Bar? {
      top.bar(tier, subject.role).map {
        EntryScores.Bar(
          least: $0, bonus: UInt32(SearchScore.adjacency * titles.pairLimit),
          personAndYear: UInt32(SearchScore.personAndYear(tier)))
      }
    }
    if scores.areListed {
      for places in chunks(scores.matchCount) {
        guard let bar = bar() else { return }
        let count = scores.listMatches(
          among: places, reaching: bar, years: index.years, &found)
        for entry in found.prefix(count) {
          offerMatch(Int(entry), scores, titles, tier, in: index, subject)
        }
      }
      return
    }
    // In files ordered by year each entry may be better than all before it. A sample raises the
    // bar first.
    for entry in stride(from: 0, to: scores.entryCount, by: 32) where scores.isMatch(entry) {
      offerMatch(entry, scores, titles, tier, in: index, subject)
      scores.close(entry)
    }
    // So many are in the order of the source: once one lost to another of its rank that stands
    // before it, all of that rank do.
    top.beginAscending()
    defer { top.endAscending() }
    for entries in chunks(scores.entryCount) {
      guard let bar = bar() else { return }
      let count = scores.listMatches(in: entries, reaching: bar, years: index.years, &found)
      for entry in found.prefix(count) {
        offerMatch(Int(entry), scores, titles, tier, in: index, subject)
      }
    }
  }

  @inline(__always)
  private mutating func offerMatch(
    _ entry: Int, _ scores: borrowing EntryScores, _ titles: borrowing TitleFit,
    _ tier: SearchScore.Tier, in index: borrowing WordIndex, _ subject: Subject
  ) {
    let fields = scores.fields(entry)
    var fit = EntryFit(entry, scores, titles, tier, in: index)
    if fields.contains(.title), titles.pairLimit > 0 {
      // What standing together can add at most, before looking at the whole title.
      let most = fit.weight &+ SearchScore.adjacency &* titles.pairLimit
      guard
        accepts(
          SearchScore.score(fit.tier, most), index.years[entry], keyHash: index.keyHashes[entry],
          subject)
      else {
        top.drop()
        return
      }
      fit.addPairs(entry, titles, in: index)
    }
    offer(entry, SearchScore.score(fit.tier, fit.weight), fields, in: index, subject)
  }

  /// Whether an entry of that score may be among the best.
  @inline(__always)
  private func accepts(
    _ score: Int, _ year: UInt16, keyHash: UInt32, _ subject: Subject
  ) -> Bool {
    func rank(_ use: KeyUse) -> UInt64 {
      TopHits.rank(score: score, use: use, role: subject.role, year: year)
    }
    // Few are cited, and what they are is looked up only where it decides.
    if top.accepts(rank(.none)) { return true }
    return !citedKeys.isEmpty && top.accepts(rank(.citedNearby))
      && top.accepts(rank(use(ofKeyHash: keyHash)))
  }

  @inline(__always)
  mutating func offer(
    _ entry: Int, _ score: Int, _ fields: MatchedFields, in index: borrowing WordIndex,
    _ subject: Subject
  ) {
    offer(entry, score, year: index.years[entry], fields, in: index, subject)
  }

  /// The same of an entry whose year is known.
  @inline(__always)
  mutating func offer(
    _ entry: Int, _ score: Int, year: UInt16, _ fields: MatchedFields,
    in index: borrowing WordIndex, _ subject: Subject
  ) {
    guard accepts(score, year, keyHash: index.keyHashes[entry], subject) else {
      top.drop()
      return
    }
    insert(entry, score, year, fields, in: index, subject)
  }

  private mutating func insert(
    _ entry: Int, _ score: Int, _ year: UInt16, _ fields: MatchedFields,
    in index: borrowing WordIndex, _ subject: Subject
  ) {
    let rank = TopHits.rank(
      score: score, use: use(ofKeyHash: index.keyHashes[entry]), role: subject.role, year: year)
    guard top.accepts(rank), let location = index.cover.location(ofEntry: entry) else {
      top.drop()
      return
    }
    top.insert(
      TopHits.Candidate(
        rank: rank, reference: EntryReference(member: subject.member, location: location),
        fields: fields, step: currentStep))
  }

  /// Whether the document cites the key with this hash.
  @inline(__always)
  func use(ofKeyHash hash: UInt32) -> KeyUse {
    guard citedKeys.contains(hash) else { return .none }
    return nearbyKeys.contains(hash) ? .citedNearby : .cited
  }
}
