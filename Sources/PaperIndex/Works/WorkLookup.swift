import Bibliography

/// The tables of all sources of a library by which works are found, as one.
struct WorkLookup {
  /// Blocks without words are read when their text has at most this many bytes: a small
  /// bibliography that was just loaded, or a block that was just edited.
  private static let scanLimit = 1 << 18

  /// The tables of all members, and the first one of each.
  private var tables: [WorkTable] = []
  private var starts = [0]

  /// O(sources), and where little is without words O(its text).
  init(_ library: Library) {
    for (number, member) in library.members.enumerated() {
      tables += member.source.workTables
      let blocks = member.source.blocksWithoutWords
      let source = member.source.source
      let byteCount = blocks.reduce(0) { $0 + source.byteStarts[$1 + 1] - source.byteStarts[$1] }
      if !blocks.isEmpty, byteCount <= WorkLookup.scanLimit {
        tables.append(
          WorkTableBuilder.build(
            blocks: blocks, of: source, macros: library.macros, number: number))
      }
      starts.append(tables.count)
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
    for member in starts.indices.dropLast() {
      for table in starts[member]..<starts[member + 1] {
        tables[table].forEachOwner(of: mark) { entry in
          if let location = tables[table].cover.location(ofEntry: entry) {
            owners.append(EntryReference(member: member, location: location))
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
    guard reference.member >= 0, reference.member < starts.count - 1 else { return [] }
    for table in starts[reference.member]..<starts[reference.member + 1] {
      if let number = tables[table].cover.number(of: reference.location) {
        return tables[table].marks(ofEntry: number)
      }
    }
    return []
  }

  /// How many entries have a mark, counted up to `limit`.
  private func ownerCount(of mark: UInt32, limit: Int) -> Int {
    var count = 0
    for table in tables.indices {
      tables[table].forEachOwner(of: mark) { entry in
        if tables[table].cover.isLive(entry) { count += 1 }
        return count < limit
      }
      if count >= limit { return count }
    }
    return count
  }
}
