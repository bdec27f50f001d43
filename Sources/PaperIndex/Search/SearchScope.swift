import Bibliography

/// The tables that a search of a library looks into.
struct SearchScope: Sendable {
  /// Blocks without words are read by a search when their text has at most this many bytes.
  private static let scanLimit = 4 << 20

  /// The words of all sources; of blocks that have none yet, made for this scope where they are
  /// little text.
  private(set) var targets: [IndexSearch.Target] = []
  /// The keys of all sources.
  private(set) var keyTables: [(table: KeyTable, subject: IndexSearch.Subject)] = []
  /// The keys of sources some words of which are missing.
  private(set) var keyTablesWithoutWords: [(table: KeyTable, subject: IndexSearch.Subject)] = []

  /// The tables of a library's sources with these roles; those of all are put together once.
  static func scope(of library: Library, roles: Set<SourceRole>) -> SearchScope {
    guard roles.count == SourceRole.allCases.count else {
      return SearchScope(library, roles: roles)
    }
    return library.searchScope.value { SearchScope(library, roles: roles) }
  }

  private init(_ library: Library, roles: Set<SourceRole>) {
    for (number, member) in library.members.enumerated() where roles.contains(member.role) {
      let subject = IndexSearch.Subject(member: number, role: member.role)
      let tables = member.source.keyTables.map { (table: $0, subject: subject) }
      keyTables += tables
      targets += member.source.wordIndexes.map {
        IndexSearch.Target(index: $0, subject: subject)
      }
      let blocks = member.source.blocksWithoutWords
      guard !blocks.isEmpty else { continue }
      let source = member.source.source
      let byteCount = blocks.reduce(0) { $0 + source.byteStarts[$1 + 1] - source.byteStarts[$1] }
      if byteCount <= SearchScope.scanLimit {
        let index = WordIndex(blocks: blocks, of: source, in: library, number: number)
        targets.append(IndexSearch.Target(index: index, subject: subject))
      } else {
        keyTablesWithoutWords += tables
      }
    }
  }

  /// The index that has an entry, and its number there. O(indexes).
  func place(of reference: EntryReference) -> (target: Int, entry: Int)? {
    for target in targets.indices where targets[target].subject.member == reference.member {
      if let entry = targets[target].index.cover.number(of: reference.location) {
        return (target, entry)
      }
    }
    return nil
  }
}
