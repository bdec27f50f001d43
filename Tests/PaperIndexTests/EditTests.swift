import Bibliography
import Formats
import PaperIndex
import TestSupport
import Testing
import TextStorage

/// After any edits the tables answer as fresh ones.
struct EditTests {
  /// Blocks in a text of this many entries: enough that most stay untouched.
  private static let entryCount = 300

  private static func entry(_ number: Int, _ random: inout SeededGenerator) -> String {
    let words = ["tides", "waves", "deep", "neural", "chain", "verification", "{\\'e}tude", "of"]
    let names = ["Smith, Ann", "Bob Jones", "M{\\\"u}ller, C.", "van Dyk, Dee"]
    let title = (0..<4).map { _ in words.randomElement(using: &random) ?? "" }
    let author = (0..<2).map { _ in names.randomElement(using: &random) ?? "" }
    let padding = String(repeating: "abstract ", count: 300)
    return """
      @article{key\(Int.random(in: 0..<entryCount, using: &random))x\(number % 7),
        title = {\(title.joined(separator: " "))},
        author = {\(author.joined(separator: " and "))},
        year = \(1990 + number % 30), journal = "Journal of \(words[number % 8])",
        abstract = {\(padding)}}

      """
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `lookup and search equal those of a fresh index`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var text = SourceText(
      (0..<EditTests.entryCount).map { EditTests.entry($0, &random) }.joined())
    var indexed = IndexedSource(name: "a", source: BibTeXSource.parse(text)).withWords()
    for step in 0..<12 {
      let start = Int.random(in: 0...text.byteCount, using: &random)
      let length = [0, 1, 40, 5_000, 150_000].randomElement(using: &random) ?? 0
      let range = start..<min(text.byteCount, start + length)
      let replacement: String
      switch Int.random(in: 0..<4, using: &random) {
      case 0: replacement = ""
      case 1: replacement = "x"
      case 2: replacement = EditTests.entry(step, &random)
      default: replacement = (0..<60).map { EditTests.entry($0, &random) }.joined()
      }
      let bytes = Array(replacement.utf8)
      text = text.replacing(range, with: bytes)
      let source = BibTeXSource.reparse(
        indexed.source, replacing: range, with: bytes, text: text)
      indexed = indexed.replacing(edited: source)
      switch step % 4 {
      case 1: indexed = indexed.withWords()
      case 3 where indexed.needsRebuild: indexed = indexed.rebuilt()
      default: break
      }
      checkEqual(indexed, "seed \(seed), step \(step)")
    }
  }

  private func checkEqual(_ indexed: IndexedSource, _ comment: Comment) {
    let fresh = IndexedSource(name: "a", source: indexed.source).withWords()
    let edited = Library([Library.Member(source: indexed, role: .project)])
    let expected = Library([Library.Member(source: fresh, role: .project)])
    for location in indexed.source.locations where location.index % 9 == 0 {
      let key = Array(indexed.source.keyBytes(location))
      #expect(edited.entries(forKey: key) == expected.entries(forKey: key), comment)
    }
    for query in ["smith tides", "deep nerual", "key1", "key12x3", "1999 muller", "k7x", "etu 05"] {
      let found = edited.search(SearchQuery(text: Array(query.utf8), limit: 2000))
      let wanted = expected.search(SearchQuery(text: Array(query.utf8), limit: 2000))
      // Rarity depends on how entries are spread over tables, so the order may differ; and works in
      // fresh blocks are not known before their words.
      #expect(
        Set(found.hits.map { expected.work(of: $0.reference) }) == Set(wanted.hits.map(\.work)),
        "\(comment): \(query)")
    }
    for location in indexed.source.locations where indexed.hasWords && location.index % 9 == 0 {
      let reference = EntryReference(member: 0, location: location)
      #expect(edited.work(of: reference) == expected.work(of: reference), comment)
    }
    let near = edited.nearestKeys(to: Array("key10y3".utf8), limit: 20)
    let wanted = expected.nearestKeys(to: Array("key10y3".utf8), limit: 20)
    #expect(near.map(\.reference) == wanted.map(\.reference), comment)
  }

  @Test func `a keystroke leaves the tables of all other blocks`() {
    var random = SeededGenerator(seed: 1)
    let text = SourceText((0..<EditTests.entryCount).map { EditTests.entry($0, &random) }.joined())
    let indexed = IndexedSource(name: "a", source: BibTeXSource.parse(text)).withWords()
    let edited = text.replacing(400_000..<400_000, with: [0x78])
    let after = indexed.replacing(
      edited: BibTeXSource.reparse(
        indexed.source, replacing: 400_000..<400_000, with: [0x78], text: edited))
    #expect(!after.hasWords)
    #expect(!after.needsRebuild)
    #expect(after.wordByteCount == indexed.wordByteCount)
    #expect(after.withWords().wordByteCount < indexed.wordByteCount * 5 / 4)
  }

  @Test func `among equals the first in the file is first, also in a block made by an edit`() {
    let padding = String(repeating: "abstract ", count: 60)
    let entries = (0..<400).map { "@misc{k\($0), title={On Tides}, abstract={\(padding)}}\n" }
    var text = SourceText(entries.joined())
    var indexed = IndexedSource(name: "a", source: BibTeXSource.parse(text)).withWords()
    text = text.replacing(40..<40, with: [0x20])
    indexed = indexed.replacing(
      edited: BibTeXSource.reparse(indexed.source, replacing: 40..<40, with: [0x20], text: text))
    let library = Library([Library.Member(source: indexed, role: .project)])
    checkSearch("tides", in: library, finds: ["k0", "k1"], limit: 2)
  }

  @Test func `a source may become empty and grow again`() {
    var text = SourceText("@misc{a, title={Tides}} @misc{b, title={Waves}}")
    var indexed = IndexedSource(name: "a", source: BibTeXSource.parse(text)).withWords()
    for (range, replacement) in [
      (0..<47, ""), (0..<0, "@misc{c, title={Winds}} @misc{a2, title={Rain}}"),
    ] {
      let bytes = Array(replacement.utf8)
      text = text.replacing(range, with: bytes)
      indexed = indexed.replacing(
        edited: BibTeXSource.reparse(indexed.source, replacing: range, with: bytes, text: text))
    }
    #expect(indexed.entries(forKey: Array("a".utf8)).isEmpty)
    #expect(indexed.entries(forKey: Array("c".utf8)).count == 1)
    let library = Library([Library.Member(source: indexed, role: .project)])
    checkSearch("winds", in: library, finds: ["c"])
    checkSearch("tides", in: library, finds: [])
  }

  @Test func `a changed macro asks for a rebuild`() {
    let text = SourceText("@string{j = {Tides}} @article{a, journal = j}")
    let indexed = IndexedSource(name: "a", source: BibTeXSource.parse(text)).withWords()
    let padded = SourceText("@string{j = {Waves}} @article{a, journal = j}")
    let after = indexed.replacing(
      edited: BibTeXSource.reparse(
        indexed.source, replacing: 13..<18, with: Array("Waves".utf8), text: padded))
    let library = Library([Library.Member(source: after.withWords(), role: .project)])
    checkSearch("waves", in: library, finds: ["a"])
    #expect(!indexed.needsRebuild)
  }
}
