import Bibliography
import PaperIndex
import Testing

/// The order of hits, one rule a test. The better entry stands last in the file, so that library
/// order does not put it first.
struct RankingTests {
  @Test func `the exact key comes first, then the key in another case, then longer keys`() {
    checkSearch(
      "tide", in: "@misc{tides, title={Tide}} @misc{Tide} @misc{tide}", finds: "tide", "Tide",
      "tides")
  }

  @Test func `a key that begins with the query precedes a title`() {
    checkSearch("tide", in: "@misc{a, title={Tide}} @misc{tides}", finds: "tides", "a")
  }

  @Test func `a title that begins with the query precedes one that has its words`() {
    checkSearch(
      "deep tid", in: "@misc{a, title={On Deep Tides}} @misc{b, title={Deep Tides}}", finds: "b",
      "a")
  }

  @Test func `an article before the title's words does not count`() {
    checkSearch(
      "deep tide", in: "@misc{a, title={On Deep Tide}} @misc{b, title={The Deep Tide of}}",
      finds: "b", "a")
  }

  @Test func `a title that is the query precedes one that begins with it`() {
    checkSearch(
      "deep tide", in: "@misc{a, title={Deep Tide Tables}} @misc{b, title={Deep Tide}}",
      finds: "b", "a")
  }

  @Test func `a whole word in the title precedes the beginning of one`() {
    checkSearch(
      "tide", in: "@misc{a, title={On Tides}} @misc{b, title={On a Tide}}", finds: "b", "a")
  }

  @Test func `words together in their order precede words apart`() {
    checkSearch(
      "deep tide",
      in: "@misc{a, title={On Deep and Tide}} @misc{b, title={On Tide Deep}} "
        + "@misc{c, title={On Deep Tide}}",
      finds: "c", "a", "b")
  }

  @Test func `title precedes family name, given name and venue`() {
    checkSearch(
      "tide",
      in: "@misc{a, journal={Tide}} @misc{b, author={Tide Ann}} @misc{c, author={Tide, Ann}} "
        + "@misc{d, title={On Tide}}",
      finds: "d", "c", "b", "a")
  }

  @Test func `a particle belongs to the family name`() {
    checkSearch(
      "van", in: "@misc{a, author={Van Smith}} @misc{b, author={Ludwig van Beethoven}}",
      finds: "b", "a")
  }

  @Test func `a rare word in the title counts more than a common one`() {
    checkSearch(
      "tide deep",
      in: """
        @misc{a, title={On Deep}, author={Tide, A.}} @misc{b, title={On Tide}, author={Deep, B.}}
        @misc{c, title={On Deep}} @misc{d, title={On Deep}} @misc{e, title={On Deep}}
        @misc{f, title={On Deep}} @misc{g, title={On Deep}} @misc{h, title={On Deep}}
        """,
      finds: "b", "a")
  }

  @Test func `author and year precede a title and a year`() {
    checkSearch(
      "smith 2020",
      in: "@misc{a, title={On Smith}, year=2020} @misc{b, author={Smith, A.}, year=2020}",
      finds: "b", "a")
  }

  @Test func `the project precedes global libraries, those the index`() {
    let library = Library(
      [("c", SourceRole.index), ("b", .global), ("a", .project)].map { key, role in
        makeLibrary(project: "@misc{\(key), title={On Tides}}").members[0].with(role)
      })
    checkSearch("tides", in: library, finds: ["a", "b", "c"])
  }

  @Test func `among equals what the document cites comes first`() {
    checkSearch(
      "tides", in: "@misc{a, title={On Tides}, year=2020} @misc{b, title={On Tides}}",
      finds: "b", "a", cited: ["b"])
  }

  @Test func `what is cited nearby precedes what is cited elsewhere`() {
    let library = makeLibrary(
      project: "@misc{a, title={On Tides}} @misc{b, title={On Tides}} @misc{c, title={On Tides}}")
    var query = SearchQuery(text: Array("tides".utf8), citedKeys: ["b", "c"])
    query.nearbyKeys = ["c"]
    #expect(library.keys(library.search(query).hits.map(\.reference)) == ["c", "b", "a"])
  }

  @Test func `a whole word that was meant precedes the beginning of one`() {
    checkSearch(
      "tidse", in: "@misc{a, title={On Tidepools}} @misc{b, title={On Tides}}", finds: "b", "a")
    checkSearch(
      "waevs deep", in: "@misc{a, title={Deep Wavesets}} @misc{b, title={Of Waves and Deep}}",
      finds: "b", "a")
  }

  @Test func `a title's name before its colon precedes titles that begin with it`() {
    checkSearch(
      "bert", in: "@misc{a, title={BERT Rediscovers}} @misc{b, title={BERT: Pre-training}}",
      finds: "b", "a")
  }

  @Test func `a name and a year written together are a person and a year first`() {
    checkSearch(
      "vas17",
      in: "@misc{a, title={Vas of 17}} @misc{b, author={Vaswani, A.}, year=2017}", finds: "b", "a")
  }

  @Test func `an initial is a given name before it begins a word of the title`() {
    checkSearch(
      "j beckman",
      in: "@misc{a, title={Jer}, author={Beckman, A.}} @misc{b, author={Beckman, Jill}}",
      finds: "b", "a")
  }

  @Test func `among equals the newer comes first, then the order of the library`() {
    checkSearch(
      "tides",
      in: "@misc{a, title={On Tides}} @misc{b, title={On Tides}, year=1999} "
        + "@misc{c, title={On Tides}, date={2020-01}} @misc{d, title={On Tides}, year=1999}",
      finds: "c", "b", "d", "a")
  }

  @Test func `a whole match leaves no room for typos`() {
    checkSearch(
      "chain", in: "@misc{a, title={On Chairs}} @misc{b, title={On Chains}}", finds: "b")
    checkSearch(
      "chaim", in: "@misc{a, title={On Chairs}} @misc{b, title={On Chains}}",
      finds: "a", "b")
  }

  @Test func `a word counts alike in small and large sources`() {
    let many = (0..<40).map { "@misc{m\($0), title={On Waves}}" }.joined()
    let library = makeLibrary(
      project: "@misc{a, title={On Tides}}", index: many + "@misc{b, title={On Tides}}")
    checkSearch("tides", in: library, finds: ["a", "b"])
  }

  @Test func `the limit keeps the best`() {
    let bib = (0..<300).map { "@misc{k\($0), title={On Tides}, year=\(1700 + $0)}" }.joined()
    checkSearch("tides", in: bib, finds: "k299", "k298", "k297", limit: 3)
  }

  @Test(arguments: [false, true])
  func `the limit keeps the best of thousands, whatever their order`(isAscending: Bool) {
    let years = isAscending ? Array(0..<6000) : (0..<6000).reversed()
    let bib = years.map { "@misc{k\($0), title={On Tides}, year=\(1000 + $0 / 3)}" }
    let best =
      isAscending ? ["k5997", "k5998", "k5999", "k5994"] : ["k5999", "k5998", "k5997", "k5996"]
    checkSearch("tide", in: makeLibrary(project: bib.joined()), finds: best, limit: 4)
  }
}

extension Library.Member {
  func with(_ role: SourceRole) -> Library.Member { Library.Member(source: source, role: role) }
}
