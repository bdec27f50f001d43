import Bibliography
import CitationFeatures
import PaperIndex

/// What somebody names papers by on the command line: keys, identifiers, words of titles.
struct PaperQueries {
  /// Candidates that are named.
  private static let candidateLimit = 10

  private let library: Library
  /// Whether nothing, or more than one paper, was meant by a query; it was said.
  private(set) var hasMissed = false

  init(_ library: Library) {
    self.library = library
  }

  /// The papers that are meant, each once. Words that are no keys, and none of which has blanks, are one
  /// title.
  mutating func papers(for queries: [String]) -> [MergedEntry] {
    var queries = queries
    let areWords = queries.allSatisfy { !$0.contains(" ") && named($0) == nil }
    if queries.count > 1, areWords { queries = [queries.joined(separator: " ")] }
    var papers: [MergedEntry] = []
    var seen: Set<EntryReference> = []
    for query in queries {
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
      SearchQuery(text: Array(query.utf8), limit: PaperQueries.candidateLimit + 1)
    ).hits
    let found = hits.compactMap { library.merged($0.work, as: $0.reference) }
    let exact = found.filter { fits($0.entry, query) }
    if exact.count == 1 { return exact[0] }
    if found.count == 1, hasAllWords(found[0].entry, of: query) { return found[0] }
    if found.isEmpty {
      Terminal.complain("nothing is found for “\(query)”")
    } else {
      Terminal.complain(
        found.count == 1
          ? "“\(query)” may be this; name it by its key:"
          : "“\(query)” fits several papers; name one by its key:")
      for merged in found.prefix(PaperQueries.candidateLimit) {
        Terminal.complain("  \(merged.entry.key.string)  \(merged.entry.summary)")
      }
      if found.count > PaperQueries.candidateLimit { Terminal.complain("  and more") }
    }
    return nil
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
