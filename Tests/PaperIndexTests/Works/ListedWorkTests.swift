import Bibliography
import Formats
import PaperIndex
import TestSupport
import Testing
import TextStorage

/// Works over pages of papers that have no identifiers.
struct ListedWorkTests {
  @Test(.enabled(if: SeedFile.areAvailable))
  func `the two real pages have five papers in common`() throws {
    let pages = try SeedFile.allCases.map { try #require($0.bytes) }
    let library = makeLibrary(ofPages: pages)
    #expect(library.allReferences.count == 106)
    let works = library.allWorks
    #expect(
      works.map { library.entry($0.members[0])?.title ?? "" } == [
        "Following Length Constraints in Instructions",
        "The CRINGE Loss: Learning what language not to model",
        "DIRECTOR: Generator-Classifiers For Supervised Language Modeling",
        "Meta-Rewarding Language Models: Self-Improving Alignment with LLM-as-a-Meta-Judge",
        "Step-KTO: Optimizing Mathematical Reasoning through Stepwise Binary Feedback",
      ])
    #expect(works.allSatisfy { $0.members.map(\.member) == [0, 1] })
    #expect(
      Set(works.flatMap(\.reasons).map(\.text)) == [
        "same title; Jason Weston is among the authors"
      ])
  }

  @Test func `CSL-JSON and a .bib have a paper in common, whatever its title is written in`() {
    let bib = #"@article{a, title = {On \emph{E. coli} and 50\% more}, author = {Li, Ann}}"#
    let json = """
      [{"id": "b", "type": "article-journal", "title": "On <i>E. coli</i> and 50% more",
        "author": [{"family": "Li", "given": "Ann"}]}]
      """
    let works = makeLibrary(ofPages: [Array(bib.utf8), Array(json.utf8)]).allWorks
    #expect(works.map(\.members.count) == [2])
  }

  @Test func `a paper that two pages list is one work, and its namesakes are not`() {
    let arXiv = """
      Jane Doe
      4 papers on arXiv
      Academic Profile
      Statistics
      Similar Authors
      Papers on arXiv
      The TIDES Loss: what the sea does not teach
      We look at the sea and it looks at ...
      Some things are more TIDES than others: with the Pairwise Tides Loss
      Practitioners commonly look at the sea ...
      Meta-Tides
      The moon is looked at ...
      Tidal Recipes for Waves
      We cook ...
      """
    let anthology = """
      2023
      pdf
      bib
      abs
      The Tides Loss: What the Sea does not Teach
      Ann Smith
      |
      Jane E Doe
      Proceedings of the 61st Annual Meeting
      We look at the sea and it looks at us.
      pdf
      bib
      Meta-Tides
      Bob Jones
      |
      John Doe
      Proceedings of the 61st Annual Meeting
      """
    let library = makeLibrary(ofPages: [arXiv, anthology].map { Array($0.utf8) })
    #expect(library.allReferences.count == 6)
    #expect(
      library.allWorks.map { $0.members.map { library.entry($0)?.title ?? "" } } == [
        [
          "The TIDES Loss: what the sea does not teach",
          "The Tides Loss: What the Sea does not Teach",
        ]
      ])
  }
}

extension ListedWorkTests {
  @Test func `the key that tells most is offered, in whatever order pages are read`() {
    let arXiv = """
      Jane Doe
      1 papers on arXiv
      Academic Profile
      Statistics
      Similar Authors
      Papers on arXiv
      The Tides of the Sea
      We look at ...
      """
    let anthology = """
      2023
      pdf
      bib
      The Tides of the Sea
      Ann Smith
      |
      Jane Doe
      Proceedings of the 61st Annual Meeting
      """
    let bib =
      "@misc{mine, title={The Tides of the Sea}, author={Smith, Ann and Doe, Jane}, year=2023}"
    let pages = [arXiv, anthology, bib].map { Array($0.utf8) }
    for order in [[0, 1], [1, 0]] {
      checkSearch(
        "tides", in: makeLibrary(ofPages: order.map { pages[$0] }), finds: ["smith2023tides"])
    }
    for order in [[0, 1, 2], [2, 1, 0]] {
      checkSearch("tides", in: makeLibrary(ofPages: order.map { pages[$0] }), finds: ["mine"])
    }
  }

  @Test func `an entry of CSL-JSON and one of BibTeX are one work`() {
    let json = """
      [{"id": "j", "type": "article-journal", "title": "The <i>Tides</i> &amp; Waves",
        "author": [{"family": "van Dyk", "given": "Ann"}], "issued": {"date-parts": [[2020]]}},
       {"id": "d", "type": "chapter", "title": "Dunes", "DOI": "https://doi.org/10.1000/Dunes"}]
      """
    let bib = """
      @article{b, title={The {Tides} \\& Waves}, author={Ann van Dyk}, year=2020}
      @incollection{c, title={Dunes?}, doi={10.1000/dunes}}
      """
    let library = makeLibrary(ofPages: [json, bib].map { Array($0.utf8) })
    #expect(library.allWorks.map { library.keys($0.members) } == [["j", "b"], ["d", "c"]])
    #expect(
      library.allWorks.flatMap(\.reasons).map(\.text) == [
        "same title, first author and year", "doi 10.1000/dunes",
      ])
  }
}

private func makeLibrary(ofPages pages: [[UInt8]]) -> Library {
  Library(
    pages.enumerated().compactMap { number, bytes in
      guard
        case .success(let source) = parseSource(
          DecodedText(decoding: bytes), fileName: "\(number).txt")
      else {
        Issue.record("page \(number) is in no known format")
        return nil
      }
      return Library.Member(
        source: IndexedSource(name: "\(number).txt", source: source).withWords(), role: .index)
    })
}
