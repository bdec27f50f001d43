import Bibliography
import CitationFeatures
import Formats
import TestSupport
import Testing
import TextStorage

/// The outline of a source.
struct OutlineTests {
  /// Checks the outline, each item as its line in a list, its detail, and in brackets its key's text.
  private func checkOutline(
    _ text: String, _ expected: String..., limit: Int = 100, isCut: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let source = BibTeXSource.parse(SourceText(text))
    let outline = SourceOutline(
      of: source, macros: MacroTable(of: [source]), number: 0, limit: limit)
    let bytes = Array(text.utf8)
    let found = outline.items.map { item in
      #expect(
        item.range.clamped(to: item.keyRange) == item.keyRange, sourceLocation: sourceLocation)
      return
        "\(item.name) | \(item.detail) [\(String(decoding: bytes[item.keyRange], as: UTF8.self))]"
    }
    #expect(found == expected, sourceLocation: sourceLocation)
    #expect(outline.isCut == isCut, sourceLocation: sourceLocation)
  }

  @Test func `an entry is who, when and what`() {
    checkOutline(
      "@article{smith, author = {Smith, Ann}, title = {T{\\\"i}des}, year = 2020}",
      "Smith 2020. Tïdes | smith [smith]")
  }

  @Test func `macros stand among entries as what they mean`() {
    checkOutline(
      "@string{a = {A}}\n@misc{x, title = a # {b}}\n@string{c = a # { and } # a}",
      "a | A [a]", "Ab | x [x]", "c | A and A [c]")
  }

  @Test func `an entry that says nothing has its key, or its type`() {
    checkOutline("@misc{x}\n@misc{, note={}}", "x | x [x]", "@misc |  []")
  }

  @Test func `a line is a line`() {
    checkOutline("@misc{x, title = {Two\n  lines}}", "Two lines | x [x]")
  }

  @Test func `a long outline is cut`() {
    checkOutline("@misc{x}\n@misc{y}", "x | x [x]", limit: 1, isCut: true)
    checkOutline("@misc{x}\n@misc{y}", "x | x [x]", "y | y [y]", limit: 2)
  }
}
