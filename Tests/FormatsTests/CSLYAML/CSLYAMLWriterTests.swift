import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

/// What a source is in CSL-YAML.
private func written(_ source: ParsedSource) -> String {
  var writer = CSLYAMLWriter()
  for location in source.locations {
    guard let entry = source.entry(at: location) else { continue }
    writer.add(entry, key: entry.key)
  }
  writer.finish()
  return String(decoding: writer.takeBytes(), as: UTF8.self)
}

/// Checks the lines of the only item that CSL-JSON becomes, without its id and type, and that they
/// are read as the same.
private func checkItem(
  _ json: String, _ lines: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
  let json = #"[{"id": "k", "type": "book", "# + json + "}]"
  let text = written(CSLJSONSource.parse(SourceText(json)))
  let found = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(4).dropLast(2)
  #expect(found.map(String.init) == lines, sourceLocation: sourceLocation)
  checkReadAgain(json, as: text, sourceLocation: sourceLocation)
}

/// Checks that CSL-JSON and the CSL-YAML made of it say the same.
private func checkReadAgain(
  _ json: String, as yaml: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let (jsonText, yamlText) = (SourceText(json), SourceText(yaml))
  let (before, after) = (CSLJSONSource.parse(jsonText), CSLYAMLSource.parse(yamlText))
  #expect(after.problems == [], sourceLocation: sourceLocation)
  #expect(shown(after) == shown(before), "\(yaml)", sourceLocation: sourceLocation)
  #expect(written(after) == yaml, sourceLocation: sourceLocation)
}

/// The fields of all entries as a reader sees them, in no order.
private func shown(_ source: ParsedSource) -> [[String]] {
  source.locations.compactMap { source.entry(at: $0) }.map { entry in
    entry.fields.map { "\($0.name)=\($0.text)" }.sorted()
  }
}

@Suite struct CSLYAMLWriterTests {
  @Test func `writes as Pandoc does`() {
    let source = BibTeXSource.parse(
      SourceText(
        """
        @article{smith2020, title = {Tides of {\\emph{Seas}}: A \\& B}, journal = {Seas},
          author = {Smith, Ann and {The Group}}, date = {2020-05}, volume = 12, number = {3a}}
        @misc{b}
        """))
    #expect(
      written(source) == """
        ---
        references:
        - id: smith2020
          type: article-journal
          title: 'Tides of *Seas*: A & B'
          author:
          - family: Smith
            given: Ann
          - literal: The Group
          container-title: Seas
          volume: 12
          issue: 3a
          issued: 2020-05
        - id: b
          type: document
        ...

        """)
    #expect(written(BibTeXSource.parse(SourceText(""))) == "---\nreferences: []\n...\n")
  }

  @Test func `writes markup as Markdown and escapes what would be some`() {
    checkItem(
      #""title": "<i>A</i> <b>b</b> x<sup>2</sup> H<sub>2</sub>O <span class=\"nocase\">iX</span>""#,
      #"  title: '*A* **b** x^2^ H~2~O [iX]{.nocase}'"#)
    checkItem(
      #""title": "a*b* [c] `d` x_y _z_ e~f $5 -- ... @g h\\i a < b AT&T it's \"q\"""#,
      #"  title: a\*b\* \[c\] \`d\` x_y \_z\_ e\~f \$5 \-- \... \@g h\\i a < b AT&T it's "q""#)
    checkItem(#""title": "<b><i>x</i></b> <i>a <b>b</b></i>""#, "  title: '***x*** *a **b***'")
    checkItem(
      #""title": "<i>a</i><i>b</i> <sup>a b</sup> <i> c</i>""#,
      "  title: <i>a</i><i>b</i> <sup>a b</sup> <i> c</i>")
  }

  @Test func `writes dates as EDTF where it can`() {
    checkItem(#""issued": {"date-parts": [[2020]]}"#, "  issued: 2020")
    checkItem(#""issued": {"date-parts": [[2020, 5, 3]]}"#, "  issued: 2020-05-03")
    checkItem(#""issued": {"date-parts": [[2020, 5], [2021]]}"#, "  issued: 2020-05/2021")
    checkItem(#""issued": {"date-parts": [[2020]], "circa": true}"#, #"  issued: 2020\~"#)
    checkItem(#""issued": {"date-parts": [[2020]], "season": 2}"#, "  issued: 2020-22")
    checkItem(#""issued": {"date-parts": [[2020, 22], [2021]]}"#, "  issued: 2020-22/2021")
    checkItem(#""issued": {"date-parts": [[812]]}"#, "  issued: '0812'")
    checkItem(
      #""issued": {"date-parts": [[-44]]}"#, "  issued:", "    date-parts:", "    -", "      - -44")
    checkItem(#""issued": {"literal": "in press"}"#, "  issued:", "    literal: in press")
  }

  @Test func `writes numbers as numbers and texts as texts`() {
    checkItem(
      #""title": "1984", "volume": "12", "issue": "007", "publisher": "yes", "page": "1-9""#,
      "  title: '1984'", "  volume: 12", "  issue: '007'", "  page: 1-9", "  publisher: 'yes'")
  }

  @Test func `escapes in addresses and names only where it matters`() {
    checkItem(
      #""URL": "http://x.org/~a/b_c?d=*e&f", "DOI": "10.1/a_b_c*", "ISBN": "1<i>2""#,
      "  DOI: 10.1/a_b_c*", #"  ISBN: 1\<i>2"#, "  URL: http://x.org/~a/b_c?d=*e&f")
    checkItem(
      #""author": [{"family": "O'Brien", "given": "*A*"}, {"literal": "a_b [c]"}]"#,
      "  author:", "  - family: O'Brien", #"    given: \*A\*"#, "  - literal: a_b [c]")
  }

  @Test func `reads again whatever it wrote`() {
    let pieces = [
      "*", "**", "_", "^", "~", "[", "]", "{.nocase}", "(u)", "`", "$", "&amp;", "&", "<i>", "</i>",
      "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", "<span class='nocase'>", "</span>", "<",
      ">", "a", "b c", " ", "é", "-", "--", "...", "@x", ": ", "#", "😀", "'", "1", "yes",
    ]
    for seed in UInt64(0)..<3_000 {
      var generator = SeededGenerator(seed: seed)
      let text = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      // An address has no blanks.
      let address = text.filter { $0 != " " }
      let json =
        """
        [{"id": "k", "title": "x\(text)y", "URL": "x\(address)y",
          "author": [{"literal": "x\(text)y"}]}]
        """
      checkReadAgain(json, as: written(CSLJSONSource.parse(SourceText(json))))
    }
  }
}
