import Bibliography

extension Library {
  /// Blocks without words are read by a search when their text has at most this many bytes.
  static let scanLimit = 4 << 20

  /// Finds entries by what people remember of them.
  ///
  /// Every word of the query must begin a word of the entry, in any field and any order: title,
  /// authors, editors, year (also its last two digits), venue, or a segment of the key. Or the key
  /// begins with the query. When that finds nothing, one typo is allowed in words of five letters,
  /// two in words of nine; last, the query's letters in their order in the key. A key is reported
  /// once, as what its first holder says. The ranking is that of `SearchScore`.
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
      query.limit * min(4, max(2, members.count)) + query.excludedKeys.count + 32
    var search = IndexSearch(words, citedKeys: query.citedKeys, capacity: capacity)
    let subjects = searchedSources(query)
    run(
      IndexSearch.Pass(words: words.words, tier: .words, matchesKeys: true), on: subjects, &search)
    if let split = words.splitWords, search.top.count < query.limit {
      run(IndexSearch.Pass(words: split, tier: .split), on: subjects, &search)
    }
    if search.top.count == 0 {
      run(
        IndexSearch.Pass(words: words.words, tier: .typo, allowsTypos: true), on: subjects, &search)
    }
    if search.top.count == 0 {
      for source in subjects {
        for table in members[source.subject.member].source.keyTables {
          search.runOnSubsequences(in: table, of: source.subject)
        }
      }
    }
    let hits = finish(&search, query)
    let isSearched = subjects.allSatisfy { !$0.isOnlyKeys }
    return SearchResult(hits: hits.list, isComplete: isSearched && !hits.isCut)
  }

  /// A member, and an index made for this search of what has no words yet.
  private struct SearchedSource {
    let subject: IndexSearch.Subject
    let scanned: WordIndex?
    /// Whether some of its entries can only be found by their keys.
    let isOnlyKeys: Bool
  }

  private func searchedSources(_ query: SearchQuery) -> [SearchedSource] {
    var sources: [SearchedSource] = []
    for (number, member) in members.enumerated() where query.roles.contains(member.role) {
      let blocks = member.source.blocksWithoutWords
      let source = member.source.source
      let byteCount = blocks.reduce(0) { $0 + source.blocks[$1].byteCount }
      let isSmall = byteCount <= Library.scanLimit
      sources.append(
        SearchedSource(
          subject: IndexSearch.Subject(member: number, role: member.role),
          scanned: isSmall && !blocks.isEmpty
            ? WordIndex(blocks: blocks, of: source, macros: macros, number: number) : nil,
          isOnlyKeys: !isSmall))
    }
    return sources
  }

  private func run(
    _ pass: IndexSearch.Pass, on sources: [SearchedSource], _ search: inout IndexSearch
  ) {
    for source in sources {
      let indexed = members[source.subject.member].source
      for index in indexed.wordIndexes { search.run(pass, in: index, of: source.subject) }
      if let scanned = source.scanned { search.run(pass, in: scanned, of: source.subject) }
      if source.isOnlyKeys, pass.matchesKeys {
        let words = search.query.splitWords ?? search.query.words
        for table in indexed.keyTables {
          search.runOnKeys(words, in: table, of: source.subject)
        }
      }
    }
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
