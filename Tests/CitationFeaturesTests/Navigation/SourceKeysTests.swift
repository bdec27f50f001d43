import Bibliography
import CitationFeatures
import Formats
import PaperIndex
import TestSupport
import Testing
import TextStorage

/// Keys in a bibliography.
struct SourceKeysTests {
  /// Checks that at each marker stands the key `expected`, or none.
  private func checkKey(
    _ marked: String, _ expected: String?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = MarkedText(marked)
    let source = self.source(text)
    for marker in text.markers {
      let found = source.key(at: text.offset(marker)).map {
        String(decoding: $0.key, as: UTF8.self)
      }
      #expect(found == expected, "at marker \(marker)", sourceLocation: sourceLocation)
    }
  }

  private func source(_ text: MarkedText) -> IndexedSource {
    let parsed = parseSource(DecodedText(decoding: text.bytes), fileName: "refs.bib")
    return IndexedSource(
      name: "refs.bib", source: (try? parsed.get()) ?? BibTeXSource.parse(SourceText(text.bytes)))
  }

  /// The text with every place of `key` in brackets, an entry's own with `!`.
  private func marking(_ key: String, in string: String) -> String {
    let text = MarkedText(string)
    var bytes = text.bytes
    for place in source(text).places(ofKeys: [Array(key.utf8)]).reversed() {
      bytes.insert(contentsOf: Array("]".utf8), at: place.range.upperBound)
      bytes.insert(
        contentsOf: Array((place.isDefinition ? "[!" : "[").utf8), at: place.range.lowerBound)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `the head of an entry is its key`() {
    checkKey("1️⃣@mi2️⃣sc{3️⃣smi4️⃣th5️⃣, title = {A}}", "smith")
  }

  @Test func `what follows the head is no key`() {
    checkKey("@misc{smith,1️⃣ ti2️⃣tle = {3️⃣A}}4️⃣\n5️⃣\n", nil)
  }

  @Test func `a field names another entry`() {
    checkKey("@misc{a, crossref = {1️⃣smi2️⃣th3️⃣}}", "smith")
    checkKey("@misc{a, xdata = {b, 1️⃣smith2️⃣ , c}}", "smith")
    checkKey("@misc{a, note = {1️⃣smith}}", nil)
  }

  @Test func `every place of a key is found`() {
    #expect(
      marking(
        "a",
        in: "@misc{a, note = {a}}\n@misc{b, crossref = \"a\", xdata = {c, a,ab}}\n@misc{a}\n@x{A}")
        == "@misc{[!a], note = {a}}\n@misc{b, crossref = \"[a]\", xdata = {c, [a],ab}}\n"
        + "@misc{[!a]}\n@x{A}")
  }

  @Test func `an entry has further keys of its own`() {
    checkKey("@misc{a, ids = {b, 1️⃣smi2️⃣th}}", "smith")
    #expect(
      marking("a", in: "@misc{b, ids = {c, a}}\n@misc{d, crossref = {a}}")
        == "@misc{b, ids = {c, [!a]}}\n@misc{d, crossref = {[a]}}")
  }

  @Test func `a title is the key in a listing`() {
    let head = "Jane Smith\n1 papers on arXiv\nAcademic Profile\nStatistics\nSimilar Authors\n"
    checkKey(
      head + "Papers on arXiv\n1️⃣Continental2️⃣ Drift in Bathtubs3️⃣\nWe show that ducks move...\n",
      "continentaldrift")
    checkKey(head + "Papers on arXiv\nContinental Drift in Bathtubs\nWe 1️⃣show...\n", nil)
  }
}
