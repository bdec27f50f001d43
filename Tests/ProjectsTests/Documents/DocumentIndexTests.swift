import Bibliography
import CitationFeatures
import Formats
import PaperIndex
import Projects
import Testing
import TextStorage

/// The documents of a workspace, as they are on disk.
struct DocumentIndexTests {
  private let refs = "@article{a, title = {Tides}}\n"

  /// An index of all that is below a folder.
  private func index(_ folder: TemporaryFolder) -> DocumentIndex {
    var index = DocumentIndex(encoding: .utf16)
    look(&index, folder)
    return index
  }

  private func look(_ index: inout DocumentIndex, _ folder: TemporaryFolder) {
    index.look(at: [DocumentFolder(path: folder.path, isDeep: true)])
  }

  /// Where the documents are that cite `a` of `refs.bib`: paths, lines and columns.
  private func places(
    _ index: DocumentIndex, _ folder: TemporaryFolder, open: Set<String> = []
  ) -> [String] {
    let source = IndexedSource(
      name: folder.path("refs.bib"), source: BibTeXSource.parse(SourceText(refs)))
    let meaning = KeyMeaning(
      Array("a".utf8), in: Library([Library.Member(source: source, role: .project)]))
    let question = DocumentQuestion(
      meaning: meaning, folders: [DocumentFolder(path: folder.path, isDeep: true)],
      clientSettings: ClientSettings(), openPaths: Set(open.map(folder.path)),
      sources: [source.name: source])
    var index = index
    return index.find(question).map { document in
      let places = document.places.map {
        "\($0.lowerBound.line):\($0.lowerBound.column)-\($0.upperBound.column)"
      }
      return document.path.dropFirst(folder.path.count + 1) + " "
        + places.joined(separator: " ")
    }
  }

  @Test func `citations are found in folders at any depth, in order`() {
    let folder = TemporaryFolder([
      "refs.bib": refs, "z.md": "[@a] 😀 @a", "b/c/d.qmd": "\n\n[@b; -@a]", "b/e.md": "@b",
      "notes.txt": "[@a]", ".git/x.md": "[@a]", "node_modules/x.md": "[@a]",
    ])
    #expect(places(index(folder), folder) == ["b/c/d.qmd 2:7-8", "z.md 0:2-3 0:9-10"])
  }

  @Test func `a document with a bibliography of its own cites another paper`() {
    let folder = TemporaryFolder([
      "refs.bib": refs, "a.md": "[@a]",
      "other/own.bib": "@misc{a}", "other/paper.md": "---\nbibliography: own.bib\n---\n[@a]",
      "third/refdesk.json": #"{"sources": ["third.bib"]}"#, "third/third.bib": "@misc{a}",
      "third/paper.md": "[@a]",
    ])
    #expect(places(index(folder), folder) == ["a.md 0:2-3"])
  }

  @Test func `a source that is read only to decide counts first`() {
    let folder = TemporaryFolder([
      "refs.bib": refs, "own.bib": "@misc{a, title = {Dunes}}",
      "copy.bib": "@misc{a, title = {Tides}}",
      "copy.md": "---\nbibliography: [copy.bib, refs.bib]\n---\n[@a]",
      "own.md": "---\nbibliography: [own.bib, refs.bib]\n---\n[@a]",
      "late.md": "---\nbibliography: [refs.bib, own.bib]\n---\n[@a]",
    ])
    #expect(places(index(folder), folder) == ["copy.md 3:2-3", "late.md 3:2-3"])
  }

  @Test func `an open document is left to its editor, under any of its names`() throws {
    let folder = TemporaryFolder(["refs.bib": refs, "a.md": "@a", "b.md": "@a"])
    folder.makeLink("link.md", to: "a.md")
    let index = index(folder)
    #expect(places(index, folder, open: ["b.md"]) == ["a.md 0:1-2"])
    #expect(places(index, folder, open: ["link.md"]) == ["b.md 0:1-2"])
  }

  @Test func `a look sees what came, went and changed`() {
    let folder = TemporaryFolder(["refs.bib": refs, "a.md": "@a", "b/b.md": "@a"])
    var index = index(folder)
    folder.write("a.md", "now @a")
    folder.remove("b/b.md")
    folder.write("c/c.md", "@a")
    look(&index, folder)
    #expect(places(index, folder) == ["a.md 0:5-6", "c/c.md 0:1-2"])
  }

