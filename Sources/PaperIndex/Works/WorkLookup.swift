import Bibliography
import Synchronization

/// The tables of all sources of a library by which works are found, as one. An object, which all who ask
/// share.
final class WorkLookup: Sendable {
  /// Blocks without words are read when their text has at most this many bytes: a small
  /// bibliography that was just loaded, or a block that was just edited.
  private static let scanLimit = 1 << 18

  /// The tables of all members, the first one of each, and the member of each.
  private let tables: [WorkTable]
  private let starts: [Int]
  private let members: [Int]
  /// Which tables to ask for a mark.
  private let directory: MarkDirectory

  /// The tables of a library, which are put together once.
  static func kept(in library: Library) -> WorkLookup {
    library.workLookup.value { WorkLookup(library) }
  }

  /// O(sources), and where little is without words O(its text).
  private init(_ library: Library) {
    var tables: [WorkTable] = []
    var starts = [0]
    var members: [Int] = []
    for (number, member) in library.members.enumerated() {
      tables += member.source.workTables
      let blocks = member.source.blocksWithoutWords
      let source = member.source.source
      let byteCount = blocks.reduce(0) { $0 + source.byteStarts[$1 + 1] - source.byteStarts[$1] }
      if !blocks.isEmpty, byteCount <= WorkLookup.scanLimit {
        tables.append(
          WorkTableBuilder.build(
            blocks: blocks, of: source, in: library, number: number))
      }
      starts.append(tables.count)
      while members.count < tables.count { members.append(number) }
    }
    (self.tables, self.starts, self.members) = (tables, starts, members)
    directory = MarkDirectory(
      tableCount: tables.count, markCount: tables.reduce(0) { $0 + $1.markCount })
  }

  /// Whether another entry has a mark of this one, and no more of them than are compared. Reads
  /// nothing.
  func sharesMark(_ reference: EntryReference) -> Bool {
    for mark in marks(of: reference)
    where (2...Agreement.limit).contains(ownerCount(of: mark, limit: Agreement.limit + 1)) {
      return true
    }
    return false
  }

  /// The entries that have a mark, in library order; none when there are more than are compared.
  func owners(of mark: UInt32) -> [EntryReference] {
    var owners: [EntryReference] = []
    forEachTable(of: mark) { table in
      tables[table].forEachOwner(of: mark) { entry in
        if let location = tables[table].cover.location(ofEntry: entry) {
          owners.append(EntryReference(member: members[table], location: location))
        }
        return owners.count <= Agreement.limit
      }
      return owners.count <= Agreement.limit
    }
    return owners.count > Agreement.limit ? [] : owners.sorted()
  }

  /// Calls `body` with each entry that has an identifier which begins as this one, those of one table
  /// in the order of their identifiers, until it gives false. O(tables · log identifiers) but for the
  /// entries.
  func forEachOwner(ofBeginning identifier: Identifier, _ body: (EntryReference) -> Bool) {
    for table in tables.indices {
      for entry in tables[table].identifiers.owners(ofBeginning: identifier) {
        guard let location = tables[table].cover.location(ofEntry: Int(entry)) else { continue }
        guard body(EntryReference(member: members[table], location: location)) else { return }
      }
    }
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
    forEachTable(of: mark) { table in
      tables[table].forEachOwner(of: mark) { entry in
        if tables[table].cover.isLive(entry) { count += 1 }
        return count < limit
      }
      return count < limit
    }
    return count
  }

  /// Calls `body` with each table that may have a mark, in their order, until it gives false.
  private func forEachTable(of mark: UInt32, _ body: (Int) -> Bool) {
    directory.forEachTable(of: mark, body) {
      MarkOwners(markCount: tables.reduce(0) { $0 + $1.markCount }) { add in
        for table in tables.indices { tables[table].forEachMark { add($0, table) } }
      }
    }
  }
}
