import Bibliography

extension IndexedSource {
  /// All entries whose own key differs from that one at most in the case of ASCII letters, in the order
  /// of the source. O(1) but for those that are found.
  package func entries(forKeyOfAnyCase key: [UInt8]) -> [EntryLocation] {
    var found: [EntryLocation] = []
    for table in keyTables { table.appendAll(ofAnyCase: key.span, to: &found) }
    if keyTables.count > 1 { found.sort() }
    return found
  }
}

extension Library {
  /// The project's entries that stand in the way of another one with that key: those that have it in
  /// any case of its ASCII letters, as BibTeX compares keys, and those that have it as an alias.
  package func projectEntries(forKeyOfAnyCase key: [UInt8]) -> [EntryReference] {
    var found: [EntryReference] = []
    for (number, member) in members.enumerated() where member.role == .project {
      let source = member.source
      var locations = source.entries(forKeyOfAnyCase: key)
      if source.hasAliases { locations += source.entries(withAlias: key) }
      found += locations.map { EntryReference(member: number, location: $0) }
    }
    return found
  }
}
