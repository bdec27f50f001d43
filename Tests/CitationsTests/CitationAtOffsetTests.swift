import Citations
import Testing

/// Which citation a cursor is at.
struct CitationAtOffsetTests {
  @Test(arguments: [
    (DocumentLanguage.markdown, "@a [@b; -@c]@{d}, see [see @e, p. 3;@f]@g@h"),
    (.latex, "\\cite{a,b, c}\\newcommand\\both[1]{\\citet{#1}\\citep{#1}}\\both{d,e}\\nocite{f}"),
    (.org, "[cite:@a;@b] cite:c,d [[cite:e]]"), (.typst, "@a#cite(<b>)@c[p. 3]"),
    (.restructuredText, ":cite:`a,b` [c]_ :cite:t:`d`"),
    (
      .restructuredText,
      "+-----------+-----------+\n| :cite:`a, | :cite:`c` |\n| b`        |           |\n"
        + "+-----------+-----------+\n"
    ),
  ])
  func `is the one that the offset is in, or else the first that ends there`(
    language: DocumentLanguage, document: String
  ) {
    let bytes = Array(document.utf8)
    let found = citations(in: bytes, language: language)
    #expect(!found.citations.isEmpty)
    for offset in -1...(bytes.count + 1) {
      let touching = found.citations.filter {
        $0.range.lowerBound <= offset && offset <= $0.range.upperBound
      }
      #expect(
        found.citation(at: offset)
          == (touching.first { $0.range.contains(offset) } ?? touching.first),
        "offset \(offset) of \(document)")
    }
  }
}
