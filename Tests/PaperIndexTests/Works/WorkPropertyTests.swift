import Bibliography
import Formats
import PaperIndex
import TestSupport
import Testing
import TextStorage

/// Random libraries whose entries have much in common.
struct WorkPropertyTests {
  private static func entry(_ key: String, _ random: inout SeededGenerator) -> String {
    func pick(_ values: String...) -> String { values.randomElement(using: &random) ?? "" }
    let type = pick(
      "article", "inproceedings", "misc", "misc", "book", "proceedings", "incollection")
    var fields = [
      "title={\(pick("Tides", "Waves of the Northern Sea", "Introduction", "Dunes: A Survey", ""))}",
      "author={\(pick("Smith, A.", "Ann Smith and Jones, B.", "Jones, B. and others", "Roe, C.", ""))}",
      "abstract={\(String(repeating: "abstract ", count: 60))}",
    ]
    if Bool.random(using: &random) {
      fields.append("year={\(pick("2018", "2019", "2020", "2022"))}")
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      fields.append("doi={10.1000/\(pick("a", "b"))}")
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      fields.append("eprint={2301.0000\(pick("1", "2", "3"))}")
    }
    if Int.random(in: 0..<4, using: &random) == 0 { fields.append("volume={\(pick("1", "2"))}") }
    if Int.random(in: 0..<4, using: &random) == 0 { fields.append("edition={\(pick("1", "2"))}") }
    if Int.random(in: 0..<3, using: &random) == 0 {
      fields.append("booktitle={\(pick("The Sea", "Coasts"))}")
    }
    if Int.random(in: 0..<9, using: &random) == 0 { fields.append("note={Erratum}") }
    return "@\(type){\(key), \(fields.joined(separator: ", "))}\n"
  }

  /// The keys of each work.
  private func partition(_ library: Library) -> Set<Set<String>> {
    var finder = WorkFinder(library)
    return Set(library.allReferences.map { Set(library.keys(finder.work(of: $0).members)) })
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `every entry is in one work, in any order`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sources = (0..<3).map { source in
      (0..<Int.random(in: 1...9, using: &random))
        .map { WorkPropertyTests.entry("s\(source)e\($0)", &random) }.joined()
    }
    let library = makeLibrary(of: sources)
    let works = partition(library)
    #expect(works.reduce(0) { $0 + $1.count } == library.allReferences.count, "seed \(seed)")
    #expect(partition(makeLibrary(of: sources.shuffled(using: &random))) == works, "seed \(seed)")
    for reference in library.allReferences {
      let work = library.work(of: reference)
      #expect(work.reasons.count == work.members.count - 1, "seed \(seed)")
      let dois = Set(work.members.compactMap { library.entry($0)?.field("doi")?.value })
      #expect(dois.count <= 1, "seed \(seed)")
      let merged = library.merged(work, as: reference)
      #expect(merged?.entry.fields.count == merged?.provenance.count, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `two entries reach the threshold where they are one work`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let sources = (0..<2).map { WorkPropertyTests.entry("e\($0)", &random) }
      let library = makeLibrary(of: sources)
      var finder = WorkFinder(library)
      let explanation = finder.explanation(of: library.allReferences[0])
      #expect(explanation.joined.allSatisfy { $0.with.evidence.joins }, "seed \(seed): \(sources)")
      #expect(explanation.apart.allSatisfy { !$0.evidence.joins }, "seed \(seed): \(sources)")
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `asked often, a finder says of many sources what it said at first`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sources = (0..<30).map { source in
      (0..<3).map { WorkPropertyTests.entry("s\(source)e\($0)", &random) }.joined()
    }
    let library = makeLibrary(of: sources)
    var finder = WorkFinder(library)
    for reference in library.allReferences {
      #expect(finder.work(of: reference) == library.work(of: reference), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `after any edits the works are those of a fresh library`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var text = SourceText(
      (0..<400).map { WorkPropertyTests.entry("e\($0)", &random) }.joined())
    var indexed = IndexedSource(name: "a", source: BibTeXSource.parse(text)).withWords()
    for step in 0..<8 {
      let start = Int.random(in: 0...text.byteCount, using: &random)
      let length = [0, 700, 70_000].randomElement(using: &random) ?? 0
      let range = start..<min(text.byteCount, start + length)
      let bytes = Array(WorkPropertyTests.entry("f\(step)", &random).utf8)
      text = text.replacing(range, with: bytes)
      indexed =
        indexed.replacing(
          edited: BibTeXSource.reparse(indexed.source, replacing: range, with: bytes, text: text)
        ).withWords()
      let fresh = IndexedSource(name: "a", source: indexed.source).withWords()
      let edited = Library([Library.Member(source: indexed, role: .project)])
      let expected = Library([Library.Member(source: fresh, role: .project)])
      var finder = WorkFinder(edited)
      var freshFinder = WorkFinder(expected)
      for reference in expected.allReferences {
        #expect(
          finder.work(of: reference) == freshFinder.work(of: reference),
          "seed \(seed), step \(step)")
      }
    }
  }
}
