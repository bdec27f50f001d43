import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

private let aclPage = """
  Ann Lee
  2023
  pdf
  bib
  abs
  On Tides
  Ann Lee
  |
  Bob Ray
  Proceedings of the 61st Annual Meeting
  We show this.
  pdf
  bib
  Waves
  Ann Lee
  Computational Linguistics, Volume 4, Issue 2
  2019
  bib
  Shores
  Eve
  |
  Ann Lee
  Findings of A
  Co-authors
  Bob
  """

private let arXivPage = """
  Ann Lee
  3 papers on arXiv
  Papers on arXiv
  On Tides
  We show ...
  Waves
  They ...
  Shores
  No ...
  """

@Suite struct ListingDamageTests {
  @Test func `every prefix and two thousand mutations of a page are in order`() {
    for (page, parse) in [
      (aclPage, { ACLAnthologyAuthorPage.parse($0) }),
      (arXivPage, { (text: SourceText) in ArXivAuthorListing.parse(text) }),
    ] {
      let bytes = Array(page.utf8)
      for end in 0...bytes.count {
        let text = SourceText(Array(bytes[..<end]))
        #expect(listingDisorder(in: parse(text), text) == nil, "prefix \(end)")
      }
      for seed in 0..<1000 {
        var random = SeededGenerator(seed: UInt64(seed))
        var lines = page.split(separator: "\n").map(String.init)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let at = Int.random(in: 0..<max(1, lines.count), using: &random)
          let other = lines.randomElement(using: &random) ?? ""
          switch Int.random(in: 0..<4, using: &random) {
          case 0 where lines.count > 1: lines.remove(at: at)
          case 1: lines.insert(other, at: at)
          case 2: lines[at] = ["", "|", "pdf", "bib", "2020", "...", "a | b"][Int(seed % 7)]
          default: lines.swapAt(at, lines.count - 1)
          }
        }
        let raw = mutated(Array(lines.joined(separator: "\n").utf8), &random)
        let text = SourceText(String(decoding: raw, as: UTF8.self))
        #expect(listingDisorder(in: parse(text), text) == nil, "seed \(seed)")
      }
    }
  }

  @Test func `removing any one line of the arXiv page loses at most one paper`() {
    let lines = arXivPage.split(separator: "\n")
    for line in 3..<lines.count {
      var damaged = lines
      damaged.remove(at: line)
      let source = ArXivAuthorListing.parse(SourceText(damaged.joined(separator: "\n")))
      #expect(source.entryCount >= 2, "without line \(line)")
      #expect(!source.problems.isEmpty, "without line \(line)")
    }
  }

  @Test func `long pages are read at once`() {
    let words = [
      "pdf\n", "bib\n", "pdf\nbib\nabs\n", "|\n", "2020\n", "pdf\nT\nA\n|\n", "...\n", "T\n",
    ]
    for word in words {
      let text = SourceText("2 papers on arXiv\n2020\n" + String(repeating: word, count: 6_000))
      for source in [ACLAnthologyAuthorPage.parse(text), ArXivAuthorListing.parse(text)] {
        #expect(source.entryCount <= 6_000)
        #expect(source.byteStarts.last == text.byteCount)
      }
    }
  }
}
