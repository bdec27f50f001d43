import Bibliography

// Nothing is ranked here. What the search weighed for an entry is weighed once more with the same
// functions, for that entry alone, and the parts are kept this time: words are looked up by `WordMatch`,
// scored by `EntryScores`, one way of finding a word at a time, and put together by `EntryFit`.

/// Says of hits what ranked them.
struct SearchExplainer {
  private let search: IndexSearch
  private let scope: SearchScope
  private let library: Library
  private var reader: EntryReader
  /// By step: what its words are in each index.
  private var matches: [UInt8: (matches: [[WordMatch]], weights: [WordWeights])] = [:]

  init(_ search: IndexSearch, _ scope: SearchScope, in library: Library) {
    self.search = search
    self.scope = scope
    self.library = library
    reader = EntryReader(library)
  }

  /// O(entries of the index × ways in which words are found).
  mutating func explanation(of candidate: TopHits.Candidate) -> SearchExplanation {
    let tier = SearchScore.tier(of: candidate.score)
    let role = library.role(of: candidate.reference)
    func plain(_ kind: String) -> SearchExplanation {
      SearchExplanation(candidate, kind: kind, role: role)
    }
    guard search.steps.indices.contains(Int(candidate.step)) else { return plain(tier.explanation) }
    switch search.steps[Int(candidate.step)] {
    case .identifier(let identifier): return plain("\(tier.explanation): \(identifier)")
    case .keys, .letters: return plain(tier.explanation)
    case .words(let pass), .abstracts(let pass):
      guard let (target, entry) = scope.place(of: candidate.reference) else {
        return plain(tier.explanation)
      }
      if matches[candidate.step] == nil {
        matches[candidate.step] = IndexSearch.matches(of: pass, in: scope.targets)
      }
      guard let (all, weights) = matches[candidate.step] else { return plain(tier.explanation) }
      if tier == .abstract {
        let words = words(
          all[target], weights, orInAbstractOf: candidate.reference, entry, pass,
          in: scope.targets[target].index)
        return SearchExplanation(candidate, kind: tier.explanation, role: role, words: words)
      }
      return explanation(
        candidate, entry, all[target], weights, pass, in: scope.targets[target].index, role: role)
    }
  }

  private func explanation(
    _ candidate: TopHits.Candidate, _ entry: Int, _ matches: [WordMatch],
    _ weights: [WordWeights], _ pass: IndexSearch.Pass, in index: WordIndex, role: SourceRole
  ) -> SearchExplanation {
    var words: [SearchExplanation.Word] = []
    var scores = EntryScores(entryCount: index.entryCount, allowsMiss: pass.allowsMiss)
    for match in matches { scores.add(match, weights[match.place], in: index) }
    // Words that did not count are not told.
    let isMatch = scores.isMatch(entry) && SearchScore.weight(of: candidate.score) > 0
    for match in matches where isMatch {
      words.append(word(match, weights[match.place], entry, pass.words[match.place], in: index))
    }
    let tier = SearchScore.tier(of: candidate.score)
    var bonuses: [SearchExplanation.Bonus] = []
    if isMatch, !tier.isOfKey {
      var fit = EntryFit(entry, scores, TitleFit(matches, in: index), pass.tier, in: index)
      if scores.fields(entry).contains(.title), matches.count > 1 {
        fit.addPairs(entry, TitleFit(matches, in: index), in: index)
      }
      bonuses = fit.bonuses
    }
    return SearchExplanation(
      candidate, kind: tier.explanation, role: role, words: words, bonuses: bonuses)
  }

  /// How an entry has each word, or else how its abstract has it. Reads the entry.
  private mutating func words(
    _ matches: [WordMatch], _ weights: [WordWeights], orInAbstractOf reference: EntryReference,
    _ entry: Int, _ pass: IndexSearch.Pass, in index: WordIndex
  ) -> [SearchExplanation.Word] {
    let abstract = AbstractWords(reader.entry(reference))
    return matches.map { match in
      let text = pass.words[match.place]
      let found = word(match, weights[match.place], entry, text, in: index)
      return found.match == .missing ? abstract?.explanation(of: text) ?? found : found
    }
  }

