import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

private func checkACL(
  _ page: String, _ entries: [String], problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for end in ["\n", "\r\n", "\n\n", " \n\t"] {
    let text = SourceText(page.replacing("\n", with: end))
    let problems = problems.map { $0.replacing("\n", with: end) }
    checkListing(
      ACLAnthologyAuthorPage.parse(text), entries, problems: problems,
      sourceLocation: sourceLocation)
  }
}

@Suite struct ACLAnthologyAuthorPageTests {
  @Test func `a paper with all parts`() {
    checkACL(
      "2023\npdf\nbib\nabs\nOn Tides\nAnn Lee\n|\nBob Ray\nProceedings of X (Volume 1: Long)\nWe.",
      [
        "inproceedings lee2023tides: On Tides | Ann Lee and Bob Ray | "
          + "Proceedings of X (Volume 1: Long) | 2023 | We."
      ])
  }

  @Test func `a year holds until the next one`() {
    checkACL(
      """
      2023
      pdf
      bib
      Tides
      Ann Lee
      Proceedings A
      bib
      Waves
      Ann Lee
      Proceedings B
      2019
      pdf
      bib
      abs
      Shores
      Ann Lee
      |
      Bob
      Proceedings C
      We.
      """,
      [
        "inproceedings lee2023tides: Tides | Ann Lee | Proceedings A | 2023 | -",
        "inproceedings lee2023waves: Waves | Ann Lee | Proceedings B | 2023 | -",
        "inproceedings lee2019shores: Shores | Ann Lee and Bob | Proceedings C | 2019 | We.",
      ])
  }

  @Test func `titles that look like structure`() {
    checkACL(
      """
      2020
      pdf
      bib
      abs
      2025
      Ann Lee
      Proceedings A
      We.
      pdf
      bib
      2025
      Ann Lee
      |
      Bob
      Proceedings A
      pdf
      bib
      Data
      Ann Lee
      Proceedings A
      pdf
      bib
      abs
      Data
      Data
      Ann Lee
      Proceedings A
      2024
      2019
      pdf
      bib
      abs
      Ann Lee
      The Title
      |
      Venues
      Proceedings A
      We.
      """,
      [
        "inproceedings lee20202025: 2025 | Ann Lee | Proceedings A | 2020 | We.",
        "inproceedings lee20202025: 2025 | Ann Lee and Bob | Proceedings A | 2020 | -",
        "inproceedings lee2020data: Data | Ann Lee | Proceedings A | 2020 | -",
        "inproceedings lee2020data: Data | Ann Lee | Proceedings A | 2020 | 2024",
        "inproceedings title2019ann: Ann Lee | The Title and Venues | Proceedings A | 2019 | We.",
      ])
  }

  @Test func `badges are an open set`() {
    checkACL(
      """
      2020
      pdf
      bib
      abs
      Software
      Data
      Tides
      Ann Lee
      Proceedings A
      We.
      pdf
      bib
      Gadget
      abs
      Waves
      Ann Lee
      |
      Bob
      Proceedings A
      We.
      pdf
      bib
      abs
      Gadget
      Shores
      Ann Lee
      Proceedings A
      We.
      """,
      [
        "inproceedings lee2020tides: Tides | Ann Lee | Proceedings A | 2020 | We.",
        "inproceedings lee2020waves: Waves | Ann Lee and Bob | Proceedings A | 2020 | We.",
        "inproceedings lee2020shores: Shores | Ann Lee | Proceedings A | 2020 | We.",
      ])
  }

  @Test func `head and tail of a real page are no papers`() {
    checkACL(
      """
      Ann Lee
      Also published as:
      A. Lee, Ann B. Lee
      2020
      pdf
      bib
      abs
      Tides
      Ann Lee
      |
      Bob
      Proceedings A
      We.
      Co-authors
      Bob 3
      Eve
      1
      show all...
      Venues
      ACL 4
      Fix author
      """,
      ["inproceedings lee2020tides: Tides | Ann Lee and Bob | Proceedings A | 2020 | We."])
    checkACL(
      "bib\nVenues\nAnn Lee\nProceedings A\nVenues\nACL 1",
      ["inproceedings leevenues: Venues | Ann Lee | Proceedings A | - | -"])
  }

  @Test func `a journal's papers are articles`() {
    checkACL(
      """
      2023
      pdf
      bib
      Tides
      Ann Lee
      Transactions of the Association for Computational Linguistics, Volume 11
      pdf
      bib
      Waves
      Ann Lee
      Computational Linguistics, Volume 47, Issue 1 - March 2021
      pdf
      bib
      Shores
      Ann Lee
      Proceedings of the 2018 Conference, Volume 1 (Long Papers)
      """,
      [
        "article lee2023tides: Tides | Ann Lee | "
          + "Transactions of the Association for Computational Linguistics | 11 | 2023 | -",
        "article lee2023waves: Waves | Ann Lee | Computational Linguistics | 47 | 1 | 2023 | -",
        "inproceedings lee2023shores: Shores | Ann Lee | "
          + "Proceedings of the 2018 Conference, Volume 1 (Long Papers) | 2023 | -",
      ])
  }

