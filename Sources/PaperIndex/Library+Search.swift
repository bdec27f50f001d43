import Bibliography

extension Library {
  /// Finds works by what people remember of them.
  ///
  /// A query that is an identifier, or the beginning of one, finds the entries that have it. Else
  /// every word of the query must begin a word of the entry, in any field and any order: title,
  /// authors, editors, year (also its last two digits), venue, keywords, or a segment of the key;
  /// or be what the title is called for short (`lstm`). Or the key begins with the query. When that
  /// finds nothing, `and` and `et al` need not be found; then words of the query or the entry may
  /// be written together; then one typo is allowed in words of four letters, two in words of nine;
  /// then, where the query wants it, words may be in the abstract; then a year may be off by one,
  /// or missing where the entry has none; then, of three words or more, one may match nothing;
  /// last, the query's letters may be in the key in their order, close together. The ranking is
  /// that of `SearchScore`.
  ///
  /// A work is reported once, as its best entry, when any of its entries is found; a key once, as
  /// what its first holder says.
  ///
  /// An empty query lists the project's entries, then the others.
  ///
  /// O(postings of the words), and for blocks without words O(their text), or O(their keys) where
  /// that is much. Looking into abstracts is O(bytes of the sources).
  package func search(_ query: SearchQuery) -> SearchResult {
    var explanations: [SearchExplanation] = []
    return search(query, explaining: false, &explanations)
  }

  /// As `search`, with why each hit stands where it does. As dear as the search again for each hit.
  package func explainedSearch(
    _ query: SearchQuery
  ) -> (result: SearchResult, explanations: [SearchExplanation]) {
    var explanations: [SearchExplanation] = []
    let result = search(query, explaining: true, &explanations)
    return (result, explanations)
  }

  private func search(
    _ query: SearchQuery, explaining: Bool, _ explanations: inout [SearchExplanation]
  ) -> SearchResult {
    guard query.limit > 0 else { return SearchResult(hits: [], isComplete: false) }
    let words = QueryWords(query.text)
    guard !words.exactKey.isEmpty else {
      let result = list(query)
      if explaining { explanations = result.hits.map { SearchExplanation(listed: $0, in: self) } }
      return result
    }
    // Some of the best may share a key or be excluded.
    let capacity =
      min(query.limit, 1 << 20) * min(4, max(2, members.count)) + query.excludedKeys.count + 32
    var search = IndexSearch(
      words, citedKeys: query.citedKeys, nearbyKeys: query.nearbyKeys, capacity: capacity)
    let scope = SearchScope.scope(of: self, roles: query.roles)
    search.spareStates = spareStates.take()
    run(&search, words, in: scope, query)
    spareStates.giveBack(search.spareStates)
    search.spareStates = EntryScores.Spare()
    let (hits, isCut) = finish(&search, query)
    if explaining {
      var explainer = SearchExplainer(search, scope, in: self)
      explanations = hits.map { explainer.explanation(of: $0.candidate) }
    }
    return SearchResult(
      hits: hits.map(\.hit), isComplete: scope.keyTablesWithoutWords.isEmpty && !isCut)
  }

  /// One step after the other, until something is found.
  private func run(
    _ search: inout IndexSearch, _ words: QueryWords, in scope: SearchScope, _ query: SearchQuery
  ) {
    let identifiers = Identifier.identifiers(inQuery: words.exactKey)
    for identifier in identifiers {
      search.runOnIdentifier(identifier, in: self, query.roles)
    }
    for identifier in Identifier.beginnings(inQuery: words.exactKey) {
      search.runOnBeginning(of: identifier, in: self, scope)
    }
    // The number of the Anthology may stand in a key.
    let isOfWords =
      search.top.count == 0 && !Identifier.isBegun(inQuery: words.exactKey)
    search.run(
      IndexSearch.Pass(
        words: isOfWords ? words.words : [], tier: .words, allowsAcronyms: true, matchesKeys: true),
      on: scope.targets)
    for (table, subject) in scope.keyTablesWithoutWords {
      search.runOnKeys(
        isOfWords ? words.splitWords ?? words.words : [], in: table, of: subject)
    }
    // Nobody remembers an identifier nearly.
    if !isOfWords || !identifiers.isEmpty { return }
    if let split = words.splitWords, search.top.count < query.limit {
      search.run(IndexSearch.Pass(words: split, tier: .split), on: scope.targets)
    }
    let others = words.wordsWithoutJoints
    if let others, search.top.count == 0 {
      search.run(IndexSearch.Pass(words: others, tier: .words), on: scope.targets)
    }
    if search.top.count == 0 { search.runJoined(others ?? words.words, on: scope.targets) }
    if search.top.count == 0 {
      search.run(
        IndexSearch.Pass(words: others ?? words.words, tier: .typo, allowsTypos: true),
        on: scope.targets)
    }
    if search.top.count == 0, query.searchesAbstracts {
      search.runOnAbstracts(others ?? words.words, of: self, on: scope.targets)
    }
    if search.top.count == 0 { search.runLeniently(words.lenientWords, on: scope.targets) }
    if search.top.count == 0 {
      for (table, subject) in scope.keyTables {
        search.runOnSubsequences(in: table, of: subject)
      }
    }
  }

  private func list(_ query: SearchQuery) -> SearchResult {
    var hits: [SearchHit] = []
    var isCut = false
    var choice = HitChoice(self, query)
    for role in SourceRole.allCases where query.roles.contains(role) {
      for (number, member) in members.enumerated() where member.role == role {
        for location in member.source.source.locations {
          guard hits.count < query.limit else {
            isCut = true
            break
          }
          let reference = EntryReference(member: number, location: location)
          guard let shown = choice.shown(reference) else { continue }
          hits.append(
            SearchHit(reference: shown.reference, work: shown.work, score: 0, fields: []))
        }
      }
    }
    return SearchResult(hits: hits, isComplete: !isCut)
  }

  /// The best hits, each work once.
  private func finish(
    _ search: inout IndexSearch, _ query: SearchQuery
  ) -> (list: [(hit: SearchHit, candidate: TopHits.Candidate)], isCut: Bool) {
    var hits: [(hit: SearchHit, candidate: TopHits.Candidate)] = []
    var choice = HitChoice(self, query)
    for candidate in search.top.sorted() {
      let isByKey = SearchScore.tier(of: candidate.score).isOfKey
      guard let shown = choice.shown(candidate.reference, isFoundByKey: isByKey) else { continue }
      guard hits.count < query.limit else { return (hits, true) }
      let hit = SearchHit(
        reference: shown.reference, work: shown.work, score: candidate.score,
        fields: candidate.fields)
      hits.append((hit, candidate))
    }
    return (hits, search.top.isCut)
  }
}
