import Bibliography
import Citations
import PaperIndex
import Projects
import TestSupport
import Testing
import TextStorage

/// Checks the keys that a LaTeX document has, in the order of its sources.
private func checkKeys(
  _ files: [String: String], of document: String, _ expected: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = TemporaryFolder(files)
  let path = folder.path(document)
  let text = try? SourceReader().readText(path).get()
  let found = citations(in: text?.contiguousBytes ?? [], language: .latex)
  let scope = ProjectScope(
    documentFolder: folder.path, workspaceFolder: folder.path,
    declared: found.resources.map(\.path), document: path, language: .latex)
  for withWords in [false, true] {
    let library = LibraryLoader.loadNow(scope, withWords: withWords).library
    let keys = library.members.flatMap { member in
      member.source.source.locations.map {
        String(decoding: member.source.source.keyBytes($0), as: UTF8.self)
      }
    }
    #expect(keys == expected, sourceLocation: sourceLocation)
    #expect(
      expected.allSatisfy { library.firstEntry(forKey: Array($0.utf8)) != nil },
      sourceLocation: sourceLocation)
    #expect(
      !withWords || library.members.allSatisfy(\.source.hasWords), sourceLocation: sourceLocation)
  }
}

@Suite struct EmbeddedSourceTests {
  private let inside = "\\begin{filecontents}{refs.bib}\n@misc{inside,}\n\\end{filecontents}\n"

  @Test func `a document's own entries count`() {
    checkKeys(
      ["a.tex": "\\bibitem{a} A.\n\\input{b}", "b.tex": "\\bibitem{b} B."], of: "a.tex", ["a", "b"])
  }

  @Test func `a file inside counts when it is named and not there`() {
    checkKeys(
      ["a.tex": inside + "\\bibliography{refs}\n\\bibitem{a} A."], of: "a.tex", ["inside", "a"])
    checkKeys(
      ["a.tex": inside + "\\bibliography{refs}\n\\bibitem{a} A.", "refs.bib": "@misc{disk,}"],
      of: "a.tex", ["disk", "a"])
    checkKeys(["a.tex": inside + "\\bibitem{a} A."], of: "a.tex", ["a"])
    let ofJob = inside.replacing("refs.bib", with: "\\jobname.bib")
    checkKeys(["a.tex": ofJob + "\\bibliography{\\jobname}"], of: "a.tex", ["inside"])
  }

  @Test func `a database of amsrefs counts where it is selected`() {
    checkKeys(
      [
        "a.tex": #"\cite{wave}\bibselect{db}"#,
        "db.ltb": "\\bib{wave}{book}{\n  title={Waves},\n  date={1901},\n}\n",
      ], of: "a.tex", ["wave"])
  }

  @Test func `typing beside the entries changes no library, another key does`() {
    let folder = TemporaryFolder(["a.tex": "\\bibitem{a} A."])
    let path = folder.path("a.tex")
    let scope = ProjectScope(
      documentFolder: folder.path, workspaceFolder: folder.path, document: path, language: .latex)
    var loader = LibraryLoader()
    let before = loader.open(scope)
    func found(_ text: String) -> DocumentCitations {
      citations(in: Array(text.utf8), language: .latex)
    }
    let typed = "Text. \\bibitem{a} A."
    #expect(
      loader.setDocument(
        ProjectDocument(found(typed), in: Array(typed.utf8), language: .latex), at: path
      ).isEmpty)
    let text = "\\bibitem{b} B."
    let source = EmbeddedSources.parse(SourceText(text), language: .latex, found: found(text))
    let after = loader.setOverlay(
      source.map { IndexedSource(name: path, source: $0) }, version: 7, at: path)
    #expect(before.library.firstEntry(forKey: Array("a".utf8)) != nil)
    #expect(after.last?.library.firstEntry(forKey: Array("b".utf8)) != nil)
    #expect(after.last?.overlayVersions == [path: 7])
  }

  @Test func `a change on disk of what an included document has is seen`() {
    let folder = TemporaryFolder(["a.tex": "\\input{b}", "b.tex": "\\bibitem{b} B."])
    let scope = ProjectScope(
      documentFolder: folder.path, workspaceFolder: folder.path,
      document: folder.path("a.tex"), language: .latex)
    var loader = LibraryLoader()
    _ = loader.open(scope)
    folder.write("b.tex", "\\bibitem{bb} B.\n\\input{c}")
    folder.write("c.tex", "\\bibitem{c} C.")
    var library: Library?
    for look in 0..<3 {
      library =
        loader.look(now: 4_000_000_000_000_000_000 + Int64(look)).snapshots.last?.library ?? library
    }
    for key in ["bb", "c"] { #expect(library?.firstEntry(forKey: Array(key.utf8)) != nil) }
  }
}
