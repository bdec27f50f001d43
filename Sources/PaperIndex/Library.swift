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
  /// Whether any entry can be cited by another key than its own.
  package let hasAliases: Bool
  /// What was made of its entries lately.
  package let recent = RecentValues()
  /// The works of its entries that were found lately.
  let recentWorks = RecentValues()
  /// The tables that a search of all its sources looks into.
  let searchScope = Kept<SearchScope>()
  /// Memory for the next search.
  let spareStates = SpareStates()
  /// Which sources have which keys.
  let keyDirectory: KeyDirectory
  /// The tables that works are found by.
  let workLookup = Kept<WorkLookup>()
  /// What is known already of `nearestKeys`.
  var nearest: [NearestKeysQuestion: [(key: Citekey, reference: EntryReference)]] = [:]

  package init(_ members: [Member]) {
    self.init(members, macros: MacroTable(of: members.map(\.source.source)))
  }

  /// This library with another version of one of its sources; its macros are those that are known.
  package func replacing(_ number: Int, with source: IndexedSource) -> Library {
    guard members.indices.contains(number) else { return self }
    var changed = members
    changed[number] = Member(source: source, role: members[number].role)
    return Library(changed, macros: macros)
  }

  private init(_ members: [Member], macros: MacroTable) {
    self.members = members
    self.macros = macros
    hasAliases = members.contains(where: \.source.hasAliases)
    keyDirectory = KeyDirectory(of: members)
  }

  // MARK: Entries

  /// All entries with exactly these key bytes, in library order: those whose own key it is, or else
  /// those whose alias it is.
  package func entries(forKey key: [UInt8]) -> [EntryReference] {
    let first = firstEntry(forKey: key)
    guard let first, keyBytes(first).elementsEqual(key) else {
      let named = entries(withAlias: key)
      return named.isEmpty ? first.map { [$0] } ?? [] : named
    }
    var found: [EntryReference] = []
    keyDirectory.forEachSource(of: self, thatMayHave: key) { number in
      for location in members[number].source.entries(forKey: key) {
        found.append(EntryReference(member: number, location: location))
      }
      return true
    }
    return found
  }

  /// All entries that have exactly these key bytes as an alias, in library order.
  package func entries(withAlias key: [UInt8]) -> [EntryReference] {
    guard hasAliases else { return [] }
    return members.enumerated().flatMap { number, member in
      member.source.hasAliases
        ? member.source.entries(withAlias: key).map {
          EntryReference(member: number, location: $0)
        } : []
    }
  }

  /// The first entry with exactly these key bytes, in library order. An alias counts where no entry
  /// has the key itself, and for the project where none of the project's has; where nobody has it
  /// and the key is an identifier, the entry with that identifier.
  package func firstEntry(forKey key: [UInt8]) -> EntryReference? {
    let holder = firstHolder(ofKey: key)
    guard hasAliases, holder.map({ role(of: $0) != .project }) ?? true else {
      return holder ?? firstEntry(identifiedBy: key)
    }
    let named = entries(withAlias: key)
    return named.first { role(of: $0) == .project } ?? holder ?? named.first
      ?? firstEntry(identifiedBy: key)
  }

  /// The first entry, of the project if one is, with the identifier that a key is. O(sources) for
  /// such a key.
  private func firstEntry(identifiedBy key: [UInt8]) -> EntryReference? {
    guard let identifier = Identifier(citekey: key) else { return nil }
    let lookup = WorkLookup.kept(in: self)
    let holders = lookup.owners(of: WorkMark.identifier(identifier)).filter {
      entry($0)?.identifiers.contains(identifier) == true
    }
    return holders.first { role(of: $0) == .project } ?? holders.first
  }

  /// The first entry that has exactly these key bytes as its own key, of the members that count.
  func firstHolder(
    ofKey key: [UInt8], where counts: (Member) -> Bool = { _ in true }
  ) -> EntryReference? {
    var holder: EntryReference?
    keyDirectory.forEachSource(of: self, thatMayHave: key) { number in
      if counts(members[number]), let location = members[number].source.firstHolder(ofKey: key) {
        holder = EntryReference(member: number, location: location)
      }
      return holder == nil
    }
    return holder
  }

  /// The own key of the entry that `key` is an alias of; `key` itself where it is none.
  package func mainKey(of key: [UInt8]) -> [UInt8] {
    guard isAlias(key), let reference = firstEntry(forKey: key) else { return key }
    return Array(keyBytes(reference))
  }

  /// Whether any source has an entry with that alias.
  private func isAlias(_ key: [UInt8]) -> Bool {
    guard hasAliases else { return false }
    let alias = Citekey(utf8: key)
    return members.contains { $0.source.hasAlias(alias) }
  }

  /// All keys that name the entry which `key` names, its own first; `key` alone where nobody has it.
  package func allKeys(of key: [UInt8]) -> [[UInt8]] {
    guard hasAliases, let reference = firstEntry(forKey: key),
      let source = source(of: reference)
    else { return [key] }
    let aliases = source.namedKeys(of: reference.location, fields: [.ids]).map(\.key)
    return [Array(keyBytes(reference))]
      + aliases.filter { firstEntry(forKey: $0) == reference && $0 != Array(keyBytes(reference)) }
  }

  /// Whether a document may cite `key`: an entry of the project has it, as its own or as an alias.
  package func isKnown(_ key: [UInt8]) -> Bool {
    firstHolder(ofKey: key) { $0.role == .project } != nil
      || entries(withAlias: key).contains { role(of: $0) == .project }
  }

  /// Whether an entry of the project belongs to a work.
  package func isInProject(_ work: Work) -> Bool {
    work.members.contains { role(of: $0) == .project }
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

  /// The entry with all that it inherits; `nil` when its text can no longer be read as it was
  /// scanned. One read of its bytes, and of those of each entry it inherits from: for many entries an
  /// `EntryReader` is cheaper.
  package func entry(_ reference: EntryReference) -> Entry? {
    var reader = EntryReader(self)
    return reader.entry(reference)
  }

  /// The entry as it is written, with nothing but its own fields; `nil` when its text can no longer
  /// be read as it was scanned. One read of its bytes.
  package func writtenEntry(_ reference: EntryReference) -> Entry? {
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
