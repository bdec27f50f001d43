import Bibliography

/// The tables of all sources of a library by which works are found, as one.
struct WorkLookup {
  /// Blocks without words are read when their text has at most this many bytes: a small
  /// bibliography that was just loaded, or a block that was just edited.
  private static let scanLimit = 1 << 18

  /// The tables of each member of the library.
  private let tables: [[WorkTable]]

  /// O(sources), and where little is without words O(its text).
  init(_ library: Library) {
    tables = library.members.enumerated().map { number, member in
      let blocks = member.source.blocksWithoutWords
      guard !blocks.isEmpty else { return member.source.workTables }
      let source = member.source.source
      let byteCount = blocks.reduce(0) { $0 + source.byteStarts[$1 + 1] - source.byteStarts[$1] }
      guard byteCount <= WorkLookup.scanLimit else { return member.source.workTables }
      return member.source.workTables + [
        WorkTableBuilder.build(blocks: blocks, of: source, macros: library.macros, number: number)
      ]
    }
  }

  /// Whether another entry has a mark of this one, and no more of them than are compared. Reads
  /// nothing.
  func sharesMark(_ reference: EntryReference) -> Bool {
    marks(of: reference).contains { mark in
      (2...Agreement.limit).contains(ownerCount(of: mark, limit: Agreement.limit + 1))
    }
  }

  /// The entries that have a mark, in library order; none when there are more than are compared.
  func owners(of mark: UInt32) -> [EntryReference] {
    var owners: [EntryReference] = []
    for (number, tables) in tables.enumerated() {
      for table in tables {
        table.forEachOwner(of: mark) { entry in
          if let location = table.cover.location(ofEntry: entry) {
            owners.append(EntryReference(member: number, location: location))
          }
          return owners.count <= Agreement.limit
        }
      }
      if owners.count > Agreement.limit { return [] }
    }
    return owners.sorted()
  }

  /// The marks of an entry that any table has.
  private func marks(of reference: EntryReference) -> ArraySlice<UInt32> {
    guard tables.indices.contains(reference.member) else { return [] }
    for table in tables[reference.member] {
      if let number = table.cover.number(of: reference.location) {
        return table.marks(ofEntry: number)
      }
    }
    return []
  }

  /// How many entries have a mark, counted up to `limit`.
  private func ownerCount(of mark: UInt32, limit: Int) -> Int {
    var count = 0
    for tables in tables {
      for table in tables {
        table.forEachOwner(of: mark) { entry in
          if table.cover.isLive(entry) { count += 1 }
          return count < limit
        }
        if count >= limit { return count }
      }
    }
    return count
  }
}