  @Test func `badges and names in one line`() {
    checkACL(
      "2020\npdf bib abs\nTides\nAnn Lee | Bob Ray\nProceedings A\nWe.",
      ["inproceedings lee2020tides: Tides | Ann Lee and Bob Ray | Proceedings A | 2020 | We."])
  }

  @Test func `an abstract of several paragraphs, with a bar between`() {
    checkACL(
      "2020\npdf\nbib\nabs\nTides\nAnn Lee\nProceedings A\nWe show this.\n|\nAnd that.",
      [
        "inproceedings lee2020tides: Tides | Ann Lee | Proceedings A | 2020 | We show this.\n|\nAnd that."
      ])
  }

  @Test func `a paper that is cut off keeps what is there`() {
    checkACL(
      "2020\npdf\nbib\nabs\nTides\nAnn Lee\nProceedings A",
      ["inproceedings lee2020tides: Tides | Ann Lee | Proceedings A | 2020 | -"],
      problems: ["missing-abstract: Tides"])
    checkACL(
      "2020\npdf\nbib\nTides\nAnn Lee", ["inproceedings lee2020tides: Tides | Ann Lee | 2020 | -"],
      problems: ["missing-venue: Tides"])
    checkACL(
      "2020\npdf\nbib\nTides\n2019\nbib\nWaves\nAnn Lee\nProceedings A",
      [
        "inproceedings 2020tides: Tides | - | 2020 | -",
        "inproceedings lee2019waves: Waves | Ann Lee | Proceedings A | 2019 | -",
      ],
      problems: ["missing-author: Tides"])
    checkACL(
      "2020\npdf\nbib\npdf\nbib\nWaves\nAnn Lee\nProceedings A",
      ["inproceedings lee2020waves: Waves | Ann Lee | Proceedings A | 2020 | -"],
      problems: ["missing-title: pdf\nbib"])
  }

  @Test func `a page without papers`() {
    checkACL("", [])
    checkACL("Ann Lee\n2020", [])
  }

  @Test(.enabled(if: SeedFile.areAvailable))
  func `the real page has seven papers, every field right`() {
    let bytes = SeedFile.aclAnthologyAuthorPage.bytes ?? []
    let text = SourceText(bytes)
    let source = ACLAnthologyAuthorPage.parse(text)
    #expect(source.problems.isEmpty)
    #expect(listingDisorder(in: source, text) == nil)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    let found = source.locations.map { entry -> String in
      let block = source.blocks[entry.block]
      func value(_ name: FieldName) -> String {
        block.field(name, of: entry.index).flatMap { source.valueBytes($0, of: entry) }
          .map { String(decoding: $0, as: UTF8.self) } ?? "-"
      }
      let names = value(.author).split(separator: " ").filter { $0 == "and" }.count + 1
      // The abstract is the last line of the paper, the venue the one above.
      let last = text.line(at: source.entryRange(entry).upperBound)
      #expect(value(.abstract) == lines[last])
      #expect(value(.bookTitle) == lines[last - 1])
      #expect(block.fields(of: entry.index).count == 5)
      let key = String(decoding: source.keyBytes(entry), as: UTF8.self)
      return "\(value(.year)) \(key) \(names): \(value(.title))"
    }
    #expect(
      Array(found) == [
        "2025 wu2025metarewarding 8: Meta-Rewarding Language Models: "
          + "Self-Improving Alignment with LLM-as-a-Meta-Judge",
        "2025 yuan2025following 7: Following Length Constraints in Instructions",
        "2025 lin2025stepkto 14: Step-KTO: Optimizing Mathematical Reasoning through "
          + "Stepwise Binary Feedback",
        "2023 adolphs2023cringe 6: The CRINGE Loss: Learning what language not to model",
        "2022 arora2022director 4: Director: Generator-Classifiers For Supervised Language Modeling",
        "2019 sukhbaatar2019adaptive 4: Adaptive Attention Span in Transformers",
        "2019 grave2019training 4: Training Hybrid Language Models by Marginalizing over "
          + "Segmentations",
      ])
    #expect(
      source.locations.first { _ in true }.flatMap { source.valueBytes(1, of: $0) }
        == Array(
          ("Tianhao Wu and Weizhe Yuan and Olga Golovneva and Jing Xu and Yuandong Tian and "
            + "Jiantao Jiao and Jason E Weston and Sainbayar Sukhbaatar").utf8))
  }
}
