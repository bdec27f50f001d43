import PaperIndex
import Testing

/// What a search finds, whatever the order.
struct SearchTests {
  private static let papers = """
    @inproceedings{vaswani2017attention, title = {Attention is All you Need},
      author = {Vaswani, Ashish and Shazeer, Noam}, year = 2017,
      booktitle = {Advances in Neural Information Processing Systems}}
    @article{dhuliawala-etal-2024-chain,
      title = {Chain-of-Verification Reduces Hallucination in Large Language Models},
      author = {Dhuliawala, Shehzaad and Jason Weston}, date = {2024-08-11}}
    @article{DBLP:conf/aaai/X, title = {{\\'E}tudes sur l'{\\o}re}, author = {M{\\"u}ller, J.}}
    @article{a.b-c+d, title = {What's in a name?}, author = {Ludwig van Beethoven and others}}
    @article{x1, title = "大语言模型", author = {王伟}, editor = {Mary-Jane O'Brien}, year = {in press}}
    """

  @Test(arguments: [
    ("chain verif", "dhuliawala-etal-2024-chain"),
    ("verif chain", "dhuliawala-etal-2024-chain"),
    ("chain-of-verification", "dhuliawala-etal-2024-chain"),
    ("weston hallu 2024", "dhuliawala-etal-2024-chain"),
    ("shehzaad", "dhuliawala-etal-2024-chain"),
    ("neural inform vas", "vaswani2017attention"),
    ("vaswani 17", "vaswani2017attention"),
    ("vas17", "vaswani2017attention"),
    ("vas2017att", "vaswani2017attention"),
    ("ATTENTION NEED", "vaswani2017attention"),
    ("etudes", "DBLP:conf/aaai/X"),
    ("ÉTUDES ore", "DBLP:conf/aaai/X"),
    ("øre", "DBLP:conf/aaai/X"),
    ("muller", "DBLP:conf/aaai/X"),
    ("müller", "DBLP:conf/aaai/X"),
    ("mueller", "DBLP:conf/aaai/X"),
    ("DBLP:conf/aaai/X", "DBLP:conf/aaai/X"),
    ("dblp:conf/a", "DBLP:conf/aaai/X"),
    ("aaai", "DBLP:conf/aaai/X"),
    ("a.b-c+d", "a.b-c+d"),
    ("a.b-c+", "a.b-c+d"),
    ("whats", "a.b-c+d"),
    ("what's name", "a.b-c+d"),
    ("beethoven", "a.b-c+d"),
    ("van beet", "a.b-c+d"),
    ("语言", "x1"),
    ("王", "x1"),
    ("obrien mary", "x1"),
    ("o'brien jane", "x1"),
    ("press", "x1"),
    ("verifcation", "dhuliawala-etal-2024-chain"),
    ("halucination", "dhuliawala-etal-2024-chain"),
    ("hallucinaiton larg", "dhuliawala-etal-2024-chain"),
    ("vsawani", "vaswani2017attention"),
    ("vaswnai need", "vaswani2017attention"),
    ("hallucinattoin", "dhuliawala-etal-2024-chain"),
    ("vaswani and shazeer", "vaswani2017attention"),
    ("Vaswani et al. 2017", "vaswani2017attention"),
    ("Vaswnai et al. 2017", "vaswani2017attention"),
    ("vwn17", "vaswani2017attention"),
  ])
  func `finds an entry by what people remember`(query: String, key: String) {
    checkSearch(query, in: SearchTests.papers, finds: key)
  }

  @Test(arguments: [
    "verif attention", "zzz", "others", "ttention need", "chian of 2023", "::", "-",
  ])
  func `finds nothing`(query: String) {
    checkSearch(query, in: SearchTests.papers)
  }

  @Test func `words of three letters have no typos, those of four as a whole`() {
    checkSearch("ned", in: SearchTests.papers)
    checkSearch("nead", in: SearchTests.papers, finds: "vaswani2017attention")
    checkSearch("redc", in: SearchTests.papers)
  }

  @Test func `two digits are a year of any century`() {
    checkSearch(
      "harkness 81", in: "@misc{a, author={Harkness, A.}, year=1881}", finds: "a")
    checkSearch("har81", in: "@misc{a, author={Harkness, A.}, year=1881}", finds: "a")
  }

