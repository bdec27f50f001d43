import Bibliography
import CitationFeatures
import Citations
import Formats
import PaperIndex
import Testing
import TextStorage

/// Which entries no document needs.
struct UnusedEntryTests {
  /// Checks the keys of the entries of `bibliography` that a document with this text does not need.
  private func check(
    _ document: String, in language: DocumentLanguage = .latex, _ bibliography: String,
    unused expected: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let bytes = Array(document.utf8)
    let source = IndexedSource(
      name: "refs.bib", source: BibTeXSource.parse(SourceText(bibliography)))
    let cited = CitedKeys(citations(in: bytes, language: language), in: bytes)
      .closed(in: [source])
    let found = source.source.unusedEntries(knowing: cited, severity: .hint, limit: 100)
    let text = Array(bibliography.utf8)
    #expect(
      found.map { String(decoding: text[$0.range], as: UTF8.self) } == expected,
      sourceLocation: sourceLocation)
  }

  @Test func `nobody cites it`() {
    check(#"\cite{a}"#, "@misc{a}\n@misc{b}\n@misc{c}", unused: "b", "c")
    check("[@c] and @b", in: .markdown, "@misc{a}\n@misc{b}\n@misc{c}", unused: "a")
  }

  @Test func `what is listed or only named is used`() {
    check(#"\nocite{a}\shortcites{b}"#, "@misc{a}\n@misc{b}\n@misc{c}", unused: "c")
    check("---\nnocite: '@a'\n---\n", in: .markdown, "@misc{a}\n@misc{b}", unused: "b")
  }

  @Test func `a list of everything uses everything`() {
    check(#"\nocite{*}"#, "@misc{a}\n@misc{b}")
    check("---\nnocite: '@*'\n---\n", in: .markdown, "@misc{a}\n@misc{b}")
  }

  @Test func `what a used entry needs is used, however far`() {
    check(
      #"\cite{a}"#,
      """
      @inproceedings{a, crossref = {b}}
      @proceedings{b, xdata = {c}}
      @xdata{c, xdata = {d}}
      @xdata{d}
      @misc{e, crossref = {f}}
      @misc{f}
      """,
      unused: "e", "f")
    check(
      #"\cite{a}"#,
      """
      @misc{a, xref = {b}, related = {c, d}}
      @misc{b}
      @misc{c}
      @misc{d}
      """)
  }

  @Test func `the members of a used set are used`() {
    check(
      #"\cite{s}"#, "@set{s, entryset = {a, b}}\n@misc{a}\n@misc{b}\n@misc{c}", unused: "c")
    check(#"\cite{a}"#, "@set{s, entryset = {a, b}}\n@misc{a}\n@misc{b}", unused: "s", "b")
  }

  @Test func `an entry is used by any of its keys`() {
    check(#"\cite{old}"#, "@misc{a, ids = {old, older}}\n@misc{b}", unused: "b")
    check(#"\cite{old}"#, "@misc{a, ids = {old}, crossref = {b}}\n@misc{b}")
  }

  @Test func `a key in another case is reported elsewhere`() {
    check(#"\cite{SMITH}"#, "@misc{Smith}\n@misc{b}", unused: "b")
  }

  @Test func `circles end`() {
    check(#"\cite{a}"#, "@misc{a, crossref = {b}}\n@misc{b, crossref = {a}}")
  }

  @Test func `no more are said than wanted`() {
    let source = BibTeXSource.parse(SourceText("@misc{a}\n@misc{b}\n@misc{c}"))
    #expect(source.unusedEntries(knowing: CitedKeys(), severity: .hint, limit: 2).count == 2)
  }
}
