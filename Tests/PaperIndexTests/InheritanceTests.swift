import Bibliography
import Formats
import PaperIndex
import Synchronization
import Testing
import TextStorage

/// What entries of a library inherit from each other.
struct InheritanceTests {
  /// Checks the fields of the entry with key `a` that it does not say itself, as `name=value`.
  private func check(
    _ library: Library, inherits expected: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let reference = library.firstEntry(forKey: Array("a".utf8)),
      let entry = library.entry(reference)
    else {
      Issue.record("There is no entry.", sourceLocation: sourceLocation)
      return
    }
    let found = entry.fields.filter { $0.inheritance != nil }.map { "\($0.name)=\($0.text)" }
    #expect(found == expected, sourceLocation: sourceLocation)
    #expect(
      library.writtenEntry(reference)?.fields.count == entry.fields.count - found.count,
      sourceLocation: sourceLocation)
  }

  @Test func `a paper is read with what its proceedings say`() {
    let bib = """
      @string{sea = {Sea}}
      @inproceedings{a, crossref = {p}, title = {Tides}}
      @proceedings{p, title = sea # { 2020}, year = 2020}
      """
    check(makeLibrary(project: bib), inherits: "booktitle=Sea 2020", "year=2020")
    check(makeLibrary(index: bib), inherits: "booktitle=Sea 2020", "year=2020")
  }

  @Test func `the files of a project are one list`() {
    let child = "@inproceedings{a, crossref = {p}}"
    let parent = "@proceedings{p, title = {Sea}}"
    check(makeLibrary(of: [child, parent]), inherits: "booktitle=Sea")
    check(makeLibrary(of: ["@misc{p, title = {First}}", child, parent]), inherits: "title=First")
    check(makeLibrary(project: child, global: parent, index: parent))
  }

  @Test func `a file of its own comes first elsewhere`() {
    let parent = "@proceedings{p, title = {Other}}"
    let own = "@inproceedings{a, crossref = {p}} @proceedings{p, title = {Own}}"
    check(makeLibrary(project: parent, global: own), inherits: "booktitle=Own")
    check(
      makeLibrary(project: parent, index: "@inproceedings{a, crossref = {p}}"),
      inherits: "booktitle=Other")
  }

  @Test func `a parent is found by another key of its`() {
    check(
      makeLibrary(
        project: "@inproceedings{a, crossref={old}} @proceedings{p, ids={x, old}, title={Sea}}"),
      inherits: "booktitle=Sea")
  }

  @Test func `one reader reads as each entry alone is read`() {
    let library = makeLibrary(
      project: "@misc{a, crossref={p}} @misc{p, title={Project}}",
      global: "@misc{b, crossref={p}} @misc{p, title={Global}}")
    var reader = EntryReader(library)
    for reference in library.allReferences + library.allReferences.reversed() {
      #expect(reader.entry(reference)?.title == library.entry(reference)?.title)
    }
  }

  // MARK: Search

  private static let sea = """
    @inproceedings{paper, crossref = {p}, title = {Tides}}
    @inproceedings{other, title = {Tides}, booktitle = {Land}, year = 1999}
    @xdata{x, author = {Jane Smith}}
    @misc{note, xdata = {x}, title = {Dunes}}
    @proceedings{p, title = {Proceedings of Sea}, editor = {Ed Lender}, year = 2020}
    """

  @Test func `a paper is found by what it inherits`() {
    checkSearch("tides sea", in: InheritanceTests.sea, finds: "paper")
    checkSearch("tides 2020", in: InheritanceTests.sea, finds: "paper")
    checkSearch("tides lender", in: InheritanceTests.sea, finds: "paper")
    checkSearch("dunes smith", in: InheritanceTests.sea, finds: "note")
    checkSearch("tides 1999", in: InheritanceTests.sea, finds: "other")
  }

  @Test func `a paper is found by another key of its`() {
    let bib = "@misc{a, title = {Tides}, ids = {zephyr2020old, b}} @misc{c, title = {Zebra}}"
    checkSearch("zephyr", in: bib, finds: "a")
  }

  @Test func `words follow the proceedings when these are edited`() {
    let padding = String(repeating: " ", count: 1 << 16)
    let child = "@inproceedings{a, crossref = {p}, title = {Tides}}"
    func edited(_ source: IndexedSource, _ old: String, _ new: String) -> IndexedSource {
      guard let text = source.source.text as? SourceText,
        let start = text.contiguousBytes.indices.first(where: {
          text.contiguousBytes[$0...].starts(with: old.utf8)
        })
      else { return source }
      let range = start..<(start + old.utf8.count)
      let bytes = Array(new.utf8)
      let changed = text.replacing(range, with: bytes)
      return source.replacing(
        edited: BibTeXSource.reparse(source.source, replacing: range, with: bytes, text: changed))
    }
    let text =
      "\(child)\n\(padding)\n@proceedings{p, title = {Sea}}\n\(padding)\n@misc{z, note = {N}}"
    let first = IndexedSource(name: "a", source: BibTeXSource.parse(SourceText(text))).withWords()
    #expect(first.source.blocks.count > 2)
    #expect(!edited(first, "{N}", "{M}").needsRebuild)
    #expect(!edited(first, "{Tides}", "{Waves}").needsRebuild)
    let second = edited(first, "{Sea}", "{Ocean}")
    #expect(second.needsRebuild)
    let library = Library([Library.Member(source: second.rebuilt(), role: .project)])
    checkSearch("tides ocean", in: library, finds: ["a"])
    #expect(edited(first, "{p, title", "{q, title").needsRebuild)
    let dangling = edited(first, "{p, title", "{q, title").rebuilt()
    #expect(edited(dangling, "{q, title", "{p, title").needsRebuild)
  }

  @Test func `whom many inherit from is read once`() {
    let count = 2000
    let children = (0..<count).map { "@inproceedings{a\($0), crossref = {p}, title = {T\($0)}}\n" }
    let text = SourceText(children.joined() + "@proceedings{p, title = {Sea}, year = 2020}")
    let parsed = BibTeXSource.parse(text)
    let counting = CountingText(text)
    let source = ParsedSource(format: .bibTeX, text: counting, blocks: parsed.blocks)
    let indexed = IndexedSource(name: "a", source: source).withWords()
    #expect(counting.readCount < 2 * parsed.blocks.count + 10)
    let library = Library([Library.Member(source: indexed, role: .project)])
    #expect(
      library.search(SearchQuery(text: Array("sea 2020".utf8), limit: 5000)).hits.count == 2001)
  }

  // MARK: Works

  @Test func `what names a volume does not name its papers`() {
    let library = makeLibrary(
      project: """
        @inproceedings{a, crossref = {p}, title = {Tides}, author = {A. Smith}}
        @inproceedings{b, crossref = {p}, title = {Waves}, author = {B. Jones}}
        @proceedings{p, title = {Sea}, doi = {10.1000/sea}, isbn = {978-3-16-148410-0},
          url = {https://example.org/sea}, year = 2020}
        """)
    #expect(library.allWorks.isEmpty)
    for reference in library.allReferences.prefix(2) {
      #expect(library.entry(reference)?.identifiers == [])
      #expect(library.entry(reference)?.field("doi")?.text == "10.1000/sea")
    }
  }

  @Test func `a container may say what names the work`() {
    let library = makeLibrary(
      project: """
        @misc{a, xdata = {x}} @xdata{x, title = {Tides of the North Sea}, doi = {10.1000/tides}}
        """,
      global: "@misc{b, doi = {10.1000/tides}, title = {Tides of the North Sea}}")
    #expect(library.allWorks.map { library.keys($0.members) } == [["a", "x", "b"]])
  }

  @Test func `a work takes its address from who has one of its own`() throws {
    let library = makeLibrary(
      project: """
        @inproceedings{a, crossref = {p}, title = {Tides of the North Sea}, author = {A. Smith}}
        @proceedings{p, title = {Sea}, year = 2020, doi = {10.1000/sea}}
        """,
      global: """
        @inproceedings{b, title = {Tides of the North Sea}, author = {A. Smith}, year = 2020,
          doi = {10.1000/tides}}
        """)
    let reference = try #require(library.firstEntry(forKey: Array("a".utf8)))
    let merged = try #require(library.merged(library.work(of: reference), as: reference))
    #expect(merged.entry.text("doi") == "10.1000/tides")
    #expect(merged.entry.venue == "Sea")
    #expect(merged.provenance(of: "booktitle") == reference)
    #expect(merged.entry.field("booktitle")?.inheritance?.key == "p")
  }

  @Test func `years that are inherited tell works apart`() {
    let library = makeLibrary(
      project: """
        @inproceedings{a, crossref = {p}, title = {Tides of the North Sea}, author = {A. Smith}}
        @proceedings{p, title = {Sea}, year = 2020}
        @article{b, title = {Tides of the North Sea}, author = {A. Smith}, year = 1980}
        """)
    #expect(library.allWorks.isEmpty)
  }
}

/// Counts how often a text is read.
private final class CountingText: TextAccess {
  private let text: SourceText
  private let count = Mutex(0)

  init(_ text: SourceText) {
    self.text = text
  }

  var readCount: Int { count.withLock { $0 } }
  var byteCount: Int { text.byteCount }

  func bytes(in range: Range<Int>) -> [UInt8]? {
    count.withLock { $0 += 1 }
    return text.bytes(in: range)
  }
}
