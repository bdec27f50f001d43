import Bibliography

/// What somebody looks for.
package struct SearchQuery: Sendable {
  /// The query as typed, in UTF-8: words with blanks between them, or the beginning of a key.
  package var text: [UInt8]
  /// How many hits to return at most.
  package var limit: Int
  /// Keys the document cites: among equals their entries come first.
  package var citedKeys: KeyHashes
  /// Those of them that stand near the place where the next is typed: they come before the others.
  package var nearbyKeys: KeyHashes
  /// Keys not to offer.
  package var excludedKeys: Set<Citekey>
  /// Which sources to search.
  package var roles: Set<SourceRole>
  /// Whether to look into abstracts when titles, names and the like have nothing, not even with a
  /// typo. That reads all sources, O(their bytes): for somebody who waits, not on a keystroke.
  package var searchesAbstracts: Bool

  package init(
    text: [UInt8], limit: Int = 50, citedKeys: KeyHashes = [],
    nearbyKeys: KeyHashes = [], excludedKeys: Set<Citekey> = [],
    roles: Set<SourceRole> = Set(SourceRole.allCases), searchesAbstracts: Bool = false
  ) {
    self.text = text
    self.limit = limit
    self.citedKeys = citedKeys
    self.nearbyKeys = nearbyKeys
    self.excludedKeys = excludedKeys
    self.roles = roles
    self.searchesAbstracts = searchesAbstracts
  }
}
