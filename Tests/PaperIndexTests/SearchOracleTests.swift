import Bibliography
import PaperIndex
import TestSupport
import Testing

/// Random libraries and queries: a search finds the works whose entries going through all of them
/// finds.
struct SearchOracleTests {
  private static let words = [
    "tide", "tides", "tidal", "wave", "waves", "deep", "deepen", "d", "étude", "naïve",
    "chain-of-tides", "M{\\\"u}ller", "s{\\o}d", "what's", "Bose--Einstein",
  ]

  private static func pick(_ range: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
    let count = Int.random(in: range, using: &random)
    return (0..<count).map { _ in words.randomElement(using: &random) ?? "" }
      .joined(separator: " ")
  }

  private static func bibliography(_ random: inout SeededGenerator) -> String {
    (0..<120).map { number in
      """
      @article{q\(100 + number), title = {\(pick(0...4, &random))},
        author = {\(pick(1...2, &random)) and \(pick(1...2, &random)), \(pick(1...1, &random))},
        editor = {\(pick(0...1, &random))}, date = {\(1990 + number % 9)-01},
        journal = "\(pick(0...3, &random))"}
      """
    }.joined(separator: "\n")
  }

  /// All words of an entry, without the search's own tables.
  private static func words(of entry: Entry) -> Set<[UInt8]> {
    var texts = ["title", "author", "editor", "journal"].compactMap { entry.field($0)?.text }
    texts.append(String(entry.field("date")?.text.prefix(4) ?? ""))
    texts += ["q", String(decoding: entry.key.utf8.dropFirst(), as: UTF8.self)]
    // Between names.
    return Set(texts.flatMap(foldedWords)).subtracting([Array("and".utf8)])
  }

  private static func foldedWords(_ text: String) -> [[UInt8]] {
    var folded: [UInt8] = []
    Folding.fold(Array(text.utf8).span, into: &folded)
    var words: [[UInt8]] = []
    var scanner = FoldedWordScanner()
    while let word = scanner.next(in: folded.span) { words.append(Array(folded[word])) }
    return words
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `finds what going through all entries finds`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let library = makeLibrary(project: SearchOracleTests.bibliography(&random))
    let source = library.members[0].source.source
    let entries = source.locations.compactMap {
      library.entry(EntryReference(member: 0, location: $0))
    }
    #expect(entries.count == 120)
    let wordsOfEntries = entries.map(SearchOracleTests.words)
    let vocabulary = wordsOfEntries.reduce(into: Set()) { $0.formUnion($1) }
      .sorted { $0.lexicographicallyPrecedes($1) }
    for _ in 0..<60 {
      let query = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        let word = vocabulary.randomElement(using: &random) ?? []
        return Array(word.prefix(Int.random(in: 3...8, using: &random)))
      }
      let found = entries.indices.filter { entry in
        query.allSatisfy { prefix in wordsOfEntries[entry].contains { $0.starts(with: prefix) } }
      }
      // Without such entries typos are allowed.
      guard !found.isEmpty else { continue }
      let text = Array(query.joined(separator: [0x20]))
      let hits = library.search(SearchQuery(text: text, limit: 200)).hits
      let works = found.compactMap { entry in
        library.firstEntry(forKey: Array("q\(100 + entry)".utf8)).map(library.work)
      }
      #expect(
        Set(hits.map(\.work)) == Set(works) && Set(hits.map(\.work)).count == hits.count,
        "seed \(seed), query “\(String(decoding: text, as: UTF8.self))”")
      #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
    }
  }

  /// Titles of so few words that most entries match, and nothing but the rank tells them apart.
  private static func common(_ random: inout SeededGenerator) -> String {
    let words = ["the", "tide", "tides", "wave", "a", "moon"]
    return (0..<6000).map { number in
      let count = Int.random(in: 1...5, using: &random)
      let title = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }
      let author = ["Ada Moon", "Tove Wave", "Wim Tide"].randomElement(using: &random) ?? ""
      return "@book{k\(number), title = {\(title.joined(separator: " "))}, author = {\(author)}, "
        + "year = {\(Int.random(in: 1990...1999, using: &random))}}"
    }.joined(separator: "\n")
  }

  @Test(arguments: [
    "tide", "tide w", "tide wave", "t w", "t", "the", "the t", "a tide", "moon tid m", "t moon 199",
    "t 199", "wave tide nowhere",
  ])
  func `a short list is the beginning of a long one`(query: String) {
    var random = SeededGenerator(seed: 5)
    let library = makeLibrary(project: SearchOracleTests.common(&random))
    let cited = KeyHashes(stride(from: 0, to: 6000, by: 97).map { Array("k\($0)".utf8) })
    func found(_ limit: Int) -> [SearchHit] {
      library.search(
        SearchQuery(text: Array(query.utf8), limit: limit, citedKeys: cited)
      ).hits
    }
    let all = found(6000)
    let best = found(40)
    #expect(all.count > 1000 && best.count == 40)
    #expect(best.map(\.reference) == all.prefix(40).map(\.reference))
    #expect(best.map(\.score) == all.prefix(40).map(\.score))
  }
}