  /// The best of the ways in which an entry has a word.
  private func word(
    _ match: WordMatch, _ weights: WordWeights, _ entry: Int, _ text: [UInt8], in index: WordIndex
  ) -> SearchExplanation.Word {
    var best: (way: WordMatch, points: Int, fields: MatchedFields)?
    for way in match.ways {
      var scores = EntryScores(entryCount: index.entryCount)
      scores.add(way, weights, in: index)
      guard scores.isMatch(entry), scores.sum(entry) > best?.points ?? 0 else { continue }
      best = (way, scores.sum(entry), scores.fields(entry))
    }
    let query = String(decoding: text, as: UTF8.self)
    guard let best else {
      return SearchExplanation.Word(
        text: query, match: .missing, entryWord: nil, places: [], isOfFirstAuthor: false, points: 0)
    }
    let alternative = best.way.alternatives.first
    let kind: SearchScore.MatchKind =
      alternative?.kind ?? (best.way.joined.count > 0 ? .joined : .acronym)
    let use = alternative.flatMap { index.use(of: $0.words, by: entry, weights[$0.kind]) }
    return SearchExplanation.Word(
      text: query, match: kind.explanation,
      entryWord: use.map {
        String(decoding: index.wordBytes[index.wordRange($0.word)], as: UTF8.self)
      },
      places: use?.places ?? best.fields.places, isOfFirstAuthor: use?.isOfFirstAuthor ?? false,
      points: best.points)
  }
}

extension EntryFit {
  /// What it adds to the words' scores.
  fileprivate var bonuses: [SearchExplanation.Bonus] {
    var bonuses: [SearchExplanation.Bonus] = []
    func add(_ reason: String, _ points: Int) {
      bonuses.append(SearchExplanation.Bonus(reason: reason, points: points))
    }
    if personAndYear > 0 { add("a person and the year", personAndYear) }
    if isWholeTitle { add("the query is the whole title", SearchScore.wholeTitle) }
    if isTitleHead { add("the query is the title up to its colon", SearchScore.titleHead) }
    if adjacentPairCount > 0 {
      add("words that stand together in the title", adjacentPairCount * SearchScore.adjacency)
    }
    return bonuses
  }
}

extension AbstractWords {
  /// How the abstract has a word of the query; `nil` when it has not.
  fileprivate func explanation(of text: [UInt8]) -> SearchExplanation.Word? {
    guard let found = word(beginningWith: text) else { return nil }
    return SearchExplanation.Word(
      text: String(decoding: text, as: UTF8.self),
      match: found.count == text.count ? .whole : .beginning,
      entryWord: String(decoding: found, as: UTF8.self), places: ["abstract"],
      isOfFirstAuthor: false, points: SearchScore.abstractWord)
  }
}

extension MatchedFields {
  /// The fields in words.
  fileprivate var places: [String] {
    [
      (MatchedFields.title, "title"), (.people, "name"), (.year, "year"), (.key, "key"),
      (.venue, "venue"), (.keywords, "keywords"),
    ].filter { contains($0.0) }.map(\.1)
  }
}

extension WordIndex {
  /// The word of these that an entry has where it counts most.
  fileprivate func use(
    of words: Range<Int>, by entry: Int, _ row: WordWeights.Row
  ) -> (word: Int, places: [String], isOfFirstAuthor: Bool)? {
    var best: (points: UInt32, slot: Int, isOfFirstAuthor: Bool)?
    for slot in Int(postingStarts[words.lowerBound])..<Int(postingStarts[words.upperBound]) {
      let posting = postings[slot]
      let bits = posting & WordIndex.entryBits
      var points: UInt32 = 0
      var isFirst = false
      if bits != 0 {
        if Int(posting >> WordIndex.entryShift) == entry { points = row.entryScore(bits) }
      } else {
        let value = Int(posting >> WordIndex.valueShift)
        let isVenue = posting & WordIndex.venueBit != 0
        let uses = isVenue ? venues : people
        for use in uses.entries[Int(uses.starts[value])..<Int(uses.starts[value + 1])]
        where Int(isVenue ? use : use >> 1) == entry {
          isFirst = !isVenue && use & 1 != 0
          points = row.valueScore(posting)
          if isFirst, points > 0 { points += WordWeights.Row.firstAuthor(beside: points) }
        }
      }
      if points > best?.points ?? 0 { best = (points, slot, isFirst) }
    }
    guard let best else { return nil }
    return (word(ofPosting: best.slot), places(of: postings[best.slot]), best.isOfFirstAuthor)
  }

  private func places(of posting: UInt32) -> [String] {
    let bits = posting & WordIndex.entryBits
    guard bits == 0 else { return MatchedFields(rawValue: UInt8(bits)).places }
    if posting & WordIndex.venueBit != 0 { return ["venue"] }
    return [posting & WordIndex.givenBit != 0 ? "given name" : "family name"]
  }

  /// The word that has a posting. O(log words).
  private func word(ofPosting slot: Int) -> Int {
    var low = 0
    var high = max(0, wordCount - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(postingStarts[middle]) <= slot { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
