import Bibliography
import PaperIndex

/// What is wrong with the keys by which the entries of one source name others, or themselves: nobody
/// has them, they lead in a circle, they stand for two entries.
struct RelationProblems {
  /// Keys that nobody has for which near ones are looked for.
  private static let nearestKeyLimit = 20
  /// Entries of other sources that are followed to find whether they lead back.
  private static let followedLimit = 10_000

  /// With the source itself as member `number`.
  private let library: Library
  private let number: Int
  /// Whether a key that is not in the library is nowhere.
  private let knowsAll: Bool
  private var askedCount = 0
  private var lines: [EntryLocation: Int] = [:]
  private(set) var problems: [Problem] = []

  /// The problems of `source`, which is member `number` of `library`. Without a library nothing is
  /// known of other sources, so that no key is said to be nowhere.
  ///
  /// O(fields), and nothing more where no entry names another; else reads the blocks that name any,
  /// and the entries of other sources that they lead to.
  init(_ source: IndexedSource, in library: Library?, number: Int) {
    knowsAll = library != nil
    let parsed = source.source
    let named = parsed.blocks.indices.flatMap {
      parsed.namedKeys(inBlock: $0, fields: [.crossref, .xdata, .entrySet, .ids])
    }
    if let library, library.members.indices.contains(number) {
      // The library may have another version: of what is open and not edited, that of the disk.
      self.library = library.replacing(number, with: source)
      self.number = number
    } else {
      self.library = Library([Library.Member(source: source, role: .project)])
      self.number = 0
    }
    addAliases(named.filter { field($0, of: self.number) == .ids })
    addLinks(named.filter { field($0, of: self.number) != .ids })
  }

  private var source: ParsedSource { library.members[number].source.source }

  private func field(_ named: NamedKey, of member: Int) -> FieldName {
    library.members[member].source.source.blocks[named.entry.block].fieldName[named.field]
  }

  private mutating func add(
    _ range: Range<Int>, _ severity: Problem.Severity, _ code: String, _ message: String
  ) {
    problems.append(Problem(range: range, severity: severity, code: code, message: message))
  }

  private static func text(_ key: [UInt8]) -> String { String(decoding: key, as: UTF8.self) }

  /// A key that a thousand others name is in one line.
  private mutating func line(of entry: EntryLocation) -> Int {
    let line =
      lines[entry] ?? source.position(of: source.keyRange(entry).lowerBound, in: .utf8).line + 1
    lines[entry] = line
    return line
  }

  // MARK: Aliases

  /// Aliases that another entry of the source has, as its key or as an alias before.
  private mutating func addAliases(_ aliases: [NamedKey]) {
    var first: [Citekey: EntryLocation] = [:]
    for alias in aliases {
      let key = Citekey(utf8: alias.key)
      let own = library.members[number].source
      if let holder = own.firstHolder(ofKey: alias.key) {
        // An alias of the entry's own key says nothing.
        guard !source.keyBytes(alias.entry).elementsEqual(alias.key) else { continue }
        add(
          alias.range, .warning, "duplicate-key",
          "“\(key.string)” is the key of the entry in line \(line(of: holder)); that entry is the "
            + "one that is cited.")
      } else if let earlier = first[key], earlier != alias.entry {
        add(
          alias.range, .warning, "duplicate-key",
          "The entry in line \(line(of: earlier)) has “\(key.string)” as another key already; that "
            + "entry is the one that is cited.")
      } else {
        first[key] = alias.entry
      }
    }
  }

  // MARK: Links

  /// What an entry of the source inherits from, and where it says so.
  private typealias Edge = (link: NamedKey, to: EntryReference)

  private mutating func addLinks(_ links: [NamedKey]) {
    var edges: [Edge] = []
    for link in links {
      let field = field(link, of: number)
      guard let target = library.reference(ofKey: link.key, namedIn: number) else {
        addMissing(link, field)
        continue
      }
      if isFollowed(link, of: number, to: target) {
        edges.append((link, target))
      } else if field == .xdata {
        add(
          link.range, .warning, "no-xdata",
          "“\(RelationProblems.text(link.key))” is no @xdata entry, so that nothing is taken from "
            + "it.")
      }
    }
    addCircles(edges)
    addOrder(edges.filter { field($0.link, of: number) == .crossref && $0.to.member == number })
  }

  /// Whether anything is taken from the entry that an entry of member `member` names.
  private func isFollowed(_ link: NamedKey, of member: Int, to target: EntryReference) -> Bool {
    switch field(link, of: member) {
    case .xdata: typeName(of: target) == "xdata"
    // The members of a set may say which set they are in.
    case .entrySet: typeName(of: EntryReference(member: member, location: link.entry)) == "set"
    default: true
    }
  }

