/// Makes citekeys for papers that have none: `weston2014memory`.
///
/// A key is the first author's family name, the year and the first significant word of the title,
/// in lower-case ASCII letters and digits, which every engine takes and Pandoc takes without
/// braces. Where neither family name nor year is known, a short first word takes up to two
/// more along. Scripts that do not fold to ASCII are dropped.
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
    var knownDrafts: [Citekey: Int] = [:]
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
    let keys = distinctKeys(of: drafts)
    return draftOfPaper.map { keys[$0] }
  }

  /// The keys of the drafts, each extended until no two are equal.
  private static func distinctKeys(of drafts: [CitekeyDraft]) -> [Citekey] {
    var drafts = drafts
    var keys = drafts.map(\.key)
    var holders: [Citekey: [Int]] = [:]
    for index in keys.indices { holders[keys[index], default: []].append(index) }
    var colliding = holders.values.filter { $0.count > 1 }
    // In each round all groups move on at once, so that no order of treatment shows.
    while !colliding.isEmpty {
      var moved: [Int] = []
      var stayed: [Int] = []
      for group in colliding {
        let onlyWords = group.contains { drafts[$0].hasMoreWords }
        let moving = group.filter {
          onlyWords ? drafts[$0].hasMoreWords : drafts[$0].hasMoreForms
        }
        let staying = group.filter {
          !(onlyWords ? drafts[$0].hasMoreWords : drafts[$0].hasMoreForms)
        }
        holders[keys[group[0]]] = staying
        moved += moving
        if !moving.isEmpty { stayed += staying }
      }
      for index in moved {
        drafts[index].extend()
        keys[index] = drafts[index].key
        holders[keys[index], default: []].append(index)
      }
      // Who is last in a group speaks for it, so that each comes up once.
      colliding = []
      for index in moved + stayed {
        if let group = holders[keys[index]], group.count > 1, group.last == index {
          colliding.append(group)
        }
      }
    }
    return keys
  }
}
