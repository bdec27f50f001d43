import Bibliography
import PaperIndex
import Testing

/// Keys that are identifiers.
struct IdentifierKeyTests {
  private let library = makeLibrary(
    project: "@misc{a, doi = {10.1000/AB}} @misc{b, eprint = {1706.03762}, eprinttype = {arxiv}}",
    global: "@misc{c, pmid = {123456}, isbn = {}} @misc{d, doi = {10.1000/ab}}")

  private func check(
    _ key: String, _ expected: String?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = library.firstEntry(forKey: Array(key.utf8))
    #expect(
      found.map { library.keys([$0]) } == expected.map { [$0] }, sourceLocation: sourceLocation)
    #expect(library.entries(forKey: Array(key.utf8)).first == found, sourceLocation: sourceLocation)
  }

  @Test func `an identifier finds its entry, the project's first`() {
    check("doi:10.1000/ab", "a")
    check("DOI:10.1000/AB", "a")
    check("https://doi.org/10.1000/ab", "a")
    check("10.1000/ab", "a")
    check("arxiv:1706.03762v5", "b")
    check("pmid:123456", "c")
    check("doi:10.1000/other", nil)
    check("arxiv:b", nil)
  }

  @Test func `tells identifiers from keys that look alike`() {
    for key in [
      "doi:10.1/x", "doi:10/abc", "url:https://x.org", "wikidata:Q1", "tag:x", "pmcid:PMC1",
    ] {
      #expect(Identifier.isForm(ofCitekey: Array(key.utf8)), "\(key)")
    }
    for key in ["doi:smith", "smith:2020", "url:x", "doi:", "10.smith", "fig:x", "http:x"] {
      #expect(!Identifier.isForm(ofCitekey: Array(key.utf8)), "\(key)")
    }
  }
}
