import Bibliography

/// Where an entry is in a library: valid for that library value only.
package struct EntryReference: Sendable, Hashable, Comparable {
  /// Index into `Library.members`.
  package let member: Int
  package let location: EntryLocation

  package init(member: Int, location: EntryLocation) {
    self.member = member
    self.location = location
  }

  /// In library order.
  package static func < (a: EntryReference, b: EntryReference) -> Bool {
    (a.member, a.location) < (b.member, b.location)
  }
}
