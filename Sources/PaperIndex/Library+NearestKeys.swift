import Bibliography

extension Library {
  /// Keys that somebody may have meant who wrote `key`, best first, each once: those that differ
  /// only in case, then those within one edit (up to four bytes), two (up to eight) or three, then
  /// those of the same family name and year.
  ///
  /// `key` itself is not among them. Linear in the keys, most of which are passed over by their
  /// letters.
  package func nearestKeys(
    to key: [UInt8], limit: Int, roles: Set<SourceRole> = [.project]
  ) -> [(key: Citekey, reference: EntryReference)] {
    guard !key.isEmpty, limit > 0 else { return [] }
    let nearness = KeyNearness(to: key)
    var found: [(rank: Int, reference: EntryReference)] = []
    for (number, member) in members.enumerated() where roles.contains(member.role) {
      for table in member.source.keyTables {
        for (entry, rank) in nearness.nearEntries(in: table, limit: limit) {
          guard let location = table.cover.location(ofEntry: entry) else { continue }
          found.append((rank, EntryReference(member: number, location: location)))
        }
      }
    }
    found.sort { ($0.rank, $0.reference) < ($1.rank, $1.reference) }
    var result: [(key: Citekey, reference: EntryReference)] = []
    var seen: Set<Citekey> = []
    for candidate in found {
      let citekey = Citekey(utf8: Array(keyBytes(candidate.reference)))
      guard seen.insert(citekey).inserted else { continue }
      result.append((citekey, candidate.reference))
      if result.count == limit { break }
    }
    return result
  }
}
