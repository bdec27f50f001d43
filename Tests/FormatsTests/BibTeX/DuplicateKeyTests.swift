import Bibliography
import Formats
import Testing
import TextStorage

private func checkDuplicates(
  _ bib: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SourceText(bib)
  for blockSize in [1, 1 << 16] {
    let problems = DuplicateKeys.problems(in: BibTeXSource.parse(text, blockSize: blockSize))
    let found = problems.map {
      let line = text.position(of: $0.range.lowerBound, in: .utf8).line + 1
      return "\(line) \(text.string(in: $0.range)): \($0.message)"
    }
    #expect(found == expected, sourceLocation: sourceLocation)
    #expect(
      problems.allSatisfy { $0.code == "duplicate-key" && $0.severity == .warning },
      sourceLocation: sourceLocation)
  }
}

@Suite struct DuplicateKeyTests {
  @Test func `each later key names the line of the first`() {
    checkDuplicates(
      "\n@a{k, t = {T}}\n@b{l}\n@c{k}\n@d{k}",
      [
        "4 k: The key “k” already stands in line 2: BibTeX and biber cite that entry, Pandoc the last one.",
        "5 k: The key “k” already stands in line 2: BibTeX and biber cite that entry, Pandoc the last one.",
      ])
  }

  @Test func `keys are compared by their bytes`() {
    checkDuplicates("@a{k}\n@a{K}\n@a{é}\n@a{e\u{301}}", [])
  }

  @Test func `entries without a key repeat nothing`() {
    checkDuplicates("@a{}\n@a{}", [])
  }
}
