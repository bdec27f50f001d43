import Bibliography

/// Reads entries of a library with all that they inherit, and remembers whom they inherit from: an
/// entry that a thousand others name is read once.
package struct EntryReader {
  private let library: Library
  private let rule: InheritanceRule
  /// One for the project, one for each other member that was read: a key means other entries there.
  private var resolvers: [Int: EntryResolver] = [:]
  /// All keys that were looked up to find what is inherited.
  private(set) var namedKeys: Set<Citekey> = []
  /// Whether an entry that others inherit from could not be read.
  private(set) var hasFailed = false

  /// O(1).
  package init(_ library: Library, rule: InheritanceRule = .biblatex) {
    self.library = library
    self.rule = rule
  }

  /// The entry with what it inherits behind its own fields; `nil` when its text can no longer be read
  /// as it was scanned.
  package mutating func entry(_ reference: EntryReference) -> Entry? {
    library.writtenEntry(reference).map { resolved($0, of: reference.member) }
  }

  /// An entry that was read from member number `member` of the library, with what it inherits.
  package mutating func resolved(_ entry: Entry, of member: Int) -> Entry {
    guard entry.mayInherit else { return entry }
    let scope =
      library.members.indices.contains(member)
        && library.members[member].role == .project ? -1 : member
    var resolver = resolvers.removeValue(forKey: scope) ?? EntryResolver(rule: rule)
    let result = resolver.resolved(entry) { key in
      namedKeys.insert(key)
      guard let parent = library.reference(ofKey: key.utf8, namedIn: member) else { return nil }
      let entry = library.writtenEntry(parent)
      if entry == nil { hasFailed = true }
      return entry
    }
    resolvers[scope] = resolver
    return result
  }
}

extension Library {
  /// The entry that an entry of member number `member` means by a key. The files of a project are one
  /// list to BibTeX and biber, which know no others; elsewhere the own file comes first, since nobody
  /// made the files for each other.
  package func reference(ofKey key: [UInt8], namedIn member: Int) -> EntryReference? {
    guard members.indices.contains(member) else { return nil }
    guard members[member].role == .project else {
      if let location = members[member].source.firstEntry(forKey: key) {
        return EntryReference(member: member, location: location)
      }
      return firstEntry(forKey: key)
    }
    return firstHolder(ofKey: key) { $0.role == .project }
      ?? entries(withAlias: key).first { role(of: $0) == .project }
  }
}
