import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

/// Applies random edits and compares the source with one scanned afresh, after each.
private func checkReparse(
  seed: UInt64, blockSize: Int, sourceLocation: SourceLocation = #_sourceLocation
) {
  var random = SeededGenerator(seed: seed)
  var text = SourceText(realisticBib + "\n" + realisticBib)
  var source = BibTeXSource.parse(text, blockSize: blockSize)
  for step in 0..<25 {
    let low = Int.random(in: 0...text.byteCount, using: &random)
    let reach = step % 7 == 0 ? 400 : 6
    let high = min(text.byteCount, low + Int.random(in: 0...reach, using: &random))
    let words = [
      "", "", "x", "{", "}", "\"", "@", "\n", "=", ",", "\n@misc{new,", "@comment{", "\n@comment{",
      "@a{", "\n@article{fresh, title = {T}, year = 2000}\n", "@string{x = {y}}", "(", ")", " ",
      "%", "\n%", "\n%@a{b,\n% }\n", " %@a{b}", "\nbook{c,\n",
    ]
    let replacement = Array((words.randomElement(using: &random) ?? "").utf8)
    let edited = text.replacing(low..<high, with: replacement)
    source = BibTeXSource.reparse(
      source, replacing: low..<high, with: replacement, text: edited, blockSize: blockSize)
    text = edited
    let fresh = BibTeXSource.parse(text, blockSize: blockSize)
    let (found, expected) = (FlatTables(source), FlatTables(fresh))
    if found != expected {
      Issue.record(
        "seed \(seed), step \(step), block size \(blockSize): not as scanned afresh",
        sourceLocation: sourceLocation)
      return
    }
    if let disorder = disorder(in: source, byteCount: text.byteCount) {
      Issue.record("seed \(seed), step \(step): \(disorder)", sourceLocation: sourceLocation)
      return
    }
    if Set(source.blockIDs).count != source.blocks.count {
      Issue.record("seed \(seed), step \(step): block ids repeat", sourceLocation: sourceLocation)
      return
    }
  }
}

/// Scans by windows that grow by `step` bytes, as a file is streamed.
private func streamed(_ bytes: [UInt8], step: Int, blockSize: Int) -> ParsedSource {
  var blocks: [EntryBlock] = []
  var start = 0
  var end = min(step, bytes.count)
  while start < bytes.count {
    let window = Array(bytes[start..<end])[...]
    if let block = BibTeXBlockScanner.scanBlock(
      window.span, from: 0, isAtEnd: end == bytes.count, blockSize: blockSize)
    {
      blocks.append(block)
      start += block.byteCount
    } else {
      end = min(bytes.count, end + step)
    }
  }
  return ParsedSource(format: .bibTeX, text: SourceText(bytes), blocks: blocks)
}

@Suite struct BibTeXReparseTests {
  @Test(arguments: [1, 40, 200, 1 << 16])
  func `an edited source is as scanned afresh`(blockSize: Int) {
    for seed in 0..<30 { checkReparse(seed: UInt64(seed), blockSize: blockSize) }
  }

  @Test func `a keystroke keeps the blocks it does not touch`() {
    let entry = "@misc{k, title = {A title of some length}}\n"
    let text = SourceText(String(repeating: entry, count: 100))
    let source = BibTeXSource.parse(text, blockSize: 200)
    let place = text.byteCount / 2
    let edited = text.replacing(place..<place, with: Array("x".utf8))
    let after = BibTeXSource.reparse(
      source, replacing: place..<place, with: Array("x".utf8), text: edited, blockSize: 200)
    let kept = Set(source.blockIDs).intersection(after.blockIDs)
    #expect(source.blocks.count >= 20)
    #expect(kept.count >= source.blocks.count - 2)
  }

  @Test func `blocks cut anywhere give the same source`() {
    for seed in 0..<50 {
      var random = SeededGenerator(seed: UInt64(seed))
      let bytes = seed == 0 ? Array(realisticBib.utf8) : mutated(Array(realisticBib.utf8), &random)
      let whole = FlatTables(BibTeXSource.parse(SourceText(bytes)))
      for blockSize in [1, 30, 100, 333] {
        let cut = FlatTables(BibTeXSource.parse(SourceText(bytes), blockSize: blockSize))
        #expect(cut == whole, "seed \(seed), block size \(blockSize)")
      }
    }
  }

  @Test func `streaming equals the whole`() {
    for seed in 0..<30 {
      var random = SeededGenerator(seed: UInt64(seed))
      let bytes = seed == 0 ? Array(realisticBib.utf8) : mutated(Array(realisticBib.utf8), &random)
      let whole = FlatTables(BibTeXSource.parse(SourceText(bytes), blockSize: 100))
      for step in [1, 7, 64, 500] {
        let found = FlatTables(streamed(bytes, step: step, blockSize: 100))
        #expect(found == whole, "seed \(seed), step \(step)")
      }
    }
  }

  @Test func `problems of the whole file move with an edit`() {
    let bytes = Array("@a{k, t = {x\u{FFFD}}}\n% \u{FFFD}".utf8)
    let text = SourceText(bytes)
    func problem(_ range: Range<Int>) -> Problem {
      Problem(range: range, severity: .warning, code: "c", message: "m")
    }
    let source = BibTeXSource.parse(text)
      .withProblems([problem(0..<0), problem(12..<15), problem(20..<23)])
    let edited = text.replacing(11..<12, with: Array("abc".utf8))
    let moved = BibTeXSource.reparse(
      source, replacing: 11..<12, with: Array("abc".utf8), text: edited)
    #expect(moved.problems.map(\.range) == [0..<0, 14..<17, 22..<25])
    let erased = BibTeXSource.reparse(
      source, replacing: 11..<14, with: [], text: text.replacing(11..<14, with: []))
    #expect(erased.problems.map(\.range) == [0..<0, 17..<20])
  }
}
