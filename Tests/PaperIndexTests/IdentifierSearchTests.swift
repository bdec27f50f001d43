import Formats
import PaperIndex
import Testing
import TextStorage

/// Identifiers as queries.
struct IdentifierSearchTests {
  private static let papers = """
    @misc{doi, title = {On 10.1000 and ab}, doi = {10.1000/AB.c}}
    @misc{attention, eprint = {1706.03762}, eprinttype = {arxiv}}
    @misc{old, url = {http://arxiv.org/abs/cs/0112017v1}}
    @misc{bert, url = {https://aclanthology.org/N19-1423}}
    @misc{acl, doi = {10.18653/v1/2020.acl-main.1}}
    @misc{medical, pmid = {22908859}}
    @book{book, isbn = {978-0-306-40615-7}}
    @misc{10.1000/key, title = {Tides}}
    """

  @Test(arguments: [
    ("10.1000/ab.c", "doi"), ("doi:10.1000/ab.c", "doi"), ("DOI 10.1000/AB.C.", "doi"),
    ("https://doi.org/10.1000/ab.c", "doi"), ("doi.org/10.1000/ab.c", "doi"),
    ("http://dx.doi.org/10.1000%2Fab.c?x=1", "doi"), ("<https://doi.org/10.1000/ab.c>", "doi"),
    ("1706.03762", "attention"), ("arXiv:1706.03762v2", "attention"),
    ("arxiv 1706.03762", "attention"), ("https://arxiv.org/abs/1706.03762", "attention"),
    ("https://arxiv.org/pdf/1706.03762v7.pdf", "attention"), ("1706.03762v1", "attention"),
    ("10.48550/arXiv.1706.03762", "attention"), ("cs/0112017", "old"), ("arXiv:cs/0112017", "old"),
    ("N19-1423", "bert"), ("https://aclanthology.org/N19-1423/", "bert"),
    ("https://aclanthology.org/N19-1423.pdf", "bert"), ("2020.acl-main.1", "acl"),
    ("acl:2020.acl-main.1", "acl"), ("10.18653/v1/2020.acl-main.1", "acl"),
    ("pmid:22908859", "medical"), ("PMID: 22908859", "medical"),
    ("https://pubmed.ncbi.nlm.nih.gov/22908859/", "medical"),
    ("978-0-306-40615-7", "book"), ("isbn:0306406152", "book"), ("9780306406157", "book"),
  ])
  func `an identifier finds its paper`(query: String, key: String) {
    checkSearch(query, in: IdentifierSearchTests.papers, finds: key)
  }

  @Test(arguments: [
    ("10.1000/A", "doi"), ("doi:10.1000/ab", "doi"), ("https://doi.org/10.1000/a", "doi"),
    ("doi.org/10.1000%2Fa", "doi"), ("1706.03", "attention"), ("1706.03762v", "attention"),
    ("arXiv:1706", "attention"), ("arXiv 1706.0", "attention"),
    ("https://arxiv.org/abs/1706.037", "attention"), ("10.48550/arXiv.1706", "attention"),
    ("cs/01", "old"), ("arXiv:cs/0112", "old"), ("arXiv:cs.any-CL/0112", "old"), ("N19-1", "bert"),
    ("n19-14", "bert"), ("https://aclanthology.org/N19", "bert"), ("acl:N19", "bert"),
    ("https://doi.org/10.18653/v1/N19", "bert"), ("2020.acl-m", "acl"),
    ("10.18653/v1/2020.acl", "acl"), ("pmid:2290885", "medical"), ("PMID 22908", "medical"),
    ("https://pubmed.ncbi.nlm.nih.gov/229", "medical"),
  ])
  func `one that is half typed finds its paper`(query: String, key: String) {
    checkSearch(query, in: IdentifierSearchTests.papers, finds: key)
  }

  @Test(arguments: [
    "10.1000/other", "10.1000/ab.cd", "https://doi.org/10.1", "https://arxiv.org/abs/17",
    "1706.0373", "arXiv:1706.03763", "N19-1424", "N19-2", "pmid:2290886", "pmid:22",
    "https://example.org/N19",
  ])
  func `one that nobody has, or hardly begun, finds nothing that only looks alike`(query: String) {
    checkSearch(query, in: IdentifierSearchTests.papers)
  }

  @Test(arguments: [
    ("10.1000/ab.c", 9), ("doi:10.1000/ab.c", 10), ("https://doi.org/10.1000/ab.c", 25),
    ("1706.03762v2", 6), ("arXiv:1706.03762", 9), ("https://arxiv.org/abs/1706.03762v1", 25),
    ("cs/0112017", 5), ("N19-1423", 5), ("https://aclanthology.org/N19-1423/", 28),
    ("2020.acl-main.1", 6), ("pmid:22908859", 8),
  ])
  func `every beginning of it finds the paper`(identifier: String, length: Int) throws {
    let library = makeLibrary(project: IdentifierSearchTests.papers)
    let whole = library.search(SearchQuery(text: Array(identifier.utf8))).hits.map(\.reference)
    let paper = try #require(whole.first)
    for length in length..<identifier.utf8.count {
      checkSearch(
        String(identifier.prefix(length)), in: library, finds: library.keys([paper]))
    }
  }

  @Test func `a whole identifier comes before those that it begins`() {
    checkSearch(
      "2020.acl-main.1",
      in: """
        @misc{twelve, url = {https://aclanthology.org/2020.acl-main.12}, year = 2021}
        @misc{one, url = {https://aclanthology.org/2020.acl-main.1}, year = 2020}
        @misc{two, url = {https://aclanthology.org/2020.acl-main.2}, year = 2020}
        """, finds: "one", "twelve")
  }

  @Test func `of many with the same beginning as many are found as are asked for`() {
    let papers = (1000..<1300).map { "@misc{k\($0), doi = {10.1145/33\($0)}, year = \($0)}" }
      .joined()
    checkSearch("10.1145/3311", in: papers, finds: "k1199", "k1198", "k1197", limit: 3)
    checkSearch("10.1145/331299", in: papers, finds: "k1299")
  }

  @Test func `an entry that was edited is found by the identifier that it has now`() {
    let text = SourceText("@misc{a, doi = {10.1145/1111}}")
    let indexed = IndexedSource(name: "a", source: BibTeXSource.parse(text)).withWords()
    let (range, bytes) = (24..<28, Array("2222".utf8))
    let edited = indexed.replacing(
      edited: BibTeXSource.reparse(
        indexed.source, replacing: range, with: bytes, text: text.replacing(range, with: bytes)))
    for source in [edited, edited.withWords()] {
      let library = Library([Library.Member(source: source, role: .project)])
      checkSearch("10.1145/1", in: library, finds: [])
      checkSearch("10.1145/2", in: library, finds: ["a"])
    }
  }

  @Test func `a key that is an identifier is found as it is typed`() {
    checkSearch("10.1000/k", in: IdentifierSearchTests.papers, finds: "10.1000/key")
    checkSearch(
      "10.1000/key", in: IdentifierSearchTests.papers + "@misc{other, doi={10.1000/key}}",
      finds: "10.1000/key", "other")
  }

  @Test(arguments: ["10 things", "2017", "tides 10.5", "url shortening", "doi"])
  func `words are words`(query: String) {
    checkSearch(
      query, in: "@misc{a, title = {10 Things, 2017 tides 10.5 of url shortening, doi}}",
      finds: "a")
  }
}
