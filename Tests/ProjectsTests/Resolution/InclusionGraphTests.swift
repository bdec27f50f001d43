import Bibliography
import Citations
import Projects
import Testing

/// What a document says, as a scanner would find it.
private struct Sketch {
  var links: [(path: String, kind: DocumentLink.Kind)] = []
  var bibliographies: [String] = []

  var found: DocumentCitations {
    var found = DocumentCitations()
    found.links = links.map { DocumentLink(path: $0.path, range: 0..<0, kind: $0.kind) }
    found.resources = bibliographies.map { BibliographyResource(path: $0, range: 0..<0) }
    return found
  }
}

/// Checks which sources a document has among others that are open: their paths with the document that
/// names them, where that is another.
private func checkSources(
  _ files: [String: String], _ documents: [String: Sketch], of document: String,
  _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = TemporaryFolder(files)
  var loader = LibraryLoader()
  for (name, sketch) in documents {
    guard let language = DocumentLanguage(path: name) else { continue }
    let file = ProjectDocument(sketch.found, in: [], language: language)
    _ = loader.setDocument(file, at: folder.path(name))
  }
  let list = loader.open(
    ProjectScope(
      documentPath: folder.path(document), language: DocumentLanguage(path: document),
      declared: documents[document]?.bibliographies ?? [], workspaceFolders: [folder.path],
      clientSettings: ClientSettings())
  ).list
  #expect(describeProject(list, in: folder) == expected, sourceLocation: sourceLocation)
}

struct InclusionGraphTests {
  @Test func `a Typst chapter has the bibliography of the file that includes it`() {
    checkSources(
      ["lib/refs.bib": "", "chapters/z.bib": ""],
      [
        "main.typ": Sketch(
          links: [("chapters/one.typ", .file)], bibliographies: ["lib/refs.bib"]),
        "chapters/one.typ": Sketch(),
        "bystander.typ": Sketch(bibliographies: ["chapters/z.bib"]),
      ], of: "chapters/one.typ", "lib/refs.bib by main.typ")
  }

  @Test func `a Typst path counts from the file that it stands in`() {
    checkSources(
      ["parts/refs.bib": "", "refs.bib": ""],
      [
        "main.typ": Sketch(links: [("parts/end.typ", .file), ("parts/one.typ", .file)]),
        "parts/one.typ": Sketch(), "parts/end.typ": Sketch(bibliographies: ["refs.bib"]),
      ], of: "parts/one.typ", "parts/refs.bib by parts/end.typ")
  }

  @Test func `a leading slash in Typst means the project's folder`() {
    checkSources(
      ["doc/typst.toml": "", "doc/lib/refs.bib": "", "lib/refs.bib": ""],
      [
        "doc/src/main.typ": Sketch(
          links: [("/chapters/one.typ", .file)], bibliographies: ["/lib/refs.bib"]),
        "doc/chapters/one.typ": Sketch(links: [("/src/main.typ", .parent)]),
      ], of: "doc/chapters/one.typ", "doc/lib/refs.bib by doc/src/main.typ")
    checkSources(
      ["lib/refs.bib": ""], ["src/main.typ": Sketch(bibliographies: ["/lib/refs.bib"])],
      of: "src/main.typ", "lib/refs.bib")
  }

  @Test func `what Quarto includes belongs to who includes it`() {
    checkSources(
      ["a.bib": "", "b.bib": ""],
      [
        "paper.qmd": Sketch(links: [("parts/_intro.qmd", .file)], bibliographies: ["a.bib"]),
        "parts/_intro.qmd": Sketch(links: [("_deep.qmd", .file)]), "parts/_deep.qmd": Sketch(),
      ], of: "parts/_deep.qmd", "a.bib by paper.qmd")
  }

  @Test func `a child of R Markdown in plain Markdown, too`() {
    checkSources(
      ["a.bib": "", "b.bib": ""],
      [
        "paper.Rmd": Sketch(links: [("parts/child.md", .root)], bibliographies: ["a.bib"]),
        "parts/child.md": Sketch(),
      ], of: "parts/child.md", "a.bib by paper.Rmd")
  }

  @Test func `Org has what its setup file says`() {
    checkSources(
      ["lib/a.bib": "", "z.bib": ""],
      [
        "thesis.org": Sketch(links: [("lib/setup.org", .file), ("one.org", .file)]),
        "lib/setup.org": Sketch(bibliographies: ["a.bib"]), "one.org": Sketch(),
      ], of: "one.org", "lib/a.bib by lib/setup.org")
  }

  @Test func `of roots that include each other's parts the outermost counts`() {
    checkSources(
      ["a.bib": "", "b.bib": ""],
      [
        "main.typ": Sketch(links: [("part.typ", .file)], bibliographies: ["a.bib"]),
        "part.typ": Sketch(links: [("one.typ", .file)]), "one.typ": Sketch(),
      ], of: "one.typ", "a.bib by main.typ")
  }

  @Test func `files that include each other end`() {
    checkSources(
      ["a.bib": ""],
      [
        "one.typ": Sketch(links: [("two.typ", .file)], bibliographies: ["a.bib"]),
        "two.typ": Sketch(links: [("one.typ", .file)]),
      ], of: "two.typ", "a.bib by one.typ")
  }

  @Test func `real Typst files are followed, and their labels known in all of them`() {
    let folder = TemporaryFolder([
      "main.typ": "#include \"c/one.typ\"\n= Start <start>\n#bibliography(\"lib/refs.bib\")\n",
      "c/one.typ": "See @start and @key.\n", "lib/refs.bib": "@misc{key, title = {T}}",
      "z.bib": "",
    ])
    var loader = LibraryLoader()
    let snapshot = loader.open(projectScope(folder, "c/one.typ"))
    #expect(describeProject(snapshot.list, in: folder) == ["lib/refs.bib by main.typ"])
    #expect(snapshot.list.roots == [folder.path("main.typ")])
    #expect(snapshot.list.definedLabels == [Citekey(utf8: Array("start".utf8))])
  }

  @Test func `real Org files are followed`() {
    checkProject(
      [
        "thesis.org": "#+bibliography: lib/a.bib\n#+INCLUDE: \"c/one.org\"\n",
        "c/one.org": "[cite:@key]\n", "lib/a.bib": "", "z.bib": "",
      ], of: "c/one.org", "lib/a.bib by thesis.org")
  }

  @Test func `plain notes are nobody's part because they lie together`() {
    checkSources(
      ["a.bib": "", "x/b.bib": ""],
      [
        "one.md": Sketch(links: [("two.md", .file)], bibliographies: ["a.bib"]),
        "two.md": Sketch(),
      ], of: "two.md", "a.bib of the workspace", "x/b.bib of the workspace")
  }
}
