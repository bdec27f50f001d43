// What an entry says itself comes first, then what its `xdata` says, then what its parent says, which
// was made the same way. Each entry has at most one parent, so that all there is to follow is a chain:
//
//     paper ── crossref ──► proceedings ── crossref ──► mvproceedings
//       │ xdata                 │ xdata
//       ▼                       ▼
//     publisher, place        series
//
// The chain is followed to its end, or to an entry that was met on it before, or up to a limit; then
// the fields are handed down it. The `xdata` of one entry is a graph of its own, of which each
// container is read once: what a second visit could add is there already. So neither a cycle nor a
// graph that doubles costs more than the limits, and what an entry is does not depend on which
// entries were asked for before.
//
// Keys are compared by their bytes, as biber does. BibTeX would find `crossref = {Proc}` under
// `proc`.

/// Makes entries with all that they inherit, and remembers whom they inherit from.
package struct EntryResolver: Sendable {
  /// Entries from a child to the last of its forefathers.
  static let depthLimit = 16
  /// Containers of data that one entry has.
  static let containerLimit = 256
  /// Fields that one entry takes from another.
  static let fieldLimit = 256
  /// No longer value is inherited: a hundred thousand children would multiply it.
  static let valueLimit = 1 << 16
  /// Entries that are remembered.
  private static let memoryLimit = 4096

  private struct Parent {
    let entry: Entry
    /// Entries that it took to make it.
    let depth: Int
  }

  let rule: InheritanceRule
  /// Entries as they are written, `nil` for a key that nobody has.
  private var written: [Citekey: Entry?] = [:]
  /// Parents with all that they inherit, by the key that names them; only where no cycle and no limit
  /// cut it.
  private var parents: [Citekey: Parent] = [:]
  /// What containers say with all that they name, by the key that names them.
  var containers: [Citekey: [Entry.Field]] = [:]

  package init(rule: InheritanceRule = .biblatex) {
    self.rule = rule
  }

  /// The entry with what it inherits behind its own fields.
  ///
  /// `lookUp` gives the entry that a key names, as it is written; for one resolver it must always say
  /// the same. Linear in the fields of the entry and of those it inherits from.
  package mutating func resolved(_ entry: Entry, lookUp: (Citekey) -> Entry?) -> Entry {
    if written.count > EntryResolver.memoryLimit { written.removeAll(keepingCapacity: true) }
    if parents.count > EntryResolver.memoryLimit { parents.removeAll(keepingCapacity: true) }
    if containers.count > EntryResolver.memoryLimit { containers.removeAll(keepingCapacity: true) }
    guard entry.mayInherit else { return entry }
    guard rule == .biblatex else { return resolvedOnce(entry, lookUp: lookUp) }
    var links: [(child: Entry, name: Citekey, parent: Inheritance)] = []
    var seen: Set<Citekey> = [entry.key]
    var last = withContainers(entry, lookUp: lookUp)
    var name = entry.key
    var depth = 1
    var isCut = false
    while let parent = last.parent(by: rule) {
      if let known = parents[parent.key], links.count + 1 + known.depth <= EntryResolver.depthLimit
      {
        links.append((last, name, parent))
        (last, name, depth) = (known.entry, parent.key, known.depth)
        break
      }
      guard let next = find(parent.key, lookUp) else { break }
      guard links.count + 1 < EntryResolver.depthLimit, seen.insert(next.key).inserted else {
        isCut = true
        break
      }
      links.append((last, name, parent))
      last = withContainers(next, lookUp: lookUp)
      name = parent.key
    }
    while let link = links.popLast() {
      if !isCut { parents[name] = Parent(entry: last, depth: depth) }
      last = link.child.inheriting(from: last, relation: link.parent.relation, rule: rule)
      name = link.name
      depth += 1
    }
    return last
  }

  /// Nested `crossref` is none for BibTeX, which knows no `xdata` either.
  private mutating func resolvedOnce(_ entry: Entry, lookUp: (Citekey) -> Entry?) -> Entry {
    guard let parent = entry.parent(by: rule), let found = find(parent.key, lookUp),
      found.key != entry.key
    else { return entry }
    return entry.inheriting(from: found, relation: .crossref, rule: rule)
  }

  /// The entry that a key names, as it is written.
  mutating func find(_ key: Citekey, _ lookUp: (Citekey) -> Entry?) -> Entry? {
    if let known = written[key] { return known }
    let found = lookUp(key)
    written[key] = .some(found)
    return found
  }
}

