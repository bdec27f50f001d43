import Bibliography

/// What all entries of a work say together, as one entry, and which of them says what.
package struct MergedEntry: Sendable {
  /// The key of the entry it is shown as; of each field the best value.
  package let entry: Entry
  package let work: Work
  /// The member of the work whose key `entry` has.
  package let reference: EntryReference
  /// For each field of `entry` the member that says it.
  package let provenance: [EntryReference]
  /// That the work no longer stands as `entry`, where a source says so.
  package let withdrawal: WorkWithdrawal?

  /// Which member says the field; `nil` for a field that `entry` has not.
  package func provenance(of name: String) -> EntryReference? {
    entry.fields.firstIndex { $0.name == name }.map { provenance[$0] }
  }
}

extension Library {
  /// The view of a work, shown as one of its entries; `nil` when that can no longer be read.
  ///
  /// Project comes before global before index, and within one of these what was published before a
  /// preprint. Venue, year and what belongs to them come from one published entry where there is
  /// one; the identifier of its preprint is kept. A complete list of authors comes before a partial
  /// one, a whole abstract before one that was cut. One read for each member.
  package func merged(_ work: Work, as reference: EntryReference) -> MergedEntry? {
    var reader = EntryReader(self)
    guard let own = reader.entry(reference) else { return nil }
    guard work.members.count > 1, work.members.contains(reference) else {
      return MergedEntry(
        entry: own, work: work, reference: reference,
        provenance: own.fields.map { _ in reference },
        withdrawal: own.withdrawal.map { WorkWithdrawal($0, by: reference) })
    }
    let merger = EntryMerger(
      work.members.compactMap { member in
        (member == reference ? own : reader.entry(member)).map {
          EntryMerger.Version(reference: member, role: role(of: member), entry: $0)
        }
      })
    let fields = merger.fields
    return MergedEntry(
      entry: Entry(key: own.key, type: merger.publication.entry.type, fields: fields.map(\.field)),
      work: work, reference: reference, provenance: fields.map(\.reference),
      withdrawal: merger.withdrawal(shownAs: reference))
  }
}
