import PaperIndex
import Testing

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
    "10.1000/other", "doi:10.1000/ab", "https://doi.org/10.1", "https://arxiv.org/abs/17",
    "1706.0376", "arXiv:1706.03763", "N19-1424", "pmid:2290885",
  ])
  func `one that nobody has, or half typed, finds nothing that only looks alike`(query: String) {
    checkSearch(query, in: IdentifierSearchTests.papers)
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
