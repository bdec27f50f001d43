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
    /// What all entries of the work say together.
    package let merged: MergedEntry
    package let role: SourceRole
    /// `IndexedSource.name` of the source that has the key.
    package let sourceName: String
    /// Whether no bibliography of the project has the paper, and its entry can be written into one.
    package let isToBeAdded: Bool

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
  /// The file that entries of papers from elsewhere are written into when one is accepted; `nil` when
  /// they are not.
  package let insertTarget: String?
  /// Whether the user is asked before that.
  package let asksBeforeAdding: Bool

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
    let isAdding = context.sources.insertTarget != nil && context.sources.addsAcceptedPapers
    insertTarget = isAdding ? context.sources.insertTarget : nil
    asksBeforeAdding = context.sources.asksBeforeAdding
    typedRange = partial.typedRange
    replacementRange = partial.replacementRange
    let excluded = library.mainKeys(
      of: Set(
        partial.keysInGroup.map {
          Citekey(utf8: context.citations.key(at: $0, in: context.bytes))
        }))
    let cited = library.mainKeys(
      of: Set(context.citations.citations.map { Citekey(utf8: context.key(of: $0)) }))
    let found = context.library.search(
      SearchQuery(text: typed, limit: limit, citedKeys: cited, excludedKeys: excluded))
    var items: [Item] = []
    func add(_ merged: MergedEntry) {
      let isToBeAdded = isAdding && !library.isInProject(merged.work)
      let key = isToBeAdded ? context.keyInProject(of: merged) : merged.entry.key
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
          merged: merged, role: member.role, sourceName: member.source.name,
          isToBeAdded: isToBeAdded))
    }
    for hit in found.hits {
      guard let merged = library.merged(hit.work, as: hit.reference) else { continue }
      guard let publication = merged.withdrawal?.publication,
        library.firstEntry(forKey: Array(library.keyBytes(publication))) == publication,
        let published = library.merged(hit.work, as: publication)
      else {
        add(merged)
        continue
      }
      // A preprint is offered beside what was published where its key is typed.
      if !typed.isEmpty, merged.entry.key.utf8.starts(with: typed) { add(merged) }
      add(published)
    }
    self.items = items
  }
}