  private func typeName(of reference: EntryReference) -> String {
    let source = library.members[reference.member].source.source
    return source.blocks[reference.location.block].typeName(of: reference.location.index)
  }

  private mutating func addMissing(_ link: NamedKey, _ field: FieldName) {
    guard knowsAll else { return }
    let effect =
      field == .entrySet ? "the set lacks it." : "nothing is inherited."
    var message = "No entry has the key “\(RelationProblems.text(link.key))”: \(effect)"
    askedCount += 1
    // Everything is near to a letter or two.
    if link.key.count > 2, askedCount <= RelationProblems.nearestKeyLimit,
      let near = library.nearestKeys(to: link.key, limit: 1).first
    {
      message += " Did you mean “\(near.key.string)”?"
    }
    add(link.range, .warning, "missing-\(field.knownName ?? "entry")", message)
  }

  /// Links of entries that lead back to these, if through other sources.
  private mutating func addCircles(_ edges: [Edge]) {
    var numbers: [EntryReference: Int] = [:]
    var graph: [[Int]] = []
    var others: [EntryReference] = []
    func node(_ reference: EntryReference) -> Int {
      if let node = numbers[reference] { return node }
      numbers[reference] = graph.count
      graph.append([])
      if reference.member != number { others.append(reference) }
      return graph.count - 1
    }
    let own = edges.map { link, to in
      (link, from: node(EntryReference(member: number, location: link.entry)), to: node(to))
    }
    for (_, from, to) in own { graph[from].append(to) }
    var next = 0
    while next < others.count, next < RelationProblems.followedLimit {
      let other = others[next]
      next += 1
      let links = library.members[other.member].source.source
        .namedKeys(of: other.location, fields: [.crossref, .xdata, .entrySet])
      for link in links {
        guard let to = library.reference(ofKey: link.key, namedIn: other.member),
          isFollowed(link, of: other.member, to: to)
        else { continue }
        let parent = node(to)
        graph[node(other)].append(parent)
      }
    }
    let circle = Circles(graph).circle
    for (link, from, to) in own where circle[from] == circle[to] {
      let key = RelationProblems.text(link.key)
      add(
        link.range, .error, "circular-inheritance",
        from == to
          ? "“\(key)” is this entry itself: nothing is inherited."
          : "“\(key)” inherits from this entry, so that neither can be made from the other.")
    }
  }

  /// Parents that BibTeX reads before the children: it says that they are not there.
  private mutating func addOrder(_ edges: [Edge]) {
    let biberFields: Set<FieldName> = [.date, .journalTitle, .xdata, .ids]
    if edges.isEmpty || source.blocks.contains(where: { $0.hasField(in: biberFields) }) { return }
    var seen: Set<EntryLocation> = []
    for edge in edges {
      let parent = edge.to.location
      guard parent < edge.link.entry, seen.insert(parent).inserted else { continue }
      add(
        edge.link.range, .hint, "parent-before-child",
        "“\(RelationProblems.text(edge.link.key))” stands before this entry, in line "
          + "\(line(of: parent)): BibTeX wants it behind all that name it. Biber does not care.")
    }
  }
}

/// Which nodes of a graph lie on circles together (Tarjan's strongly connected components).
private struct Circles {
  /// For each node a number that those have in common which lead to it and to which it leads.
  private(set) var circle: [Int]

  /// O(nodes + edges); no recursion, since a chain may be as long as a file.
  init(_ graph: [[Int]]) {
    circle = [Int](repeating: -1, count: graph.count)
    var order = [Int](repeating: -1, count: graph.count)
    var low = order
    var next = [Int](repeating: 0, count: graph.count)
    var open: [Int] = []
    var count = 0
    for root in graph.indices where order[root] < 0 {
      var path = [root]
      while let node = path.last {
        if order[node] < 0 {
          order[node] = count
          low[node] = count
          count += 1
          open.append(node)
        }
        if next[node] < graph[node].count {
          let other = graph[node][next[node]]
          next[node] += 1
          if order[other] < 0 {
            path.append(other)
          } else if circle[other] < 0 {
            low[node] = min(low[node], order[other])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last { low[parent] = min(low[parent], low[node]) }
        guard low[node] == order[node] else { continue }
        while let member = open.popLast() {
          circle[member] = node
          if member == node { break }
        }
      }
    }
  }
}
