import Bibliography
import CitationFeatures
import Formats
import PaperIndex
import Testing
import TextStorage

/// Whether a key of two documents is one paper.
struct KeyMeaningTests {
  /// A library of sources written as `name: text`.
  private func library(_ sources: String...) -> Library {
    Library(
      sources.compactMap { source in
        let parts = source.split(separator: ": ", maxSplits: 1).map(String.init)
        return Library.Member(source: indexed(parts[0], parts[1]), role: .project)
      })
  }

  private func indexed(_ name: String, _ text: String) -> IndexedSource {
    IndexedSource(name: name, source: BibTeXSource.parse(SourceText(text)))
  }

  /// Whether `a` of the first library is `a` of the second.
  private func isSame(_ here: Library, _ there: Library) -> Bool {
    KeyMeaning(Array("a".utf8), in: here).isMeant(in: there)
  }

  @Test func `the same source means the same paper`() {
    #expect(isSame(library("refs: @misc{a}"), library("x: @misc{b}", "refs: @misc{a}")))
  }

  @Test func `another source means another paper`() {
    #expect(!isSame(library("refs: @misc{a}"), library("own: @misc{a}")))
  }

  @Test func `a source of one's own comes before a shared one`() {
    #expect(
      !isSame(
        library("refs: @misc{a, title = {Tides}}"),
        library("own: @misc{a, title = {Dunes}}", "refs: @misc{a, title = {Tides}}")))
  }

  @Test func `a copy in a source of one's own is the same paper`() {
    #expect(
      isSame(
        library("refs: @misc{a, title = {Tides of {S}ylt}}"),
        library("own: @misc{a, title = {tides of Sylt.}}", "refs: @misc{a}")))
  }

  @Test func `an unknown key is the same where the same sources lack it`() {
    #expect(isSame(library("refs: @misc{b}"), library("refs: @misc{b}")))
    #expect(!isSame(library("refs: @misc{b}"), library("other: @misc{b}")))
    #expect(!isSame(library("refs: @misc{b}"), library("refs: @misc{b}", "own: @misc{a}")))
    #expect(isSame(library(), library()))
  }

  @Test func `an entry is meant where its source counts first`() {
    let source = indexed("refs", "@misc{a, title = {Tides}}")
    let beside = library("copy: @misc{a, title = {Tides}}", "refs: @misc{a, title = {Tides}}")
    let before = library("own: @misc{a, title = {Dunes}}", "refs: @misc{a, title = {Tides}}")
    let meaning = KeyMeaning(Array("a".utf8), of: source, in: [beside, before])
    #expect(meaning.sourceNames == ["refs", "copy"])
    #expect(meaning.isMeant(in: beside))
    #expect(!meaning.isMeant(in: before))
  }
}
