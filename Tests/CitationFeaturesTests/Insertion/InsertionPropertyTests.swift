import Bibliography
import CitationFeatures
import Formats
import PaperIndex
import TestSupport
import Testing
import TextStorage

/// A `.bib` as somebody may have written it: any layout, comments, macros, volumes.
private struct RandomBib {
  private(set) var text = ""
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    let lineEnd = pick(["\n", "\n", "\n", "\r\n", "\r"])
    let indentation = pick(["", " ", "  ", "    ", "\t"])
    let quotes = pick([("{", "}"), ("\"", "\"")])
    let braces = pick([("{", "}"), ("{", "}"), ("(", ")")])
    let isSorted = Bool.random(using: &random)
    let gap = String(repeating: lineEnd, count: Int.random(in: 1...3, using: &random))
    let comma = pick(["", ","])
    let equals = pick(["=", " = ", "   = "])
    if Bool.random(using: &random) { text += "% Encoding: UTF-8" + lineEnd + lineEnd }
    if Bool.random(using: &random) { text += "@string{sea = \"Sea\"}" + lineEnd + lineEnd }
    for number in 0..<Int.random(in: 0...9, using: &random) {
      let key = isSorted ? "k\(number)" : "k\(random.next() % 1000)x\(number)"
      if Int.random(in: 0..<4, using: &random) == 0 { text += "% about \(key)" + lineEnd }
      text += "@\(pick(["article", "Book", "MISC"]))\(braces.0)\(key)"
      for name in ["author", "title", "journal", "year"].shuffled(using: &random).prefix(3) {
        let value = pick(["A {B} c", "{\\\"U}ber", "Ä and B", "2001"])
        text += "," + lineEnd + indentation + name + equals
        text +=
          name == "journal" && text.contains("@string") && Bool.random(using: &random)
          ? "sea"
          : quotes.0 + (quotes.0 == "\"" ? value.replacing("\\\"U", with: "U") : value)
            + quotes.1
      }
      text += comma + pick([lineEnd, ""]) + braces.1
      if Int.random(in: 0..<5, using: &random) == 0 { text += " % behind \(key)" }
      text += gap
    }
    if Bool.random(using: &random) {
      text += lineEnd + "@Comment{jabref-meta: databaseType:bibtex;}" + lineEnd
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      text += "@misc{open," + lineEnd + " title = {Not closed" + lineEnd
    }
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }
}

private let source = """
  @string{jos = {Journal of Sand}}
  @proceedings{kvolume, title = {Proc. Sand}, booktitle = {Proc. Sand}, year = 2022}
  @inproceedings{kchild, title = {D{\\"u}nen}, author = {Doe, Jo}, crossref = {kvolume}}
  @article{knew, title = {Ebb "und" {Flow}
     again}, journal = jos, year = 2023}
  """

struct InsertionPropertyTests {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func `all that was there stays, and what is new is found`(seed: UInt64) throws {
    let text = RandomBib(seed: seed).text
    let before = BibTeXSource.parse(SourceText(text))
    let found = try #require(
      insertion(of: ["knew", "kchild"], from: source, into: text), "seed \(seed)")
    #expect(found.outcomes == [.added("knew"), .added("kchild")], "seed \(seed)")
    var last = -1
    for edit in found.edits {
      #expect(edit.range.isEmpty && edit.range.lowerBound > last, "seed \(seed)")
      last = edit.range.lowerBound
    }
    #expect(last <= text.utf8.count, "seed \(seed)")
    let result = String(decoding: found.applied(to: Array(text.utf8)), as: UTF8.self)
    let after = BibTeXSource.parse(SourceText(result))
    #expect(
      problemCodes(of: after).count <= problemCodes(of: before).count,
      "seed \(seed)\n\(result)")
    let new = Set(found.addedKeys)
    let kept = entries(of: after).filter { !new.contains($0.key) }
    #expect(kept.map(\.key) == entries(of: before).map(\.key), "seed \(seed)")
    #expect(
      kept.map { $0.fields.map(\.value) } == entries(of: before).map { $0.fields.map(\.value) },
      "seed \(seed)")
    let keys = entries(of: after).map(\.key)
    let child = try #require(keys.firstIndex(of: "kchild"))
    #expect(try #require(keys.firstIndex(of: "kvolume")) > child, "seed \(seed)")
    let added = entries(of: after).first { $0.key == "knew" }
    #expect(added?.text("journal") == "Journal of Sand", "seed \(seed)")
    #expect(added?.title == "Ebb \"und\" Flow again", "seed \(seed)")
    let again = insertion(of: ["knew", "kchild"], from: source, into: result)
    #expect(again?.edits == [], "seed \(seed)")
    // A text has line ends of one kind as long as it had.
    if text.contains("\r\n") { #expect(!result.replacing("\r\n", with: "").contains("\n")) }
  }

  private func entries(of source: ParsedSource) -> [Entry] {
    let macros = MacroTable(of: [source])
    return source.locations.compactMap { source.entry(at: $0, macros: macros) }
  }

  private func problemCodes(of source: ParsedSource) -> [String] {
    source.blocks.flatMap { $0.problems.map(\.code) }
  }
}
