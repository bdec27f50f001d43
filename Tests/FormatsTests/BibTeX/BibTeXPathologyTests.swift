import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

/// Inputs that a careless scanner needs quadratic time for. Each would take minutes then.
private func checkScans(
  _ bib: String, entries: Int, sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SourceText(bib)
  let source = BibTeXSource.parse(text)
  #expect(source.entryCount == entries, sourceLocation: sourceLocation)
  #expect(disorder(in: source, byteCount: text.byteCount) == nil, sourceLocation: sourceLocation)
  for block in source.blocks {
    #expect(block.problems.count <= 1000, sourceLocation: sourceLocation)
  }
}

private func times(_ count: Int, _ text: String) -> String {
  String(repeating: text, count: count)
}

@Suite struct BibTeXPathologyTests {
  @Test func `many unclosed entries`() {
    checkScans(times(50_000, "@a{k, t = {x\n"), entries: 50_000)
    checkScans(times(50_000, "@a{k, t = \"x\n"), entries: 50_000)
    checkScans(times(50_000, "@a{\n"), entries: 50_000)
  }

  @Test func `many heads in one line`() {
    checkScans(times(100_000, "@a{"), entries: 1)
    checkScans(times(100_000, "@a("), entries: 1)
    checkScans(times(50_000, "@a{k,"), entries: 1)
    checkScans("@a{k, t = {" + times(50_000, "@a(k"), entries: 1)
    checkScans(times(100_000, "@"), entries: 0)
    checkScans(times(100_000, "@ \n"), entries: 0)
    checkScans(times(100_000, "@a \n"), entries: 0)
  }

  @Test func `many unclosed comments`() {
    checkScans(times(50_000, "@comment{\n"), entries: 0)
    checkScans(times(50_000, "x @comment{\n"), entries: 0)
    checkScans(times(20_000, "@comment(\n@a{k}\n"), entries: 20_000)
  }

  @Test func `many braces`() {
    checkScans(times(200_000, "{"), entries: 0)
    checkScans("@a{" + times(200_000, "{"), entries: 1)
    checkScans("@a{k, t = " + times(200_000, "{"), entries: 1)
    checkScans("@a{k, t = " + times(200_000, "{") + times(200_001, "}"), entries: 1)
    checkScans("@a{" + times(100_000, "{}") + ",}", entries: 1)
    checkScans("@a{k, " + times(100_000, "}"), entries: 1)
  }

  @Test func `one line of a megabyte`() {
    checkScans("@a{k, t = {" + times(1 << 20, "x") + "}}", entries: 1)
    checkScans("@a{" + times(1 << 20, "x") + "}", entries: 1)
    checkScans("@" + times(1 << 20, "x"), entries: 0)
    checkScans(times(1 << 18, "word "), entries: 0)
    checkScans("@a{k" + times(1 << 20, " "), entries: 1)
  }

  @Test func `many fields, parts, macros and names`() {
    checkScans("@a{k, " + times(100_000, "note = 1, ") + "}", entries: 1)
    checkScans("@a{k, t = x" + times(100_000, " # x") + "}", entries: 1)
    checkScans(times(50_000, "@string{a = 1}\n"), entries: 0)
    checkScans("@a{" + times(100_000, "a=") + "}", entries: 1)
    checkScans("@a{k, " + times(100_000, "x "), entries: 1)
    checkScans("@a{k, " + times(100_000, "\","), entries: 1)
    let names = (0..<5000).map { "n\($0) = \($0), " }.joined()
    checkScans("@a{k, \(names)}", entries: 1)
  }
}
