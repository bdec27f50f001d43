import PaperIndex

/// A paper as lists show it. An object: what a list has of it is one reference.
package final class ListedPaper: Sendable {
  /// What all entries of the work say together.
  package let merged: MergedEntry
  /// Who and when, in short; empty where neither is known.
  package let byline: String
  /// The title, or what comes nearest; empty where there is none.
  package let heading: String

  init(_ merged: MergedEntry) {
    self.merged = merged
    byline = merged.entry.byline
    heading = merged.entry.heading ?? ""
  }
}

extension Library {
  /// A work as lists show it; `nil` when its entry can no longer be read.
  func listed(_ work: Work, as reference: EntryReference) -> ListedPaper? {
    recent.value(of: reference) { merged(work, as: reference).map(ListedPaper.init) }
  }
}
