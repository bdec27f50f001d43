import Bibliography

extension Library {
  /// The work that an entry belongs to.
  ///
  /// The same for each of its members, in whatever order sources are loaded. An entry of a source
  /// without words is a work by itself. O(1) for an entry that nobody shares title or identifier
  /// with, else as dear as reading those who do.
  package func work(of reference: EntryReference) -> Work {
    var finder = WorkFinder(self)
    return finder.work(of: reference)
  }

  /// The marks of an entry whose source has a table of it.
  func marks(of reference: EntryReference) -> ArraySlice<UInt32> {
    guard members.indices.contains(reference.member) else { return [] }
    for table in members[reference.member].source.workTables {
      if let number = table.cover.number(of: reference.location) {
        return table.marks(ofEntry: number)
      }
    }
    return []
  }

  /// Whether another entry has a mark of this one, and no more of them than are compared. Reads
  /// nothing.
  func sharesMark(_ reference: EntryReference) -> Bool {
    marks(of: reference).contains { mark in
      (2...Agreement.limit).contains(ownerCount(of: mark, limit: Agreement.limit + 1))
    }
  }

  /// How many entries have a mark, counted up to `limit`.
  private func ownerCount(of mark: UInt32, limit: Int) -> Int {
    var count = 0
    for member in members {
      for table in member.source.workTables {
        table.forEachOwner(of: mark) { entry in
          if table.cover.isLive(entry) { count += 1 }
          return count < limit
        }
        if count >= limit { return count }
      }
    }
    return count
  }

  /// The entries that have a mark, in library order; none when there are more than are compared.
  func owners(of mark: UInt32) -> [EntryReference] {
    var owners: [EntryReference] = []
    for (number, member) in members.enumerated() {
      for table in member.source.workTables {
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
}
