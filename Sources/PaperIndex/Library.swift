import Bibliography

/// What a source is to a document.
package enum SourceRole: String, Sendable, CaseIterable {
  /// The project's own bibliography: its keys, and only its, are known.
  case project
  /// A library of the user's: searched, its keys are not known.
  case global
  /// Papers to find: listings and the like.
  case index
}

/// Where an entry is in a library: valid for that library value only.
package struct EntryReference: Sendable, Hashable {
  /// Index into `Library.members`.
  package let member: Int
  package let location: EntryLocation

  package init(member: Int, location: EntryLocation) {
    self.member = member
    self.location = location
  }
}

/// A parsed source with the tables that make it quick to ask.
package struct IndexedSource: Sendable {
  /// The path or other name that says which source it is; unique in a library.
  package let name: String
  package let source: ParsedSource

  package init(name: String, source: ParsedSource) {
    self.name = name
    self.source = source
  }
}

/// An ordered list of sources with their roles: what one list of bibliographies means.
package struct Library: Sendable {
  package struct Member: Sendable {
    package let source: IndexedSource
    package let role: SourceRole

    package init(source: IndexedSource, role: SourceRole) {
      self.source = source
      self.role = role
    }
  }

  package let members: [Member]
  /// The macros of all members in their order.
  package let macros: MacroTable

  package init(_ members: [Member]) {
    self.members = members
    macros = MacroTable(of: members.map(\.source.source))
  }
}
