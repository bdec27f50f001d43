import PaperIndex
import Testing

/// Titles that are called by their initials.
struct AcronymTests {
  private static let papers = """
    @misc{lstm, title = {Long Short-Term Memory}}
    @misc{gan, title = {Generative Adversarial Nets for Tides}}
    @misc{cot, title = {Chain-of-Thought Prompting Elicits Reasoning}}
    @misc{verification, title = {Chain-of-Verification}}
    @misc{vectors, title = {Learned in Translation: Contextualized Word Vectors}}
    @misc{elmo, title = {The Embeddings from Language Models}}
    @misc{crf, title = {Conditional Random Fields: Probabilistic Models}}
    @misc{need, title = {Attention Is All You Need}, author = {Vaswani, A.}}
    @misc{tides, title = {Tides: A Neural Model of Harbours}}
    """

  @Test(arguments: [
    ("lstm", "lstm"), ("LSTM", "lstm"), ("gan", "gan"), ("cot", "cot"), ("elmo", "elmo"),
    ("crf", "crf"), ("aiayn", "need"), ("vaswani aiayn", "need"), ("crfpm", "crf"),
    ("tnmh", "tides"), ("anmoh", "tides"),
  ])
  func `finds a title by what it is called for short`(query: String, key: String) {
    checkSearch(query, in: AcronymTests.papers, finds: key)
  }

  @Test(arguments: [(50, ["rivers", "k0"]), (5000, ["k0", "k1"])])
  func `what begins the words of very many titles is no acronym`(count: Int, found: [String]) {
    let bib =
      (0..<count).map { "@misc{k\($0), title = {On Transfer \($0)}}" }.joined(separator: "\n")
      + "@misc{rivers, title = {Tides, Rivers and New Seas}}"
    checkSearch("trans", in: makeLibrary(project: bib), finds: found, limit: 2)
  }

  @Test func `beginnings of two words or three, one passed over, are an acronym`() {
    checkSearch("cove", in: AcronymTests.papers, finds: "verification", "vectors")
  }

  @Test(arguments: ["tpe", "pmr", "frl", "zzz", "wove"])
  func `finds nothing by letters from anywhere`(query: String) {
    checkSearch(query, in: AcronymTests.papers)
  }

  @Test func `the whole title's name precedes a beginning of a word, that the name's beginning`() {
    checkSearch(
      "tami",
      in: """
        @misc{a, title = {Tests and Measures in Institutes of Tides}}
        @misc{b, title = {On Tamil}} @misc{c, title = {Tides and Moons Inland}}
        """,
      finds: "c", "b", "a")
  }

  @Test func `a word precedes an acronym`() {
    checkSearch(
      "gan", in: "@misc{a, title = {Great Apes' Names}} @misc{b, title = {GAN}}", finds: "b", "a")
  }
}
