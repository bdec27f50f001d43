import PaperIndex
import Testing

/// What a search finds when no entry has all words of the query.
struct LenientSearchTests {
  private static let papers = """
    @misc{bert, title = {Pre-training of Deep Transformers}, author = {Devlin, J.}, year = 2019}
    @misc{need, title = {Attention Is All You Need}, author = {Vaswani, A.}, year = 2017}
    @misc{cove, title = {Chain-of-Verification Reduces Hallucination}}
    """

  @Test(arguments: [
    ("devlin 2018", "bert"),
    ("devlin 20", "bert"),
    ("devlin2020", "bert"),
    ("vaswani 2018 attention", "need"),
    ("chain verif 2023", "cove"),
    ("chain2023", "cove"),
    ("dhuliawala chain of verification", "cove"),
    ("attention all need transformer", "need"),
    ("vaswani 1990 attention", "need"),
    ("zzz attention need", "need"),
    ("attention need zzz", "need"),
  ])
  func `one word may be wrong`(query: String, key: String) {
    checkSearch(query, in: LenientSearchTests.papers, finds: key)
  }

  @Test(arguments: [
    "2018", "devlin 2017", "devlin attention", "zzz of is", "zzz yyy attention need", "1800 1801",
  ])
  func `two may not, nor one of too few`(query: String) {
    checkSearch(query, in: LenientSearchTests.papers)
  }

  @Test func `no word may be wrong where an entry has all`() {
    checkSearch(
      "deep tide 2018",
      in: "@misc{a, title={Deep Tide}, year=2018} @misc{b, title={Deep Tide}, year=2019} "
        + "@misc{c, title={Deep Tide}} @misc{d, title={Tide}, year=2018}",
      finds: "a")
  }

  @Test func `a year beside it precedes no year`() {
    checkSearch(
      "tide 2018",
      in: "@misc{a, title={Tide}} @misc{b, title={On the Tide}, year=2019}", finds: "b", "a")
  }

  @Test func `a rare word left counts more than a common one`() {
    checkSearch(
      "smith deep tide",
      in: """
        @misc{a, title={On Deep Waves}, author={Smith, A.}} @misc{b, title={On Deep Tide}}
        @misc{c, title={On Deep}} @misc{d, title={On Deep}} @misc{e, title={On Deep}}
        @misc{f, title={Of Waves}, author={Smith, B.}} @misc{g, author={Smith, C.}}
        """,
      finds: "b", "a")
  }

  // MARK: Keys

  @Test(arguments: [
    ("gaia", "li2023findinggeneralizable"), ("gaia", "li-2023-generalizable"),
    ("conan", "kang-2019-recommendation"), ("mtdp", "smith2020deep"), ("sd", "s1m2d"),
  ])
  func `letters scattered over a key are noise`(query: String, key: String) {
    checkSearch(query, in: "@misc{\(key)}")
  }

  @Test(arguments: [
    ("smtdp", "smith2020deep"), ("vwn17", "vaswani2017attention"), ("attn", "li-attentions"),
  ])
  func `letters from the beginning of a segment, close together, are found`(
    query: String, key: String
  ) {
    checkSearch(query, in: "@misc{\(key)}", finds: key)
  }

  @Test func `a typo is never in the first letter`() {
    checkSearch("thain", in: "@misc{a, title={Chain}}")
    checkSearch("chiin", in: "@misc{a, title={Chain}}", finds: "a")
  }

  // MARK: Words written together

  private static let compounds = """
    @misc{obrien, author = {O'Brien, T. and {\\'O} S{\\'e}, B.}, title = {Seas}}
    @misc{lecun, author = {Le Cun, Y.}, title = {Gradients}, year = 1998}
    @misc{desa, author = {Virginia de S{\\'a}}, title = {Sounds}}
    @misc{tsne, title = {Visualizing with t-SNE}}
    @misc{blum, title = {Combining Data with Co-Training}}
    @misc{bert, title = {BERT: Pre-training of Transformers}}
    @misc{best, title = {An Out-of-Core Sort}}
    @misc{deepfake, title = {Deepfakes}}
    """

  @Test(arguments: [
    ("obrien", "obrien"), ("lecun", "lecun"), ("desa", "desa"), ("virginia desa", "desa"),
    ("tsne", "tsne"), ("cotraining", "blum"), ("cotrain", "blum"), ("bert pretraining", "bert"),
    ("outofcore", "best"), ("lecun 1999", "lecun"), ("deep-fakes", "deepfake"),
    ("deep fake", "deepfake"), ("o'brien", "obrien"), ("o brien", "obrien"),
  ])
  func `words may be written together or apart`(query: String, key: String) {
    let keyless = LenientSearchTests.compounds.split(separator: "\n").enumerated()
      .filter { $1.hasPrefix("@misc{\(key),") }.map {
        "@misc{x," + $1.drop { $0 != "," }.dropFirst()
      }
    checkSearch(query, in: keyless.joined(), finds: "x")
  }

  @Test(arguments: ["waveco", "cothe", "withco", "sofar"])
  func `words apart are not joined`(query: String) {
    checkSearch(
      query, in: "@misc{x, title={Co of Wave with the So}, author={de S{\\'a}, V. and Far, B.}}"
    )
  }

  @Test func `the word itself leaves no room for its parts`() {
    checkSearch(
      "cotraining", in: "@misc{a, title={On Co-Training}} @misc{b, title={On Cotraining}}",
      finds: "b")
  }

  // MARK: Ties

  @Test func `the first author precedes later ones and editors`() {
    checkSearch(
      "smith tide 2001",
      in: """
        @misc{a, author={Jones, B. and Smith, A.}, title={Tide one}, year=2001}
        @misc{b, author={Jones, B.}, editor={Smith, A.}, title={Tide two}, year=2001}
        @misc{c, author={Smith, A. and Jones, B.}, title={Tide six}, year=2001}
        """,
      finds: "c", "a", "b")
  }
}
