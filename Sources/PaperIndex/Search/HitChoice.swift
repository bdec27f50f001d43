import Bibliography

/// Chooses the entry that each work found is shown as, the best hit first.
struct HitChoice {
  private let library: Library
  private let query: SearchQuery
  private let searchesAll: Bool
  private lazy var finder = WorkFinder(library)
  /// The first entry of each work that is shown already.
  private var shownWorks: Set<EntryReference> = []

  /// The work of an entry, and what it is shown as.
  private struct FoundWork {
    let work: Work
    let representative: EntryReference?
  }

  init(_ library: Library, _ query: SearchQuery) {
    self.library = library
    self.query = query
    searchesAll = query.roles.count == SourceRole.allCases.count
    shownWorks.reserveCapacity(min(query.limit, 256))
  }

  /// Where all roles are searched it is the same for all queries.
  private mutating func work(of found: EntryReference) -> FoundWork {
    if searchesAll, let known: FoundWork = library.recentWorks.value(of: found) { return known }
    let work = finder.work(of: found)
    let made = FoundWork(work: work, representative: representative(of: work))
    if searchesAll { library.recentWorks.keep(made, of: found) }
    return made
  }

  /// What to show for an entry that was found; `nil` for one without a key, one of an excluded work,
  /// and one of a work that is shown already.
  ///
  /// A key of the project's that is being typed is offered, also when its work has a better one.
  mutating func shown(
    _ found: EntryReference, isFoundByKey: Bool = false
  ) -> (reference: EntryReference, work: Work)? {
    let foundWork = self.work(of: found)
    var work = foundWork.work
    guard var reference = foundWork.representative else { return nil }
    if work.members.count > 1 {
      let isOwnKey =
        isFoundByKey && found != reference && library.role(of: found) == .project
        && !hasTypedKey(reference) && holder(of: found) == found
      if isOwnKey {
        reference = found
      } else if work.members.contains(where: isExcluded) {
        return nil
      }
    }
    if isExcluded(reference) { return nil }
    if !work.members.contains(reference) { work = finder.work(of: reference) }
    return shownWorks.insert(work.members[0]).inserted ? (reference, work) : nil
  }

  /// The entry of the project's, else a global one, else one of the index, that citing its key gives,
  /// with the best key.
  private func representative(of work: Work) -> EntryReference? {
    var other: EntryReference?
    for role in SourceRole.allCases where query.roles.contains(role) {
      for member in bestKeyFirst(work.members.filter { library.role(of: $0) == role }) {
        guard let holder = holder(of: member) else { continue }
        if work.members.contains(holder) { return holder }
        other = other ?? holder
      }
    }
    return other
  }

  /// Entries of a work with the best keys first, so that the one offered does not depend on the order
  /// of listings: keys that somebody chose, keys given with the first author, the others.
  private func bestKeyFirst(_ members: [EntryReference]) -> [EntryReference] {
    guard members.count > 1 else { return members }
    let ranks = members.map { member in
      guard library.source(of: member)?.format.isListing == true else { return 0 }
      return library.entry(member)?.authors.isComplete == true ? 1 : 2
    }
    return (0...2).flatMap { rank in members.indices.filter { ranks[$0] == rank } }
      .map { members[$0] }
  }

  /// The first entry that is searched and has the key, so that what is shown is what citing the key
  /// gives. `nil` for an entry without a key.
  private func holder(of reference: EntryReference) -> EntryReference? {
    let key = Array(library.keyBytes(reference))
    guard !key.isEmpty else { return nil }
    let first = library.firstHolder(ofKey: key) { query.roles.contains($0.role) }
    guard let first, first != reference, !haveOnlyKeyInCommon(first, reference) else {
      return reference
    }
    return first
  }

  /// Whether a key that a listing's entry was given means different papers.
  private func haveOnlyKeyInCommon(_ a: EntryReference, _ b: EntryReference) -> Bool {
    let isListed = [a, b].contains { library.source(of: $0)?.format.isListing == true }
    guard isListed, let first = library.entry(a)?.title, let second = library.entry(b)?.title else {
      return false
    }
    return Folding.foldedTitle(first) != Folding.foldedTitle(second)
  }

  private func isExcluded(_ reference: EntryReference) -> Bool {
    !query.excludedKeys.isEmpty
      && query.excludedKeys.contains(Citekey(utf8: Array(library.keyBytes(reference))))
  }

  /// Whether the key begins with what is typed, whatever the case.
  private func hasTypedKey(_ reference: EntryReference) -> Bool {
    let typed = query.text.drop { $0 <= 0x20 }.map(KeyBytes.lowercased)
    let key = Array(library.keyBytes(reference))
    return KeyBytes.hasPrefix(key.span, 0..<key.count, lowercased: typed.span)
  }
}
