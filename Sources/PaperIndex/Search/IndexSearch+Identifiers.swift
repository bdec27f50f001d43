import Bibliography

extension IndexSearch {
  /// Of entries whose identifiers begin as one does that is half typed, so many are looked at: the
  /// first in the order of the library, then of identifiers.
  private static let beginningLimit = 1024

  /// Searches for the entries that have an identifier. O(sources), and a read of each of them.
  mutating func runOnIdentifier(
    _ identifier: Identifier, in library: Library, _ roles: Set<SourceRole>
  ) {
    begin(.identifier(identifier))
    let lookup = WorkLookup.kept(in: library)
    for owner in lookup.owners(of: WorkMark.identifier(identifier)) {
      let role = library.role(of: owner)
      guard roles.contains(role), let entry = library.entry(owner),
        entry.identifiers.contains(identifier)
      else { continue }
      let key = entry.key.utf8
      let year = entry.date?.start?.year ?? 0
      top.insert(
        TopHits.Candidate(
          rank: TopHits.rank(
            score: SearchScore.score(.identifier, 0),
            use: use(ofKeyHash: KeyHashes.hash(key.span, 0..<key.count)), role: role,
            year: UInt16(clamping: year)),
          reference: owner, fields: [], step: currentStep))
    }
  }

  /// Searches for the entries that have an identifier which begins as this one. O(sources · log
  /// entries), and as many entries as are looked at. Reads nothing.
  mutating func runOnBeginning(
    of identifier: Identifier, in library: Library, _ scope: SearchScope
  ) {
    begin(.identifier(identifier))
    var count = 0
    WorkLookup.kept(in: library).forEachOwner(ofBeginning: identifier) { owner in
      guard let (target, entry) = scope.place(of: owner) else { return true }
      count &+= 1
      guard count <= IndexSearch.beginningLimit else {
        top.drop()
        return false
      }
      offer(
        entry, SearchScore.score(.identifierPrefix, 0), [], in: scope.targets[target].index,
        scope.targets[target].subject)
      return true
    }
  }
}
