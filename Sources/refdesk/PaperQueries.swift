import Bibliography
import CitationFeatures
import PaperIndex

/// What somebody names papers by on the command line: keys, identifiers, words of titles.
struct PaperQueries {
  /// Candidates that are named.
  private static let candidateLimit = 10

  /// What is named that is near.
  private static let nearLimit = 3
  /// Words of a title that are looked at one by one.
  private static let wordLimit = 12

  private let library: Library
  /// Whether nothing, or more than one paper, was meant by a query; it was said.
  private(set) var hasMissed = false

  init(_ library: Library) {
    self.library = library
  }

  /// The papers that are meant, each once.
  mutating func papers(for arguments: [String]) -> [MergedEntry] {
    var papers: [MergedEntry] = []
    var seen: Set<EntryReference> = []
    for query in queries(in: arguments) {
      guard let paper = paper(for: query) else {
        hasMissed = true
        continue
      }
      if paper.work.members.contains(where: { seen.contains($0) }) { continue }
      seen.formUnion(paper.work.members)
      papers.append(paper)
    }
    return papers
  }

  /// A key, an identifier or a quoted text is a paper by itself; other words that stand together are one
  /// title.
  private func queries(in arguments: [String]) -> [String] {
    var queries: [String] = []
    var isTitle = false
    for argument in arguments {
      let isWord =
        !argument.contains(" ") && named(argument) == nil
        && Identifier.identifiers(inQuery: Array(argument.utf8)).isEmpty
      if isWord, isTitle, let title = queries.popLast() {
        queries.append("\(title) \(argument)")
      } else {
        queries.append(argument)
      }
      isTitle = isWord
    }
    return queries
  }

  /// The paper with a key, or an identifier.
  private func named(_ query: String) -> EntryReference? {
    library.firstEntry(forKey: Array(query.utf8))
      ?? library.firstEntry(forKey: Array("arxiv:\(query)".utf8))
      ?? library.firstEntry(forKey: Array("https://\(query)".utf8))
  }

  private func paper(for query: String) -> MergedEntry? {
    if let reference = named(query) {
      return library.merged(library.work(of: reference), as: reference)
    }
    let hits = library.search(
      SearchQuery(
        text: Array(query.utf8), limit: PaperQueries.candidateLimit + 1, searchesAbstracts: true)
    ).hits
    let found = hits.compactMap { library.merged($0.work, as: $0.reference) }
    let exact = found.filter { fits($0.entry, query) }
    if exact.count == 1 { return exact[0] }
    if found.count == 1, hasAllWords(found[0].entry, of: query) { return found[0] }
    if found.isEmpty {
      let near = near(query)
      Terminal.complain(
        "nothing is found for “\(query)”" + (near.isEmpty ? "" : "; the nearest are:"))
      list(near)
    } else {
      Terminal.complain(
        found.count == 1
          ? "“\(query)” may be this; name it by its key:"
          : "“\(query)” fits several papers; name one by its key:")
      list(found.prefix(PaperQueries.candidateLimit))
      if found.count > PaperQueries.candidateLimit { Terminal.complain("  and more") }
    }
    return nil
  }

  private func list(_ papers: some Sequence<MergedEntry>) {
    for merged in papers {
      Terminal.complain("  \(merged.entry.key.string)  \(merged.entry.summary)")
    }
  }

  /// What is nearest to a query that finds nothing: papers with such keys, or else those that most of its
  /// words find.
  private func near(_ query: String) -> [MergedEntry] {
    let words = query.split(separator: " ")
    var found: [EntryReference] = []
    // A word of a title is near to many a key.
    for word in words where words.count == 1 || word.contains(where: \.isNumber) {
      found += library.nearestKeys(
        to: Array(word.utf8), limit: PaperQueries.nearLimit, roles: Set(SourceRole.allCases)
      ).map(\.reference)
    }
    if found.isEmpty { found = foundByWords(words) }
    var seen: Set<EntryReference> = []
    return found.compactMap { library.merged(library.work(of: $0), as: $0) }
      .filter { seen.insert($0.work.members[0]).inserted }
      .prefix(PaperQueries.nearLimit).map { $0 }
  }

  /// What at least half of some words find, each by itself; what most do first.
  private func foundByWords(_ words: [Substring]) -> [EntryReference] {
    var counts: [EntryReference: Int] = [:]
    var order: [EntryReference] = []
    for word in words.prefix(PaperQueries.wordLimit) where words.count > 1 {
      for hit in library.search(SearchQuery(text: Array(word.utf8), limit: 100)).hits {
        if counts[hit.reference] == nil { order.append(hit.reference) }
        counts[hit.reference, default: 0] += 1
      }
    }
    return order.enumerated().map { (count: counts[$1] ?? 0, place: $0, reference: $1) }
      .filter { 2 * $0.count >= words.count && $0.count > 1 }
      .sorted { ($1.count, $0.place) < ($0.count, $1.place) }.map(\.reference)
  }

  /// Whether a query is the title, or all of it before the colon.
  private func fits(_ entry: Entry, _ query: String) -> Bool {
    let wanted = Folding.foldedTitle(query)
    guard !wanted.isEmpty, let title = entry.title else { return false }
    let main = title.split(separator: ":", maxSplits: 1).first.map(String.init) ?? title
    return wanted == Folding.foldedTitle(title) || wanted == Folding.foldedTitle(main)
  }

  /// Whether every word of a query begins a word of the entry: no typo was forgiven.
  private func hasAllWords(_ entry: Entry, of query: String) -> Bool {
    let text = [
      entry.key.string, entry.title ?? "",
      entry.creators.people.map(\.displayName)
        .joined(separator: " "), entry.year ?? "", entry.venue ?? "",
    ].joined(separator: " ")
    let words = Folding.foldedTitle(text).split(separator: 0x20)
    return Folding.foldedTitle(query).split(separator: 0x20).allSatisfy { wanted in
      words.contains { $0.starts(with: wanted) }
    }
  }
}
