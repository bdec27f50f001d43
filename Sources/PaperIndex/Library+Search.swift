import Bibliography

extension Library {
  /// Finds entries by what people remember of them.
  ///
  /// Every word of the query must begin a word of the entry, in any field and any order: title,
  /// authors, editors, year (also its last two digits), venue, or a segment of the key. Or the key
  /// begins with the query. When that finds nothing, `and` and `et al` need not be found; then words of the query or the entry may be written together; then one
  /// typo is allowed in words of five letters, two in words of nine; then a year may be off by one,
  /// or missing where the entry has none; then, of three words or more, one may match nothing;
  /// last, the query's letters may be in the key in their order, close together. A key is reported once, as what its first holder says. The
  /// ranking is that of `SearchScore`.
  ///
  /// An empty query lists the project's entries, then the others.
  ///
  /// O(postings of the words), and for blocks without words O(their text), or O(their keys) where
  /// that is much.
  package func search(_ query: SearchQuery) -> SearchResult {
    guard query.limit > 0 else { return SearchResult(hits: [], isComplete: false) }
    let words = QueryWords(query.text)
    guard !words.exactKey.isEmpty else { return list(query) }
    // Some of the best may share a key or be excluded.
    let capacity =
      min(query.limit, 1 << 20) * min(4, max(2, members.count)) + query.excludedKeys.count + 32
    var search = IndexSearch(words, citedKeys: query.citedKeys, capacity: capacity)
    let scope = SearchScope(self, roles: query.roles)
    search.run(
      IndexSearch.Pass(words: words.words, tier: .words, matchesKeys: true), on: scope.targets)
    for (table, subject) in scope.keyTablesWithoutWords {
      search.runOnKeys(words.splitWords ?? words.words, in: table, of: subject)
    }
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
    if search.top.count == 0 { search.runLeniently(words.lenientWords, on: scope.targets) }
    if search.top.count == 0 {
      for (table, subject) in scope.keyTables {
        search.runOnSubsequences(in: table, of: subject)
      }
    }
    let hits = finish(&search, query)
    return SearchResult(
      hits: hits.list, isComplete: scope.keyTablesWithoutWords.isEmpty && !hits.isCut)
  }

  private func list(_ query: SearchQuery) -> SearchResult {
    var hits: [SearchHit] = []
    var isCut = false
    for role in SourceRole.allCases where query.roles.contains(role) {
      for (number, member) in members.enumerated() where member.role == role {
        for location in member.source.source.locations {
          guard hits.count < query.limit else {
            isCut = true
            break
          }
          let reference = EntryReference(member: number, location: location)
          guard let shown = shown(reference, query), shown == reference else { continue }
          hits.append(SearchHit(reference: reference, score: 0, fields: []))
        }
      }
    }
    return SearchResult(hits: hits, isComplete: !isCut)
  }

  /// The best hits, each key once.
  private func finish(
    _ search: inout IndexSearch, _ query: SearchQuery
  ) -> (list: [SearchHit], isCut: Bool) {
    var hits: [SearchHit] = []
    var seen: Set<EntryReference> = []
    for candidate in search.top.sorted() {
      guard let shown = shown(candidate.reference, query), seen.insert(shown).inserted else {
        continue
      }
      guard hits.count < query.limit else { return (hits, true) }
      hits.append(
        SearchHit(reference: shown, score: candidate.score, fields: candidate.fields))
    }
    return (hits, search.top.isCut)
  }

  /// The entry to report for `reference`: the first that is searched and has its key, so that what
  /// is shown is what citing the key gives. `nil` for an entry without a key or an excluded one.
  private func shown(_ reference: EntryReference, _ query: SearchQuery) -> EntryReference? {
    let key = Array(keyBytes(reference))
    guard !key.isEmpty else { return nil }
    if !query.excludedKeys.isEmpty, query.excludedKeys.contains(Citekey(utf8: key)) { return nil }
    for (number, member) in members.enumerated() where query.roles.contains(member.role) {
      guard let location = member.source.firstEntry(forKey: key) else { continue }
      let first = EntryReference(member: number, location: location)
      return first == reference || haveOnlyKeyInCommon(first, reference) ? reference : first
    }
    return reference
  }

  /// Whether a key that a listing's entry was given means different papers.
  private func haveOnlyKeyInCommon(_ a: EntryReference, _ b: EntryReference) -> Bool {
    let isListed = [a, b].contains { source(of: $0)?.format.isListing == true }
    guard isListed, let first = entry(a)?.title, let second = entry(b)?.title else { return false }
    return Folding.foldedTitle(first) != Folding.foldedTitle(second)
  }
}