  @Test func `keywords are searched`() {
    checkSearch(
      "machine learning tides",
      in:
        "@misc{a, title={Tides}, keywords={Machine learning; {\\'E}tudes}} @misc{b, title={Tides}}",
      finds: "a")
    checkSearch("etudes", in: "@misc{a, keywords={x, {\\'E}tudes}}", finds: "a")
  }

  @Test func `an umlaut is found by those who write it out, and the reverse`() {
    checkSearch("müller", in: "@misc{a, author = {Mueller, Ann}}", finds: "a")
    checkSearch("Mueller", in: "@misc{a, author = {M\\\"uller, Ann}}", finds: "a")
  }

  @Test func `a word that happens to hold “ue” is not respelled in titles`() {
    checkSearch(
      "value", in: "@misc{a, title={On Valuation}} @misc{b, title={On Values}}", finds: "b")
  }

  @Test func `a macro is its value`() {
    checkSearch(
      "transactions poly",
      in: "@string{tog = {Transactions}} @article{a, journal = tog # { on Polygons}}",
      finds: "a")
  }

  @Test func `a macro crosses files in load order`() {
    let library = makeLibrary(
      project: "@string{tog = {Transactions}}", global: "@article{a, journal = tog}", words: false)
    checkSearch("transac", in: library, finds: ["a"])
  }

  @Test func `fields that matched are reported`() {
    let library = makeLibrary(project: SearchTests.papers)
    func fields(_ query: String) -> MatchedFields? {
      library.search(SearchQuery(text: Array(query.utf8))).hits.first?.fields
    }
    #expect(fields("attention") == [.title, .key])
    #expect(fields("shazeer is") == [.people, .title])
    #expect(fields("2017 advances") == [.year, .key, .venue])
    #expect(fields("vaswani2017att") == [.key])
  }

  @Test func `an empty query lists the project, then the others`() {
    let library = makeLibrary(
      project: "@misc{b} @misc{a} @misc{b}", global: "@misc{c} @misc{a}", index: "@misc{d}")
    checkSearch("", in: library, finds: ["b", "a", "c", "d"])
    checkSearch("  ", in: library, finds: ["b", "a"], limit: 2)
    checkSearch("", in: library, finds: ["a", "c"], limit: 2, excluded: ["b"])
  }

  @Test func `the answer says whether it is all`() {
    let library = makeLibrary(project: "@misc{ab} @misc{ac} @misc{ad}")
    func isComplete(_ query: String, limit: Int) -> Bool {
      library.search(SearchQuery(text: Array(query.utf8), limit: limit)).isComplete
    }
    #expect(isComplete("a", limit: 3))
    #expect(!isComplete("a", limit: 2))
    #expect(isComplete("", limit: 3))
    #expect(!isComplete("", limit: 2))
    #expect(!isComplete("a", limit: 0))
  }

  @Test func `a large source without words is searched by its keys alone`() {
    let padding = String(repeating: "x", count: 5 << 20)
    let text = "@misc{smith2020deep, title = {Tides}} \(padding) @misc{b, title = {Waves}}"
    let library = makeLibrary(project: text, words: false)
    checkSearch("smith", in: library, finds: ["smith2020deep"])
    checkSearch("Smith20", in: library, finds: ["smith2020deep"])
    checkSearch("deep 20", in: library, finds: ["smith2020deep"])
    checkSearch("smi20", in: library, finds: ["smith2020deep"])
    checkSearch("smtdp", in: library, finds: ["smith2020deep"])
    checkSearch("tides", in: library, finds: [])
    #expect(!library.search(SearchQuery(text: Array("smith".utf8))).isComplete)
  }

  @Test func `no query breaks it`() {
    let library = makeLibrary(project: SearchTests.papers)
    for text in [
      [0xFF, 0xC3], [0x20, 0x00], Array("{\\\"".utf8), Array(repeating: 0x61, count: 10_000),
      Array(String(repeating: "a ", count: 1000).utf8), Array("\u{1F469}\u{200D}".utf8),
      Array(String(repeating: "verification", count: 8).utf8),
    ] as [[UInt8]] {
      _ = library.search(SearchQuery(text: text))
      _ = library.nearestKeys(to: text, limit: 3)
    }
  }
}
