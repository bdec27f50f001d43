import Bibliography
import CitationFeatures
import Formats
import PaperIndex
import Projects
import Testing
import TextStorage

/// What the documents of a workspace need of its bibliographies.
struct DocumentUsesTests {
  /// Checks what is unused of a bibliography in a workspace: keys, or `nil` where no document has it.
  private func check(
    _ files: [String: String], of name: String = "refs.bib", open: [String: [String]] = [:],
    _ expected: [String]?, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = TemporaryFolder(files)
    var index = DocumentIndex(encoding: .utf16)
    let folders = [DocumentFolder(path: folder.path, isDeep: true)]
    index.look(at: folders)
    let path = folder.path(name)
    let source = IndexedSource(
      name: path, source: BibTeXSource.parse(SourceText(files[name] ?? "")))
    let question = UseQuestion(
      bibliographies: [path],
      documents: open.values.map { keys in
        UseQuestion.OpenDocument(
          sources: [path],
          cited: CitedKeys(keys.map { Array($0.utf8) }, citesEverything: false))
      },
      folders: folders, clientSettings: ClientSettings(),
      openPaths: Set(open.keys.map(folder.path)),
      sources: [path: source])
    let needed = index.uses(question)[path]
    let unused = needed.map {
      source.source.unusedEntries(knowing: $0, severity: .hint, limit: 100).map(\.message)
    }
    #expect(
      unused == expected?.map { "No document cites “\($0)”." }, sourceLocation: sourceLocation)
  }

  private let refs = "@misc{a}\n@misc{b}\n@misc{c}\n@misc{d}"

  @Test func `every document counts, open or not`() throws {
    try check(["refs.bib": refs, "one.md": "[@a]", "x/two.md": "[@b]"], ["c", "d"])
    try check(
      ["refs.bib": refs, "one.md": "[@a]", "x/two.md": "[@b]"], open: ["one.md": ["c"]],
      ["a", "d"])
  }

  @Test func `a shared bibliography is used by whoever has it`() throws {
    try check(
      [
        "refs.bib": refs, "one.md": "---\nbibliography: refs.bib\n---\n[@a]",
        "two.tex": #"\documentclass{a}\bibliography{refs}\cite{b}"#,
        "other/own.bib": "@misc{c}", "other/paper.md": "---\nbibliography: own.bib\n---\n[@c]",
      ], ["c", "d"])
  }

  @Test func `the chapters of a thesis count for the bibliography of its root`() throws {
    try check(
      [
        "refs.bib": refs,
        "main.tex": #"\documentclass{book}\addbibresource{refs.bib}\input{one}\include{two}"#,
        "one.tex": #"\cite{a}"#, "two.tex": #"\autocite{b}\nocite{c}"#,
      ], ["d"])
  }

  @Test func `nothing is said of what no document has`() throws {
    try check(["refs.bib": refs, "refdesk.json": #"{"sources": []}"#, "one.md": "[@a]"], nil)
    try check(["refs.bib": refs], nil)
  }

  @Test func `a parent may be needed by an entry of another file`() throws {
    try check(
      [
        "refs.bib": refs, "more.bib": "@misc{x, crossref = {b}}",
        "one.md": "---\nbibliography: [more.bib, refs.bib]\n---\n[@x; @a]",
      ], ["c", "d"])
  }

  @Test func `a library or an index is cited by nobody`() throws {
    try check(
      [
        "refs.bib": refs, "one.md": "[@a]",
        "refdesk.json": #"{"sources": [{"path": "refs.bib", "role": "global"}]}"#,
      ], nil)
  }
}
