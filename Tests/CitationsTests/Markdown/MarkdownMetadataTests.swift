import Citations
import Testing

struct MarkdownMetadataTests {
  @Test func `metadata fields that are prose cite, others do not`() {
    checkCitations(
      "---\ntitle: On @a\nabstract: |\n  See [@b;\n  @c].\n\n      @d\nauthor: x @e\ntwitter: \"@f\"\n---\n\n@g",
      "a [b] [c] g")
    checkCitations("---\nabstract-de: 'x @a'\nsubtitle: [\"@b\", {x: '@c'}]\n...\n", "a b c")
  }

  @Test func `nocite names entries`() {
    checkCitations("---\nnocite: |\n  @a, @{b;c}\n  [@d]\n---\n", "!a !{b;c} !d")
    checkCitations("---\nnocite: ['@a', \"@b\"]\n---\n", "!a !b")
    #expect(!read("---\nnocite: '@a'\n---\n").citesEverything)
    #expect(read("---\nnocite: |\n  @*\n---\n").citesEverything)
    #expect(read("---\nnocite: '@a, @*'\n---\n").citations.count == 1)
    #expect(!read("x @*").citesEverything)
  }

  @Test func `ranges in values span the bytes of the file`() {
    let text = "---\ntitle: \"\\\"x\\\" -@{k}\"\n---\n"
    let citation = read(text).citations.first
    #expect(citation.map { slice($0.keyRange, text) } == "k")
    #expect(citation.map { slice($0.range, text) } == "-@{k}")
    let folded = "---\nabstract: >\n  x\n  [@a;\n  @b]\n---\n"
    #expect(read(folded).groups.map { slice($0.range, folded) } == ["[@a;\n  @b]"])
  }

  @Test(arguments: [
    "bibliography: refs.bib", "bibliography: 'refs.bib'", "bibliography: \"refs.bib\" # c",
    "bibliography: [refs.bib]", "bibliography:\n  - refs.bib", "bibliography:\n- \"refs.bib\"",
    "format:\n  html:\n    bibliography: refs.bib\n  pdf: default",
    "bibliography: >-\n  refs.bib", "bibliography: |\n  refs.bib",
  ])
  func `finds the bibliography in every form`(_ field: String) {
    let text = "---\ntitle: x\n\(field)\n---\n"
    let resources = read(text).resources
    #expect(resources.map(\.path) == ["refs.bib"])
    #expect(resources.map { slice($0.range, text) } == ["refs.bib"])
  }

  @Test func `finds several bibliographies and inline references`() {
    let text = "---\nbibliography: [a.bib, 'b''c.bib', ~]\nreferences:\n- id: x\n---\n"
    #expect(read(text).resources.map(\.path) == ["a.bib", "b'c.bib"])
    #expect(read(text).resources.map { slice($0.range, text) } == ["a.bib", "b''c.bib"])
    #expect(read(text).inlineReferences != nil)
    #expect(read("---\nbibliography: ''\nreferences:\n---\n").inlineReferences == nil)
  }

  @Test func `reads metadata after blank lines and in the middle`() {
    #expect(read("\n\n---\nbibliography: a\n---\n").resources.count == 1)
    #expect(read("\u{FEFF}---\r\nbibliography: a\r\n---\r\n").resources.count == 1)
    #expect(read("x\n\n---\nbibliography: a\n...\n\n@b").resources.count == 1)
    #expect(
      read("---\nbibliography: a\n---\n\n---\nbibliography: b\n---\n").resources.map(\.path)
        == ["a"])
  }

  @Test func `rules and text between them are no metadata`() {
    checkCitations("---\n\ntitle: '@a'\n---\n", "a")
    checkCitations("---\njust @a\n---\n@b", "a b")
    checkCitations("---\ntitle: '@a'\n", "a")
    checkCitations("x\n---\ntitle: '@a'\n---", "a")
  }

  @Test func `reports broken metadata and uses the rest`() {
    let text = "---\ntitle: \"x\nbibliography: refs.bib\nnocite: @a\n---\n"
    let result = read(text)
    #expect(result.resources.map(\.path) == ["refs.bib"])
    #expect(result.problems.map { slice($0.range, text) } == ["\"", "@"])
    #expect(result.citations.map(\.mode) == [.nocite])
  }

  @Test func `a bibliography file cites nothing`() {
    #expect(citations(in: Array("@a".utf8), language: .bibliography) == DocumentCitations())
  }

  private func read(_ document: String) -> DocumentCitations {
    citations(in: Array(document.utf8), language: .markdown)
  }

  private func slice(_ range: Range<Int>, _ document: String) -> String {
    text(range, in: Array(document.utf8))
  }
}
