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

  /// Mixes one number, not three: references are looked up for each paper of a list.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(location.index ^ location.block &<< 24 ^ member &<< 48)
  }

  /// In library order.
  package static func < (a: EntryReference, b: EntryReference) -> Bool {
    a.member != b.member ? a.member < b.member : a.location < b.location
  }
}
