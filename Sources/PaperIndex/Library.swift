import Bibliography

/// An ordered list of sources with their roles: what one list of bibliographies means.
package struct Library: Sendable {
  /// A source and what it is to the document.
  package struct Member: Sendable {
    package let source: IndexedSource
    package let role: SourceRole

    package init(source: IndexedSource, role: SourceRole) {
      self.source = source
      self.role = role
    }
  }

  package let members: [Member]
  /// The macros of all members in their order.
  package let macros: MacroTable
  /// What is known already of `nearestKeys`.
  var nearest: [NearestKeysQuestion: [(key: Citekey, reference: EntryReference)]] = [:]

  package init(_ members: [Member]) {
    self.members = members
    macros = MacroTable(of: members.map(\.source.source))
  }

  // MARK: Entries

  /// All entries with exactly these key bytes, in library order.
  package func entries(forKey key: [UInt8]) -> [EntryReference] {
    var found: [EntryReference] = []
    for (number, member) in members.enumerated() {
      for location in member.source.entries(forKey: key) {
        found.append(EntryReference(member: number, location: location))
      }
    }
    return found
  }

  /// The first entry with exactly these key bytes, in library order.
  package func firstEntry(forKey key: [UInt8]) -> EntryReference? {
    for (number, member) in members.enumerated() {
      if let location = member.source.firstEntry(forKey: key) {
        return EntryReference(member: number, location: location)
      }
    }
    return nil
  }

  /// Whether a document may cite `key`: an entry of the project has it.
  package func isKnown(_ key: [UInt8]) -> Bool {
    members.contains { $0.role == .project && $0.source.firstEntry(forKey: key) != nil }
  }

  /// The role of the entry's source; `index` for a reference of another library.
  package func role(of reference: EntryReference) -> SourceRole {
    members.indices.contains(reference.member) ? members[reference.member].role : .index
  }

  /// The key's bytes; empty for an entry without a key or of another library.
  package func keyBytes(_ reference: EntryReference) -> ArraySlice<UInt8> {
    guard let source = source(of: reference) else { return [] }
    return source.keyBytes(reference.location)
  }

  /// The entry; `nil` when its text can no longer be read as it was scanned. One read of its bytes.
  package func entry(_ reference: EntryReference) -> Entry? {
    source(of: reference)?
      .entry(at: reference.location, macros: macros, number: reference.member)
  }

  /// The source, when the entry is in it.
  func source(of reference: EntryReference) -> ParsedSource? {
    guard members.indices.contains(reference.member) else { return nil }
    let source = members[reference.member].source.source
    guard source.blocks.indices.contains(reference.location.block),
      (0..<source.entryCount(ofBlock: reference.location.block))
        .contains(reference.location.index)
    else { return nil }
    return source
  }
}
