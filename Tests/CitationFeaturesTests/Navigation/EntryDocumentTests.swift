import CitationFeatures
import TestSupport
import Testing

/// The texts that papers of an index are read in.
struct EntryDocumentTests {
  /// Checks the text for the citation at `1️⃣`.
  private func check(
    _ marked: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = MarkedText(marked)
    let context = makeContext(text)
    let target = try #require(
      CitationDefinition(at: text.offset(), in: context)?.targets.first,
      sourceLocation: sourceLocation)
    let merged = try #require(
      context.library.merged(
        context.library.work(of: target.reference), as: target.reference),
      sourceLocation: sourceLocation)
    #expect(!target.isInProject, sourceLocation: sourceLocation)
    let document = EntryDocument(of: merged, in: context)
    #expect(document.text == expected, sourceLocation: sourceLocation)
    let bytes = Array(document.text.utf8)
    let entry = String(decoding: bytes[document.entryRange], as: UTF8.self)
    #expect(entry.hasPrefix("@") && entry.hasSuffix("}"), sourceLocation: sourceLocation)
    #expect(
      String(decoding: bytes[document.keyRange], as: UTF8.self) == merged.entry.key.string,
      sourceLocation: sourceLocation)
  }

  @Test func `shows the entry and where it is from`() throws {
    try check(
      """
      [@smi1️⃣th2020]
      -- refs.bib --
      @misc{a, title = {A}, year = 1999}
      -- index.bib --
      @article{smith2020, title = {Tides}, journaltitle = {J. Tides}, date = {2020-05},
        doi = {10.1000/x}}
      -- global.bib --
      @article{other, title = {Tides}, journal = {J. Tides}, year = 2020, doi = {10.1000/x}}
      """,
      """
      % From your index index.bib, not in refs.bib; also in global.bib.

      @article{smith2020,
        title = {Tides},
        journal = {J. Tides},
        year = {2020},
        doi = {10.1000/x},
      }

      """)
  }

  @Test func `is written as the project is, and says that a paper was retracted`() throws {
    try check(
      """
      [@smi1️⃣th2020]
      -- refs.bib --
      @article{a, title = {A}, date = {1999}, journaltitle = {J}}
      -- index@home.bib --
      @article{smith2020, title = {Tides}, journal = {J. Tides}, year = 2020, pubstate = {retracted}}
      """,
      """
      % Retracted, says index at home.bib.
      % From your index index at home.bib, not in refs.bib.

      @article{smith2020,
        title = {Tides},
        journaltitle = {J. Tides},
        date = {2020},
        pubstate = {retracted},
      }

      """)
  }
}
