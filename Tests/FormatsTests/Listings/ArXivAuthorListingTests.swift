import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

private func checkArXiv(
  _ page: String, _ entries: [String], problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for end in ["\n", "\r\n", "\r"] {
    let text = SourceText(page.replacing("\n", with: end))
    checkListing(
      ArXivAuthorListing.parse(text), entries, problems: problems, sourceLocation: sourceLocation)
  }
}

private let head = "Ann Lee\n2 papers on arXiv\nAcademic Profile\nStatistics\nSimilar Authors\n"

@Suite struct ArXivAuthorListingTests {
  @Test func `titles and abstracts alternate`() {
    checkArXiv(
      head + "Papers on arXiv\nOn Tides\nWe show ...\nWhat? Waves!\nA solution....",
      [
        "misc tides: On Tides | Ann Lee and others | - | We show ...",
        "misc waves: What? Waves! | Ann Lee and others | - | A solution....",
      ])
  }

  @Test func `blank lines and blanks at the ends of lines say nothing`() {
    checkArXiv(
      """
      \u{A0} Ann Lee
        2 papers on arXiv\t

      Papers on arXiv

        On Tides\u{20}
      We show ... \u{20}

      \tWaves
      A solution ...\u{A0}


      """,
      [
        "misc tides: On Tides | Ann Lee and others | - | We show ...",
        "misc waves: Waves | Ann Lee and others | - | A solution ...",
      ])
  }

  @Test func `names and numbers above the list are no papers`() {
    checkArXiv(
      "Menu\nAnn Lee\n1 paper on arXiv\nStatistics\n12 citations\nSimilar Authors\nBob\nEve\n"
        + "Papers on arXiv\nTides\nWe ...",
      ["misc tides: Tides | Ann Lee and others | - | We ..."])
    checkArXiv(
      "Ann Lee\n1 papers on arXiv\nStatistics\nTides\nWe ...",
      ["misc tides: Tides | Ann Lee and others | - | We ..."])
  }

  @Test func `a missing abstract loses nothing else`() {
    checkArXiv(
      "Ann Lee\n3 papers on arXiv\nPapers on arXiv\nTides\nWaves\nWe ...\nShores",
      [
        "misc tides: Tides | Ann Lee and others | - | -",
        "misc waves: Waves | Ann Lee and others | - | We ...",
        "misc shores: Shores | Ann Lee and others | - | -",
      ],
      problems: ["missing-abstract: Tides", "missing-abstract: Shores"])
  }

  @Test func `a missing title loses nothing else`() {
    checkArXiv(
      "Ann Lee\n2 papers on arXiv\nPapers on arXiv\nTides\nWe ...\nLost ...\nWaves\nWe ...",
      [
        "misc tides: Tides | Ann Lee and others | - | We ...",
        "misc waves: Waves | Ann Lee and others | - | We ...",
      ], problems: ["missing-title: Lost ..."])
  }

  @Test func `a title may end in dots, an abstract be short and whole`() {
    checkArXiv(
      "Ann Lee\n3 papers on arXiv\nPapers on arXiv\nOr rivers ...\nWe ...\nTides\nIt is short.\n"
        + "Waves\nWe …",
      [
        "misc rivers: Or rivers ... | Ann Lee and others | - | We ...",
        "misc tides: Tides | Ann Lee and others | - | It is short.",
        "misc waves: Waves | Ann Lee and others | - | We …",
      ])
  }

  @Test func `a count that differs is said where it stands`() {
    checkArXiv(
      "Ann Lee\n1,203 papers on arXiv\nPapers on arXiv\nTides\nWe ...",
      ["misc tides: Tides | Ann Lee and others | - | We ..."],
      problems: ["paper-count: 1,203 papers on arXiv"])
  }

  @Test func `the foot of a complete page is no paper`() {
    checkArXiv(
      "Ann Lee\n1 papers on arXiv\nPapers on arXiv\nTides\nWe ...\nAbout\nPrivacy",
      ["misc tides: Tides | Ann Lee and others | - | We ..."])
  }

  @Test func `a page without papers`() {
    checkArXiv("Ann Lee\n0 papers on arXiv", [])
    checkArXiv("", [])
    checkArXiv(
      "Papers on arXiv\nTides\nWe ...", ["misc tides: Tides | - | - | We ..."])
  }

  @Test func `TeX is left as typed, to be decoded where it is shown`() {
    let source = ArXivAuthorListing.parse(
      SourceText("A\n1 papers on arXiv\nPapers on arXiv\nGal\\'an -- x\n(Gal\\'an-Ga..."))
    checkListing(source, ["misc galanx: Gal\\'an -- x | A and others | - | (Gal\\'an-Ga..."])
    #expect(source.blocks[0].valueForm == [.latex, .latex, .latex])
  }

  @Test(.enabled(if: SeedFile.areAvailable))
  func `the real page has 99 papers, every field right`() {
    let bytes = SeedFile.arXivAuthorListing.bytes ?? []
    let text = SourceText(bytes)
    let source = ArXivAuthorListing.parse(text)
    #expect(source.entryCount == 99)
    #expect(source.problems.isEmpty)
    #expect(listingDisorder(in: source, text) == nil)
    // The page as its grammar says it, read the simple way.
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    var keys: Set<[UInt8]> = []
    for (index, entry) in source.locations.enumerated() {
      let block = source.blocks[entry.block]
      func value(_ name: FieldName) -> String? {
        block.field(name, of: entry.index).flatMap { source.valueBytes($0, of: entry) }
          .map { String(decoding: $0, as: UTF8.self) }
      }
      #expect(value(.title) == lines[6 + 2 * index])
      #expect(value(.abstract) == lines[7 + 2 * index])
      #expect(value(.author) == "Jason Weston and others")
      #expect(block.fields(of: entry.index).count == 3)
      #expect(text.line(at: source.entryRange(entry).lowerBound) == 6 + 2 * index)
      #expect(text.line(at: source.entryRange(entry).upperBound) == 7 + 2 * index)
      keys.insert(Array(source.keyBytes(entry)))
    }
    #expect(keys.count == 99)
  }
}
