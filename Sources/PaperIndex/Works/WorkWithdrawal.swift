import Bibliography

/// That a work no longer stands as the entry that it is shown as, and who says so.
package struct WorkWithdrawal: Sendable, Equatable {
  package let kind: Withdrawal.Kind
  /// What the source says, where that is more than the word; empty otherwise.
  package let statement: String
  /// The entry that says so.
  package let source: EntryReference
  /// Of a preprint, the entry of what was published.
  package let publication: EntryReference?

  init(_ withdrawal: Withdrawal, by source: EntryReference) {
    kind = withdrawal.kind
    statement = withdrawal.statement
    self.source = source
    publication = nil
  }

  init(_ preprint: EntryReference, publishedAs publication: EntryReference) {
    kind = .superseded
    statement = ""
    source = preprint
    self.publication = publication
  }
}

extension EntryMerger {
  /// Whether the work no longer stands as it is shown.
  ///
  /// What is said of a preprint holds for nothing that was published; and what supersedes one entry
  /// does so for no other. A preprint is superseded when what was published is an entry, too, that
  /// is no farther away: the project's own need not give way to one in an index.
  func withdrawal(shownAs reference: EntryReference) -> WorkWithdrawal? {
    guard let own = versions.first(where: { $0.reference == reference }) else { return nil }
    if let withdrawal = own.entry.withdrawal { return WorkWithdrawal(withdrawal, by: reference) }
    let isPublished = versions.contains { !$0.isPreprint }
    for version in versions where !(version.isPreprint && isPublished) {
      if let withdrawal = version.entry.withdrawal, withdrawal.kind != .superseded {
        return WorkWithdrawal(withdrawal, by: version.reference)
      }
    }
    // `versions` are in the order of their roles.
    guard own.isPreprint, !publication.isPreprint, publication.has(EntryMerger.venues),
      publication.role == own.role || own.role != .project && publication.role == .project
        || own.role == .index && publication.role == .global
    else { return nil }
    return WorkWithdrawal(reference, publishedAs: publication.reference)
  }
}
