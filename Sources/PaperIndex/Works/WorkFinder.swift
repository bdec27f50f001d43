import Bibliography

// A work is looked up from one of its entries, in two steps.
//
// First the entries that identifiers connect, one kind after the other: who has the same DOI is a
// group, groups with the same arXiv identifier are one, and so on, unless they contradict each
// other. Then groups that have a title in common, where the rest that is known of an entry of each
// agrees. In both steps `Agreement` decides who of the candidates for one identifier, or for one
// title, belong together: it looks at all of them at once, so that the answer is the same from each
// member and in any order of the sources.
//
// All is bounded: a title or identifier that too many entries have joins nobody.

/// Finds works in one library, and remembers what it read for the next one.
package struct WorkFinder {
  /// A group of more entries, or a work of more groups, than anybody has is no work.
  private static let sizeLimit = 256
  /// What so many entries say is kept for the next question.
  private static let factsLimit = 1024

  private let library: Library
  private var reader: EntryReader
  private let lookup: WorkLookup
  private var facts: [EntryReference: WorkFacts] = [:]
  /// The group of each entry that identifiers connect with others, in library order.
  private var groups: [EntryReference: [EntryReference]] = [:]
  /// For each title that many groups have those that it joins, by the first entry of each: each of
  /// them will be asked for, and all have to be compared.
  private var joined: [[UInt8]: [EntryReference: [EntryReference]]] = [:]

  /// O(sources), and where little is without words O(its text).
  package init(_ library: Library) {
    self.init(library, WorkLookup.kept(in: library))
  }

  fileprivate init(_ library: Library, _ lookup: WorkLookup) {
    self.library = library
    self.lookup = lookup
    reader = EntryReader(library)
  }

  /// The work that an entry belongs to.
  ///
  /// The same for each of its members, in whatever order sources are loaded. An entry of a large
  /// source without words is a work by itself. O(1) for an entry that nobody shares title or
  /// identifier with, else as dear as reading those who do.
  package mutating func work(of reference: EntryReference) -> Work {
    guard lookup.sharesMark(reference) else { return Work(reference) }
    if facts.count > WorkFinder.factsLimit { facts.removeAll(keepingCapacity: true) }
    let members = members(of: reference)
    guard members.count > 1 else { return Work(reference) }
    return Work(members: members, reasons: reasons(of: members))
  }

  // MARK: Steps

  /// All entries of the work, in library order.
  private mutating func members(of reference: EntryReference) -> [EntryReference] {
    let own = group(of: reference)
    var found = [own]
    var seen: Set<EntryReference> = [own[0]]
    var next = 0
    while next < found.count {
      for title in titles(of: found[next]) {
        for first in groups(joinedBy: title, to: found[next][0])
        where seen.insert(first).inserted {
          found.append(group(of: first))
        }
      }
      next += 1
      guard found.count <= WorkFinder.sizeLimit else { return own }
    }
    if found.count == 1 { return own }
    // Two titles of one group may each join another one.
    for (index, group) in found.enumerated() {
      for other in found[..<index] where contradict(group, other) { return own }
    }
    return found.flatMap(\.self).sorted()
  }

  /// The entries that identifiers connect with one, itself too.
  private mutating func group(of reference: EntryReference) -> [EntryReference] {
    if facts(of: reference).identifiers.isEmpty { return [reference] }
    if let known = groups[reference] { return known }
    var connected = [reference]
    var seen: Set<EntryReference> = [reference]
    var next = 0
    while next < connected.count {
      for identifier in facts(of: connected[next]).identifiers {
        for owner in owners(of: identifier) where seen.insert(owner).inserted {
          connected.append(owner)
        }
      }
      next += 1
      guard connected.count <= WorkFinder.sizeLimit else {
        groups[reference] = [reference]
        return [reference]
      }
    }
    if connected.count == 1 { return connected }
    for group in grouped(connected.sorted()) {
      for member in group { groups[member] = group }
    }
    return groups[reference] ?? [reference]
  }

  /// Entries that identifiers connect, as groups that do not contradict themselves.
  private mutating func grouped(_ entries: [EntryReference]) -> [[EntryReference]] {
    var result = entries.map { [$0] }
    for kind in Identifier.Kind.allCases {
      // A group has at most one identifier of a kind, else it would contradict itself.
      var holders: [Identifier: [Int]] = [:]
      for (number, group) in result.enumerated() {
        let all = group.flatMap { facts(of: $0).identifiers }
        if let identifier = all.first(where: { $0.kind == kind }) {
          holders[identifier, default: []].append(number)
        }
      }
      var merged = result
      for (identifier, numbers) in holders where (2...Agreement.limit).contains(numbers.count) {
        let candidates = numbers.map { result[$0] }
        let agreement = Agreement(count: candidates.count) {
          agree(candidates[$0], candidates[$1], on: identifier)
        }
        for group in agreement.groups {
          merged[numbers[group[0]]] = group.flatMap { candidates[$0] }.sorted()
          for other in group.dropFirst() { merged[numbers[other]] = [] }
        }
      }
      result = merged.filter { !$0.isEmpty }
    }
    return result
  }

  /// The first entries of the groups that a title joins to one, which is given by its first entry.
  private mutating func groups(
    joinedBy title: [UInt8], to group: EntryReference
  ) -> [EntryReference] {
    if let known = joined[title] { return known[group] ?? [] }
    var candidates: [[EntryReference]] = []
    for owner in owners(ofTitle: title) {
      let group = self.group(of: owner)
      if !candidates.contains(where: { $0[0] == group[0] }) { candidates.append(group) }
    }
    let agreement = Agreement(count: candidates.count) {
      agree(candidates[$0], candidates[$1], onTitle: title)
    }
    var result: [EntryReference: [EntryReference]] = [:]
    for group in agreement.groups {
      for number in group { result[candidates[number][0]] = group.map { candidates[$0][0] } }
    }
    if candidates.count > 4 { joined[title] = result }
    return result[group] ?? []
  }

  // MARK: Comparing groups

  private mutating func contradict(_ a: [EntryReference], _ b: [EntryReference]) -> Bool {
    for first in a {
      for second in b where facts(of: first).contradicts(facts(of: second)) { return true }
    }
    return false
  }

  private mutating func agree(
    _ a: [EntryReference], _ b: [EntryReference], on identifier: Identifier
  ) -> Bool {
    if contradict(a, b) { return false }
    for first in a where facts(of: first).identifiers.contains(identifier) {
      for second in b where facts(of: second).identifiers.contains(identifier) {
        if !facts(of: first).mayShareIdentifier(with: facts(of: second)) { return false }
      }
    }
    return true
  }

  private mutating func agree(
    _ a: [EntryReference], _ b: [EntryReference], onTitle title: [UInt8]
  ) -> Bool {
    if contradict(a, b) { return false }
    for first in a where facts(of: first).title == title {
      for second in b where facts(of: first).agreement(with: facts(of: second)) != nil {
        return true
      }
    }
    return false
  }

  // MARK: Reasons

  /// For each member but the first, why it belongs to one before it, or else to one behind it.
  private mutating func reasons(of members: [EntryReference]) -> [WorkReason] {
    members.indices.dropFirst().compactMap { index in
      let own = facts(of: members[index])
      let others = (members[..<index] + members[(index + 1)...]).map { facts(of: $0) }
      for other in others {
        if let identifier = own.sharedIdentifier(with: other), own.mayShareIdentifier(with: other) {
          return .identifier(identifier)
        }
      }
      return others.lazy.compactMap { $0.agreement(with: own) }.first
    }
  }

  // MARK: Reading

  private mutating func titles(of group: [EntryReference]) -> [[UInt8]] {
    var titles: [[UInt8]] = []
    for member in group {
      let title = facts(of: member).title
      if !title.isEmpty, !titles.contains(title) { titles.append(title) }
    }
    return titles
  }

  /// The entries with an identifier, in library order; none when too many have it.
  mutating func owners(of identifier: Identifier) -> [EntryReference] {
    lookup.owners(of: WorkMark.identifier(identifier)).filter {
      facts(of: $0).identifiers.contains(identifier)
    }
  }

  /// The entries with a folded title, in library order; none when too many have it.
  mutating func owners(ofTitle title: [UInt8]) -> [EntryReference] {
    let slice = title[...]
    return lookup.owners(of: WorkMark.title(slice.span)).filter { facts(of: $0).title == title }
  }

  /// What an entry says; nothing for one whose text can no longer be read.
  mutating func facts(of reference: EntryReference) -> WorkFacts {
    if let known = facts[reference] { return known }
    let entry = reader.entry(reference) ?? Entry(key: "", type: "", fields: [])
    let facts = WorkFacts(entry)
    self.facts[reference] = facts
    return facts
  }
}

extension Library {
  /// The work that an entry belongs to. For several entries a `WorkFinder` is cheaper.
  package func work(of reference: EntryReference) -> Work {
    let lookup = WorkLookup.kept(in: self)
    // As most do.
    guard lookup.sharesMark(reference) else { return Work(reference) }
    var finder = WorkFinder(self, lookup)
    return finder.work(of: reference)
  }
}