  @Test func `what is written within one tick of the clock is seen`() {
    let folder = TemporaryFolder(["refs.bib": refs, "a.md": "1 @a"])
    folder.setTime("a.md", seconds: 1_000)
    let folders = [DocumentFolder(path: folder.path, isDeep: true)]
    var index = DocumentIndex(encoding: .utf8)
    let now: Int64 = 1_000_000_000_000
    index.look(at: folders, now: now + 1)
    folder.write("a.md", "@a 2")
    folder.setTime("a.md", seconds: 1_000)
    index.look(at: folders, now: now + 1_000_000_000)
    #expect(places(index, folder) == ["a.md 0:1-2"])
  }

  @Test func `there are limits`() {
    let folder = TemporaryFolder(["refs.bib": refs, "a.md": "@a", "b.md": "@a", "c.md": "@a long"])
    var limits = DocumentIndex.Limits()
    limits.documentSize = 4
    var index = DocumentIndex(encoding: .utf8, limits: limits)
    look(&index, folder)
    #expect(places(index, folder) == ["a.md 0:1-2", "b.md 0:1-2"])
    #expect(!index.isCut)
    var few = limits
    few.documentCount = 1
    var little = limits
    little.totalSize = 3
    for limits in [few, little] {
      index = DocumentIndex(encoding: .utf8, limits: limits)
      look(&index, folder)
      #expect(places(index, folder) == ["a.md 0:1-2"])
      #expect(index.isCut)
    }
  }

  @Test func `a folder that is not deep has its own documents only`() {
    let folder = TemporaryFolder(["a.md": "@a", "b/b.md": "@a"])
    var index = DocumentIndex(encoding: .utf8)
    index.look(at: [DocumentFolder(path: folder.path, isDeep: false)])
    #expect(index.documents.map(\.path) == [folder.path("a.md")])
  }

  @Test func `chapters cite from the bibliographies of their thesis, by its commands`() {
    let folder = TemporaryFolder([
      "refs.bib": refs, "other.bib": "@misc{a}",
      "thesis.tex": """
      \\documentclass{book}
      \\newcommand{\\seen}[1]{(\\cite{#1})}
      \\addbibresource{refs.bib}
      \\begin{document}\\include{chapters/one}\\end{document}
      """,
      "chapters/one.tex": "As \\seen{a} and \\textcite[2]{b,a} % \\cite{a}\n",
      "paper.tex": "\\documentclass{article}\n\\addbibresource{other.bib}\n\\cite{a}",
    ])
    #expect(places(index(folder), folder) == ["chapters/one.tex 0:9-10 0:31-32"])
  }

  @Test func `chapters of nothing, in a circle, have what lies in the workspace`() {
    let folder = TemporaryFolder([
      "refs.bib": refs, "one.tex": "\\input{two}\\cite{a}", "two.tex": "\\input{one}\\cite{a}",
    ])
    #expect(places(index(folder), folder) == ["one.tex 0:17-18", "two.tex 0:17-18"])
  }

  @Test func `a chapter has what it includes itself`() {
    let folder = TemporaryFolder([
      "refs.bib": refs, "section.bib": "@misc{a}",
      "one.tex": "\\cite{a}", "two.tex": "\\input{one}\\input{three}\\cite{a}",
      "three.tex": "\\addbibresource{section.bib}\\cite{a}",
    ])
    #expect(places(index(folder), folder) == ["one.tex 0:6-7"])
  }

  @Test func `a command that a change defines is known in every chapter`() {
    let head = "\\documentclass{book}\\addbibresource{refs.bib}\\input{one}"
    let folder = TemporaryFolder([
      "refs.bib": refs, "thesis.tex": head, "one.tex": "\\seen{a}",
    ])
    var index = index(folder)
    #expect(places(index, folder).isEmpty)
    folder.write("thesis.tex", head + "\\newcommand{\\seen}[1]{\\cite{#1}}")
    look(&index, folder)
    #expect(places(index, folder) == ["one.tex 0:6-7"])
    folder.remove("thesis.tex")
    look(&index, folder)
    #expect(places(index, folder).isEmpty)
  }
}
