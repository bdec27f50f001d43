import Bibliography
import Formats
import PaperIndex
import TestSupport
import Testing
import TextStorage

extension MutationTests {
  /// What is typed where a paper is looked for.
  struct Queries {
    /// As many hits are asked for at most.
    private static let limits = [1, 7, 50]

    @Test func `answers any query, and the same twice`() {
      let library = QueryCorpus.makeLibrary()
      #expect(library.members.count == 4)
      // Nothing is to depend on what a set or dictionary begins with.
      let other = QueryCorpus.makeLibrary()
      let words = QueryCorpus.words(of: library)
      tryMutations(of: .query, percent: 70) { mutator in
        let query = mutator.query(of: words)
        return fault(
          inAnswerTo: query, limit: mutator.pick(Queries.limits), of: library,
          comparedWith: mutator.roll(2) == 0 ? library : other
        ).map { "\($0) for \(query)" }
      }
    }

    private func fault(
      inAnswerTo text: [UInt8], limit: Int, of library: Library, comparedWith other: Library
    ) -> String? {
      let query = SearchQuery(text: text, limit: limit)
      let (found, explanations) = library.explainedSearch(query)
      let hits = found.hits
      if hits.count > limit { return "\(hits.count) hits" }
      if explanations.count != hits.count { return "\(explanations.count) explanations" }
      if Set(hits.map(\.work)).count < hits.count { return "a work twice" }
      if hits.contains(where: { library.entry($0.reference) == nil }) { return "no entry" }
      if zip(hits, hits.dropFirst()).contains(where: { $0.score < $1.score }) { return "disorder" }
      let again = other.search(query)
      if again.hits != hits || again.isComplete != found.isComplete { return "another answer" }
      let near = library.nearestKeys(to: text, limit: 3)
      if near.count > 3 { return "\(near.count) near keys" }
      let nearAgain = other.nearestKeys(to: text, limit: 3)
      return near.map(\.reference) == nearAgain.map(\.reference) ? nil : "other near keys"
    }
  }
}

/// What is searched, and for what.
private enum QueryCorpus {
  /// Letters of many scripts, with and without case, also beyond the first plane.
  static let scripts = [
    "tides", "Größe", "ÉTUDE", "прилив", "Ωκεανός", "潮汐", "しお", "조수", "मद", "ارتفاع", "ﬁne",
    "İI", "𝔱𝔦𝔡𝔢", "1️⃣", "👩‍👩‍👧", "٢٠٢٠", "ａｃｌ",
  ]
  static let marks = ["\u{301}", "\u{308}", "\u{327}", "\u{200D}", "\u{FE0F}", "\u{20DD}"]
  static let separators = [
    " ", "  ", "\t", "\n", "\u{A0}", "\u{3000}", "\u{2028}", "-", "–", "—", ".", ",", ";", ":", "/",
    "_", "'", "’", "\"", "(", ")", "[", "]", "{", "}", "<", ">", "@", "&", "+", "~", "\0", "\\",
    "·",
  ]
  static let tokens =
    separators + marks + [
      "10.", "10.1145/", "doi:", "https://doi.org/", "arXiv:", "1706.", "v2", "acl:", "N19-",
      "2020.", "pmid:", "978-", " and ", " et al", "2017", "17", "20", "a", "vas17", "%2F",
    ]

  /// A library of several kinds of text, one of them without words.
  static func makeLibrary() -> Library {
    let files: [(name: String, texts: [String], role: SourceRole)] = [
      ("refs.bib", Corpus.bibTeX, .project), ("edited.bib", Corpus.entries, .project),
      ("items.json", Array(Corpus.cslJSON.prefix(1)), .global),
      ("listing.txt", Array(Corpus.listings.prefix(1)), .index),
    ]
    var members: [Library.Member] = []
    for file in files {
      let text = DecodedText(decoding: Array(file.texts.joined(separator: "\n").utf8))
      guard case .success(let source) = parseSource(text, fileName: file.name) else { continue }
      let indexed = IndexedSource(name: file.name, source: source)
      members.append(
        Library.Member(
          source: file.name == "edited.bib" ? indexed : indexed.withWords(), role: file.role))
    }
    return Library(members)
  }

  /// What people may look for in it: keys, titles, authors, years and identifiers.
  static func words(of library: Library) -> [String] {
    var words: [String] = []
    for (number, member) in library.members.enumerated() {
      for location in member.source.source.locations {
        guard let entry = library.entry(EntryReference(member: number, location: location)) else {
          continue
        }
        words += [entry.key.string, entry.title ?? ""]
        words += ["author", "year", "doi", "journal"].compactMap { entry.field($0)?.text }
        words += entry.identifiers.map(\.text)
      }
    }
    return words.filter { !$0.isEmpty }
  }
}

extension Mutator {
  /// Something typed: words of a library, cut off, mixed with others and damaged, or none of a
  /// library at all.
  fileprivate mutating func query(of words: [String]) -> [UInt8] {
    switch roll(8) {
    case 0: return pieces(of: QueryCorpus.separators, upTo: 40)
    case 1: return pieces(of: QueryCorpus.scripts + QueryCorpus.marks, upTo: 12)
    case 2:
      let count = 1 + roll(30)
      return (0..<count).map { _ in UInt8(truncatingIfNeeded: roll(256)) }
    case 3:
      let word = Array(pick(words + QueryCorpus.scripts + QueryCorpus.marks).utf8)
      let count = 1 + roll(1 + 4_000 / word.count)
      return (0..<count).flatMap { _ in word }
    case 4:
      // As it is typed: up to a byte, which may be in the middle of a letter.
      let word = Array(pick(words + QueryCorpus.scripts).utf8)
      return Array(word.prefix(roll(word.count + 1)))
    case 5: return pieces(of: words + QueryCorpus.scripts + QueryCorpus.separators, upTo: 6)
    default:
      let typed = pieces(of: words, upTo: 3)
      return mutated(typed, other: Array(pick(words).utf8), tokens: QueryCorpus.tokens)
    }
  }

  private mutating func pieces(of pieces: [String], upTo limit: Int) -> [UInt8] {
    let count = 1 + roll(limit)
    let separator = pick([" ", " ", ""])
    return Array((0..<count).map { _ in pick(pieces) }.joined(separator: separator).utf8)
  }
}
