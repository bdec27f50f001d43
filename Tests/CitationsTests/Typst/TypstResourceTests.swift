import Citations
import Testing

struct TypstResourceTests {
  @Test(arguments: [
    ("#bibliography(\"refs.bib\")", "refs.bib"),
    ("#bibliography(\"/a b.yml\", title: \"x.bib\")", "/a b.yml"),
    ("#bibliography((\"a.bib\", \"b.yaml\"), style: \"ieee.csl\", full: true)", "a.bib b.yaml"),
    (
      "#show: ieee.with(\n  title: [T],\n  bibliography: bibliography(\"refs.bib\"),\n)", "refs.bib"
    ),
    ("#show: thesis.with(bibliography: \"refs.bib\", logo: \"x.bib\")", "refs.bib"),
    (
      "#show: f.with(bibliography-file: \"refs.yml\", bib: (\"a.bib\", \"b.bib\"))",
      "refs.yml a.bib b.bib"
    ),
    ("#bibliography(bytes(read(\"refs.bib\")))", "refs.bib"),
    ("#let b = bibliography(\"x.bib\")", "x.bib"),
    ("// #bibliography(\"no.bib\")", ""), ("#bibliography(name)", ""), ("#read(\"x.bib\")", ""),
    ("#f(bibliography: \"Sources\")", ""), ("`#bibliography(\"x.bib\")`", ""),
  ])
  func `reads bibliographies`(_ document: String, _ expected: String) {
    let bytes = Array(document.utf8)
    let found = citations(in: bytes, language: .typst)
    #expect(found.resources.map(\.path).joined(separator: " ") == expected)
    for resource in found.resources { #expect(text(resource.range, in: bytes) == resource.path) }
  }

  @Test func `a full bibliography lists every entry`() {
    func citesEverything(_ document: String) -> Bool {
      citations(in: Array(document.utf8), language: .typst).citesEverything
    }
    #expect(citesEverything("#bibliography(\"refs.bib\", full: true)"))
    #expect(!citesEverything("#bibliography(\"refs.bib\", full: false)"))
    #expect(!citesEverything("#f(full: true)"))
  }

  @Test(arguments: [
    ("#include \"chapters/a.typ\"", "chapters/a.typ"), ("#import \"/t.typ\": a, b\n", "/t.typ"),
    ("#import \"@preview/cetz:0.2.0\"", ""),
    ("#{ include \"a.typ\"\n import \"b.typ\" }", "a.typ b.typ"),
    ("#include x + \"a.typ\"", ""), ("#f(include \"a.typ\")", "a.typ"), ("#included \"a.typ\"", ""),
  ])
  func `reads what other documents belong to it`(_ document: String, _ expected: String) {
    let bytes = Array(document.utf8)
    let found = citations(in: bytes, language: .typst)
    #expect(found.links.map(\.path).joined(separator: " ") == expected)
    #expect(found.links.allSatisfy { $0.kind == .file })
    for link in found.links { #expect(text(link.range, in: bytes) == link.path) }
  }
}
