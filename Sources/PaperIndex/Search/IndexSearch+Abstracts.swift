import Bibliography

// Abstracts have more words than all else that is searched, so no table holds them. They are read,
// once, when somebody who waits for the answer would otherwise get none.

extension IndexSearch {
  /// Searches for entries that have each of `words` where the index finds it, or in the abstract.
  /// Reads every entry: O(bytes of the sources + entries × words).
  mutating func runOnAbstracts(_ words: [[UInt8]], of library: Library, on targets: [Target]) {
    guard !words.isEmpty else { return }
    let pass = Pass(words: words, tier: .abstract, allowsAcronyms: true)
    begin(.abstracts(pass))
    let (matches, weights) = IndexSearch.matches(of: pass, in: targets)
    var reader = EntryReader(library)
    for (target, matches) in zip(targets, matches) {
      let index = target.index
      let finds = matches.map { match in
        var scores = EntryScores(entryCount: index.entryCount)
        scores.add(match, weights[match.place], in: index)
        return scores
      }
      for entry in 0..<index.entryCount {
        guard let location = index.cover.location(ofEntry: entry) else { continue }
        let reference = EntryReference(member: target.subject.member, location: location)
        guard let abstract = AbstractWords(reader.entry(reference)) else { continue }
        var weight = 0
        var fields: MatchedFields = []
        let hasAll = zip(words, finds).allSatisfy { word, scores in
          if scores.isMatch(entry) {
            weight += scores.sum(entry)
            fields.formUnion(scores.fields(entry))
            return true
          }
          guard abstract.word(beginningWith: word) != nil else { return false }
          weight += SearchScore.abstractWord
          fields.insert(.abstract)
          return true
        }
        guard hasAll else { continue }
        offer(entry, SearchScore.score(pass.tier, weight), fields, in: index, target.subject)
      }
    }
  }
}

/// The words of an entry's abstract.
struct AbstractWords {
  private let folded: [UInt8]

  /// `nil` for an entry that has no abstract. Linear in it.
  init?(_ entry: Entry?) {
    guard let abstract = entry?.abstract else { return nil }
    var folded: [UInt8] = []
    let utf8 = ArraySlice(abstract.utf8)
    Folding.fold(utf8.span, into: &folded)
    self.folded = folded
  }

  /// The first word that is a word of a query, else the first that begins with it; `nil` when there
  /// is none. Linear in the abstract.
  func word(beginningWith wanted: [UInt8]) -> ArraySlice<UInt8>? {
    var scanner = FoldedWordScanner()
    var longer: Range<Int>?
    while let word = scanner.next(in: folded.span) {
      guard longer == nil || word.count == wanted.count, folded[word].starts(with: wanted) else {
        continue
      }
      if word.count == wanted.count { return folded[word] }
      longer = word
    }
    return longer.map { folded[$0] }
  }
}
