import Bibliography

extension IndexSearch {
  /// Searches for the entries that have an identifier. O(sources), and a read of each of them.
  mutating func runOnIdentifier(
    _ identifier: Identifier, in library: Library, _ roles: Set<SourceRole>
  ) {
    begin(.identifier(identifier))
    var lookup = WorkLookup(library)
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
            use: use(ofKeyHash: KeyBytes.hash(key.span, 0..<key.count)), role: role,
            year: UInt16(clamping: year)),
          reference: owner, fields: [], step: currentStep))
    }
  }
}
