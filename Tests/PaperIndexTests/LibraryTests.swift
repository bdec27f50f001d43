import Bibliography
import Formats
import PaperIndex
import Testing
import TextStorage

struct LibraryTests {
  @Test func `entries of a key come in library order`() {
    let library = makeLibrary(
      project: "@misc{a} @misc{b} @misc{a}", global: "@misc{b} @misc{a}")
    let found = library.entries(forKey: Array("a".utf8))
    #expect(found.map(\.member) == [0, 0, 1])
    #expect(found.map(\.location.index) == [0, 2, 1])
    #expect(library.firstEntry(forKey: Array("a".utf8)) == found.first)
    #expect(library.entries(forKey: []).isEmpty)
    #expect(library.entries(forKey: Array("A".utf8)).isEmpty)
  }

  @Test func `keys are compared by their bytes`() {
    let library = makeLibrary(project: "@misc{caf\u{E9}} @misc{cafe\u{301}}")
    #expect(library.entries(forKey: Array("caf\u{E9}".utf8)).map(\.location.index) == [0])
    #expect(library.entries(forKey: Array("cafe\u{301}".utf8)).map(\.location.index) == [1])
  }

  @Test func `only the project makes a key known`() {
    let library = makeLibrary(project: "@misc{a}", global: "@misc{b}", index: "@misc{c}")
    #expect(library.isKnown(Array("a".utf8)))
    #expect(!library.isKnown(Array("b".utf8)))
    #expect(!library.isKnown(Array("c".utf8)))
    #expect(library.entries(forKey: Array("c".utf8)).map(library.role) == [.index])
  }

  @Test func `a key of many sources is the first one's, however often it is asked for`() {
    let library = Library(
      (0..<20).map { number in
        let text =
          "@misc{own\(number)} @misc{shared\(number % 2)} @misc{other, ids = {alias\(number)}}"
        let source = IndexedSource(
          name: "\(number).bib", source: BibTeXSource.parse(SourceText(text)))
        return Library.Member(source: source, role: number < 3 ? .index : .project)
      })
    for _ in 0..<20 {
      for number in 0..<20 {
        #expect(library.firstEntry(forKey: Array("own\(number)".utf8))?.member == number)
        #expect(library.entries(forKey: Array("alias\(number)".utf8)).map(\.member) == [number])
      }
      #expect(
        library.entries(forKey: Array("shared1".utf8)).map(\.member)
          == Array(stride(from: 1, to: 20, by: 2)))
      #expect(library.firstEntry(forKey: Array("nobody".utf8)) == nil)
      #expect(library.isKnown(Array("own3".utf8)))
      #expect(!library.isKnown(Array("own2".utf8)))
      #expect(!library.isKnown(Array("alias2".utf8)))
      #expect(library.isKnown(Array("alias3".utf8)))
    }
  }

  @Test func `an entry is read with the macros of all sources`() throws {
    let library = makeLibrary(
      project: "@string{j = {Tides}}", global: "@article{a, journal = j}")
    let reference = try #require(library.firstEntry(forKey: Array("a".utf8)))
    #expect(library.entry(reference)?.venue == "Tides")
  }

  @Test func `a reference of another library is nothing`() {
    let library = makeLibrary(project: "@misc{a}")
    for (member, block, index) in [(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, -1)] {
      let reference = EntryReference(
        member: member, location: EntryLocation(block: block, index: index))
      #expect(library.entry(reference) == nil || false)
      #expect(library.keyBytes(reference).isEmpty)
    }
  }

  @Test func `a key is reported once, as its first holder`() {
    let library = makeLibrary(
      project: "@misc{a, title={Waves}} @misc{a, title={Tides}}",
      global: "@misc{a, title={Tides}} @misc{b, title={Tides}}")
    let hits = library.search(SearchQuery(text: Array("tides".utf8))).hits
    #expect(library.keys(hits.map(\.reference)) == ["a", "b"])
    #expect(hits.map(\.reference.member) == [0, 1])
    #expect(hits.first?.reference.location.index == 0)
  }

  @Test func `roles limit what is searched`() {
    let library = makeLibrary(
      project: "@misc{a, title={Tides}}", global: "@misc{b, title={Tides}}",
      index: "@misc{a, title={Tides}}")
    let hits = library.search(SearchQuery(text: Array("tides".utf8), roles: [.index])).hits
    #expect(hits.map(\.reference.member) == [2])
  }

  @Test func `one key of different papers in a listing is reported for each`() {
    func listing(_ title: String) -> Library.Member {
      let bib = BibTeXSource.parse(SourceText("@misc{smith2020tides, title={\(title)}}"))
      let source = ParsedSource(
        format: .arXivAuthorListing, text: bib.text, blocks: bib.blocks)
      return Library.Member(
        source: IndexedSource(name: title, source: source).withWords(), role: .index)
    }
    let library = Library([listing("Tides"), listing("Tides of Blood"), listing("{T}ides.")])
    let hits = library.search(SearchQuery(text: Array("tides".utf8))).hits
    #expect(hits.map(\.reference.member) == [0, 1])
  }
}
