/// Makes citekeys for papers that have none: `weston2014memory`.
///
/// A key is the first author's family name, the year and the first significant word of the title,
/// in lower-case ASCII letters and digits, which every engine takes and Pandoc takes without
/// braces. Scripts that do not fold to ASCII are dropped.
package enum GeneratedCitekey {
  /// The keys of the papers of one source, in their order.
  ///
  /// Where keys collide, all the colliding papers get their next significant title word, again
  /// and again until they differ; those that have no more words get letters of a hash of the
  /// folded title. Papers with equal ingredients have equal keys. The result for a paper depends
  /// on the set of papers, never on their order. Linear in the papers and their words.
  package static func keys(for papers: [KeyIngredients]) -> [Citekey] {
    var drafts: [CitekeyDraft] = []
    var draftOfPaper: [Int] = []
    var knownDrafts: [CitekeyDraft.Identity: Int] = [:]
    for paper in papers {
      let draft = CitekeyDraft(paper)
      if let known = knownDrafts[draft.identity] {
        draftOfPaper.append(known)
        // Titles that differ in hyphens alone have different words: one choice, in any order.
        if draft.precedes(drafts[known]) { drafts[known] = draft }
      } else {
        knownDrafts[draft.identity] = drafts.count
        draftOfPaper.append(drafts.count)
        drafts.append(draft)
      }
    }
    separate(&drafts)
    let keys = drafts.map(\.key)
    return draftOfPaper.map { keys[$0] }
  }

  /// Extends the drafts until no two have the same key.
  private static func separate(_ drafts: inout [CitekeyDraft]) {
    var holders: [Citekey: [Int]] = [:]
    for index in drafts.indices { holders[drafts[index].key, default: []].append(index) }
    var colliding = holders.filter { $0.value.count > 1 }
    // In each round all groups move on at once, so that no order of treatment shows.
    while !colliding.isEmpty {
      var touched: Set<Citekey> = []
      var moved: [Int] = []
      for (key, group) in colliding {
        let withWords = group.filter { drafts[$0].hasMoreWords }
        let moving = withWords.isEmpty ? group.filter { drafts[$0].hasMoreLetters } : withWords
        guard !moving.isEmpty else { continue }
        let movingSet = Set(moving)
        holders[key] = group.filter { !movingSet.contains($0) }
        touched.insert(key)
        moved += moving
      }
      for index in moved {
        drafts[index].extend()
        holders[drafts[index].key, default: []].append(index)
        touched.insert(drafts[index].key)
      }
      colliding = [:]
      for key in touched {
        if let group = holders[key], group.count > 1 { colliding[key] = group }
      }
    }
  }
}
