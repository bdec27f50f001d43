import Bibliography
import PaperIndex
import TestSupport
import Testing

/// Why hits stand where they do.
struct ExplanationTests {
  private static let papers = """
    @inproceedings{vaswani2017attention, title = {Attention is All you Need},
      author = {Vaswani, Ashish and Shazeer, Noam}, year = 2017,
      booktitle = {Advances in Neural Information Processing Systems},
      keywords = {transformers}, doi = {10.1000/need},
      abstract = {We dispense with recurrence and convolutions.}}
    @misc{lstm, title = {Long Short-Term Memory}, author = {M{\\"u}ller, Jo}, year = 1997}
    """

  /// What is said of the first hit.
  private func check(
    _ query: String, abstracts: Bool = false, _ expected: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let library = makeLibrary(project: ExplanationTests.papers)
    let (_, explanations) = library.explainedSearch(
      SearchQuery(text: Array(query.utf8), searchesAbstracts: abstracts))
    guard let explanation = explanations.first else {
      Issue.record("nothing is found", sourceLocation: sourceLocation)
      return
    }
    var lines = [explanation.kind]
    for word in explanation.words {
      let first = word.isOfFirstAuthor ? ", first author" : ""
      lines.append(
        "\(word.text): \(word.match) \(word.entryWord ?? "–") in \(word.places.joined(separator: "+"))"
          + first)
    }
    lines += explanation.bonuses.map { "+ \($0.reason)" }
    #expect(lines == expected, "“\(query)”", sourceLocation: sourceLocation)
  }

  @Test func `says where each word was found, and how`() {
    check(
      "vas advances transformers 17", "all words",
      "vas: beginning vaswani in family name, first author",
      "advances: whole advances in venue", "transformers: whole transformers in keywords",
      "17: twoDigitYear 2017 in year+key", "+ a person and the year")
    check("muller", "all words", "muller: whole muller in family name, first author")
    check(
      "mueller mem", "all words", "mueller: otherSpelling muller in family name, first author",
      "mem: beginning memory in title")
    check(
      "atention need", "all words, one at least with a misspelling",
      "atention: typo attention in title+key", "need: whole need in title")
    check("lstm", "the key", "lstm: acronym – in title")
    check("lst", "the key begins with the query", "lst: acronym – in title")
    check("vwn", "the letters of the query are in the key, in their order")
    check("longshort", "all words, some written together or apart", "longshort: joined – in title")
    check(
      "need 2018", "all words, the year beside the one of the query",
      "need: whole need in title", "2018: nearYear 2017 in year+key")
    check(
      "attention zzz need", "all words but one", "attention: whole attention in title+key",
      "zzz: missing – in ", "need: whole need in title")
  }

  @Test func `says what only the abstract has`() {
    check(
      "vas recurrence convol", abstracts: true, "all words, one at least in the abstract only",
      "vas: beginning vaswani in family name, first author",
      "recurrence: whole recurrence in abstract", "convol: beginning convolutions in abstract")
  }

  @Test func `says what adds to the words`() {
    check(
      "attention is all you need", "all words, with which the title begins",
      "attention: whole attention in title+key", "is: whole is in title",
      "all: whole all in title", "you: whole you in title", "need: whole need in title",
      "+ the query is the whole title", "+ words that stand together in the title")
    check("doi:10.1000/need", "an identifier of the paper: doi 10.1000/need")
  }

  @Test func `says what comes first among equals`() {
    let library = makeLibrary(
      project: "@misc{a, title={On Tides}, year=2001}", index: "@misc{b, title={Of Tides}}")
    let found = library.explainedSearch(SearchQuery(text: Array("tides".utf8), citedKeys: ["a"]))
      .explanations
    #expect(found.map(\.points) == [found[0].points, found[0].points])
    #expect(found.map(\.use) == [.cited, .none])
    #expect(found.map(\.role) == [.project, .index])
    #expect(found.map(\.year) == [2001, 0])
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `the parts are what ranked the hit`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = [
      "tide", "tides", "tidal", "waves", "deep", "deepen", "smith", "m{\\\"u}ller", "2017", "2018",
      "17", "chain", "of", "mueller", "j", "hallucination",
    ]
    func pick(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
    }
    let bib = (0..<60).map { number in
      """
      @article{k\(number)\(pick(0...1).filter { $0.isLetter || $0.isNumber }), title = {\(pick(1...4))},
        author = {\(pick(1...2)) and \(pick(1...1)), \(pick(1...1))}, year = {\(2000 + number % 20)},
        journal = {\(pick(0...2))}, keywords = {\(pick(0...2))}, abstract = {\(pick(0...4))}}
      """
    }.joined(separator: "\n")
    let library = makeLibrary(project: bib)
    for _ in 0..<40 {
      var query = pick(1...3).filter { !"{}\\\"".contains($0) }
      if Bool.random(using: &random), query.count > 6 {
        query.remove(at: query.index(query.startIndex, offsetBy: 4))
      }
      let search = SearchQuery(
        text: Array(query.utf8), limit: 30, searchesAbstracts: Bool.random(using: &random))
      let (result, explanations) = library.explainedSearch(search)
      let plain = library.search(search)
      #expect(result.hits == plain.hits)
      #expect(explanations.count == result.hits.count)
      for (hit, explanation) in zip(result.hits, explanations) {
        let parts =
          explanation.words.reduce(0) { $0 + $1.points }
          + explanation.bonuses.reduce(0) { $0 + $1.points }
        #expect(
          explanation.kindRank << 16 | parts == hit.score,
          "seed \(seed), “\(query)”: \(explanation)")
      }
    }
  }
}