/// Fields that an entry takes from others, and what it has already.
struct InheritedFields {
  private let own: [Entry.Field]
  private let rule: InheritanceRule
  /// Under biblatex's names.
  private var names: Set<String>
  private var dateGroups: Set<String>
  private(set) var added: [Entry.Field] = []

  init(_ entry: Entry, rule: InheritanceRule) {
    own = entry.fields
    self.rule = rule
    names = []
    dateGroups = []
    // To biber an empty field is none; to BibTeX it is there.
    for field in own where rule == .bibTeX || !field.value.isEmpty { note(field.name) }
  }

  private mutating func note(_ name: String) {
    names.insert(rule == .biblatex ? FieldSynonyms.canonical(name) : name)
    if rule == .biblatex, let group = FieldSynonyms.dateGroup(name) { dateGroups.insert(group) }
  }

  /// Takes what is missing of the fields of one entry, each under the names that `targets` gives.
  mutating func add(
    _ fields: [Entry.Field], of key: Citekey, relation: Inheritance.Relation,
    targets: (String) -> [String]
  ) {
    let first = added.count
    var taken: Set<String> = []
    for field in fields where !field.value.isEmpty {
      guard field.value.count <= EntryResolver.valueLimit else { continue }
      // Of a repeated field the first counts.
      guard taken.insert(field.name).inserted else { continue }
      for target in targets(field.name) {
        guard added.count < EntryResolver.fieldLimit else { return }
        let name = rule == .biblatex ? FieldSynonyms.canonical(target) : target
        if names.contains(name) { continue }
        if rule == .biblatex, let group = FieldSynonyms.dateGroup(target),
          dateGroups.contains(group)
        {
          continue
        }
        names.insert(name)
        added.append(
          field.inherited(
            as: target,
            Inheritance(key: field.inheritance?.key ?? key, relation: relation)))
      }
    }
    // Only now: year and month of one entry belong together.
    for field in added[first...] { note(field.name) }
  }

  /// All fields: the entry's own, but for empty ones that were filled, then the others.
  var all: [Entry.Field] {
    guard rule == .biblatex, !added.isEmpty, own.contains(where: \.value.isEmpty) else {
      return own + added
    }
    let filled = Set(added.map(\.name))
    return own.filter { !$0.value.isEmpty || !filled.contains($0.name) } + added
  }
}

extension Entry {
  /// The entry with what it takes from a parent that is resolved itself.
  func inheriting(
    from parent: Entry, relation: Inheritance.Relation, rule: InheritanceRule
  ) -> Entry {
    var fields = InheritedFields(self, rule: rule)
    switch (relation, rule) {
    case (.set, _):
      fields.add(parent.fields, of: parent.key, relation: relation) {
        InheritanceMap.isKeptFromSet($0) ? [] : [$0]
      }
    case (_, .bibTeX):
      fields.add(parent.fields, of: parent.key, relation: relation) {
        $0 == RelationField.crossref || $0 == "ids" ? [] : [$0]
      }
    case (_, .biblatex):
      let map = InheritanceMap(from: parent.type, to: type)
      // A parent that was written for BibTeX says itself what its children are to call it.
      let saysTitle = map.titleTarget.map { parent.has($0) } ?? false
      fields.add(parent.fields, of: parent.key, relation: relation) { name in
        let targets = map.targets(of: name)
        if saysTitle, ["title", "subtitle", "titleaddon"].contains(name) { return [] }
        return targets.count == 1
          ? targets : targets.filter { $0 == name || !parent.has($0) }
      }
    }
    return Entry(key: key, type: type, fields: fields.all)
  }

  /// Whether a field of that name is there and not empty.
  private func has(_ name: String) -> Bool { field(name)?.value.isEmpty == false }
}

extension InheritanceMap {
  /// What a set does not take from its first member, whom it is shown as: what names the member, and
  /// what biber leaves out.
  static func isKeptFromSet(_ field: String) -> Bool {
    ["ids", "crossref", "xref", "xdata", "entryset", "shorthand", "annotation", "annote"]
      .contains(field)
  }
}
