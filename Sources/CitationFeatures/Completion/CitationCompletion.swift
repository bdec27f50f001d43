import Bibliography
import Citations
import PaperIndex

/// The papers that fit what is typed in a citation, best first, each once.
package struct CitationCompletion: Sendable {
  package struct Item: Sendable {
    /// The key that is cited: the entry's own, or the one that the entry gets in the project.
    package let key: Citekey
    /// What is put in place of the typed text: the key, in braces where the bare form would be
    /// cut off; with what closes them where they are open.
    package let insertion: String
    /// What gives way to this item only, where the key cannot stand behind the mark or bracket that
    /// is there. Has all of `replacementRange` in it.
    package let ownRange: Range<Int>?
    /// The paper as lists show it.
    package let paper: ListedPaper
    package let role: SourceRole
    /// `IndexedSource.name` of the source that has the key.
    package let sourceName: String
    /// Whether no bibliography of the project has the paper, and its entry can be written into one.
    package let isToBeAdded: Bool

    /// What all entries of the work say together.
    package var merged: MergedEntry { paper.merged }
    package var entry: Entry { merged.entry }
    /// Whether the paper was retracted, withdrawn or superseded.
    package var isWithdrawn: Bool { merged.withdrawal != nil }
  }

  /// From after the mark, brace or comma to the cursor, blanks and punctuation included.
  package let typedRange: Range<Int>
  /// As `typedRange`, to the end of the key the cursor stands in.
  package let replacementRange: Range<Int>
  /// Best first.
  package let items: [Item]
  /// What the items are of.
  package let library: Library
  /// How the papers get into the project's bibliography that it has not; `nil` when accepting one adds
  /// nothing.
  package let additions: PaperAdditions?

  /// What stands not far from a place: some paragraphs before and behind it.
  private static func nearby(_ offset: Int) -> Range<Int> { (offset - 2000)..<(offset + 2000) }

  /// The completion at `offset`, or `nil` where no citation is being typed. O(document) for the
  /// place, and the search.
  package init?(at offset: Int, in context: DocumentContext, limit: Int = 50) {
    guard
      let partial = partialCitation(
        at: offset, in: context.bytes, language: context.language, citations: context.citations)
    else { return nil }
    let typed = Array(context.bytes[partial.typedRange])
    // `[@smith2020 and others`, `[@smith2020, p. 3`: the key is there, what follows is its suffix
    // or locator. What follows without a blank or comma may still become part of a longer key:
    // `[@smith2020:`.
    let afterKey = context.bytes[min(partial.keyRange.upperBound, offset)..<offset]
    if !partial.keyRange.isEmpty, afterKey.contains(where: { " \t,".utf8.contains($0) }),
      context.library.firstEntry(forKey: Array(context.bytes[partial.keyRange])) != nil
    {
      return nil
    }
    let library = context.library
    self.library = library
    let additions = context.additions.flatMap { $0.isAutomatic ? $0 : nil }
    self.additions = additions
    typedRange = partial.typedRange
    replacementRange = partial.replacementRange
    let excluded = Set(
      partial.keysInGroup.map {
        Citekey(utf8: library.mainKey(of: context.citations.key(at: $0, in: context.bytes)))
      })
    let cited = context.citedKeyHashes(
      near: CitationCompletion.nearby(partial.typedRange.lowerBound))
    let query = SearchQuery(
      text: typed, limit: limit, citedKeys: cited.all, nearbyKeys: cited.nearby,
      excludedKeys: excluded)
    let found = library.search(query)
    var items: [Item] = []
    // Two papers of one list get two keys.
    var given: Set<Citekey> = []
    func add(_ paper: ListedPaper) {
      let merged = paper.merged
      let ownKey =
        library.isInProject(merged.work)
        ? nil : additions.map { $0.key(of: merged, besides: given) }
      let key = ownKey ?? merged.entry.key
      if let ownKey { given.insert(ownKey) }
      guard items.count < limit,
        let insertion = KeyInsertion(
          of: key.utf8, at: partial.replacementRange, in: partial.frame,
          of: context.bytes, language: context.language)
      else { return }
      let member = library.members[merged.reference.member]
      items.append(
        Item(
          key: key, insertion: insertion.text,
          ownRange: insertion.isWhole
            ? partial.replacementRange.lowerBound - insertion.leadingCount..<partial
              .replacementRange.upperBound + insertion.trailingCount : nil,
          paper: paper, role: member.role, sourceName: member.source.name,
          isToBeAdded: ownKey != nil))
    }
    for hit in found.hits {
      guard let paper = library.listed(hit.work, as: hit.reference) else { continue }
      guard let publication = paper.merged.withdrawal?.publication,
        library.firstEntry(forKey: Array(library.keyBytes(publication))) == publication,
        let published = library.listed(hit.work, as: publication)
      else {
        add(paper)
        continue
      }
      // A preprint is offered beside what was published where its key is typed.
      if !typed.isEmpty, paper.merged.entry.key.utf8.starts(with: typed) {
        add(paper)
      }
      add(published)
    }
    self.items = items
  }
}
