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
      personAndYear =
        tier == .split ? SearchScore.personAndYearTogether : SearchScore.personAndYear
      weight &+= personAndYear
    }
    guard fields.contains(.title) else { return }
    if fields.contains(.acronym), titles.wordCount == 1 {
      if tier == .words { self.tier = .titlePrefix }
      return
    }
    guard titles.mayStart(with: index.titleHeads[entry]) else { return }
    let title = index.title(ofEntry: entry)
    if title.isEmpty { return }
    let start = titles.start(title, in: index)
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
  /// More entries than these are ranked with care for their number.
  private static let sampleLimit = 4096

  /// Offers the entries that have all words.
  mutating func offerMatches(
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
    var fit = EntryFit(entry, scores, titles, tier, in: index)
    if fields.contains(.title), titles.wordCount > 1 {
      // What standing together can add at most, before looking at the whole title.
      let most = fit.weight &+ SearchScore.adjacency &* (titles.wordCount &- 1)
      guard accepts(SearchScore.score(fit.tier, most), index.years[entry], subject) else {
        top.drop()
        return
      }
      fit.addPairs(entry, titles, in: index)
    }
    offer(entry, SearchScore.score(fit.tier, fit.weight), fields, in: index, subject)
  }

  /// Whether an entry of that score, cited if anything is, may be among the best.
  @inline(__always)
  private func accepts(_ score: Int, _ year: UInt16, _ subject: Subject) -> Bool {
    top.accepts(
      TopHits.rank(
        score: score, use: citedKeys.isEmpty ? .none : .citedNearby, role: subject.role,
        year: year))
  }

  @inline(__always)
  mutating func offer(
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
    if nearbyKeys.contains(hash) { return .citedNearby }
    return citedKeys.contains(hash) ? .cited : .none
  }
}
