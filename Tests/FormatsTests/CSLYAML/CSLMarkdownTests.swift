import Bibliography
import Formats
import Testing
import TextStorage

/// The title of an item with this Markdown, as CSL-JSON has it.
private func checkMarkdown(
  _ markdown: String, _ markup: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let quoted = markdown.replacing("'", with: "''")
  let source = CSLYAMLSource.parse(SourceText("- id: k\n  title: '\(quoted)'\n"))
  let entry = source.entry(at: EntryLocation(block: 0, index: 0))
  let title = entry?.field("title").map { String(decoding: $0.value, as: UTF8.self) }
  #expect(title == markup, sourceLocation: sourceLocation)
}

@Suite struct CSLMarkdownTests {
  @Test func `reads emphasis by Pandoc's rules`() {
    checkMarkdown("*a* _b_ **c** __d__", "<i>a</i> <i>b</i> <b>c</b> <b>d</b>")
    checkMarkdown("***a*** *b **c** d*", "<b><i>a</i></b> <i>b <b>c</b> d</i>")
    checkMarkdown("x*y*z a_b_c 2 * 3 * 4", "x<i>y</i>z a_b_c 2 * 3 * 4")
    checkMarkdown("*a **b* c", "*a **b* c")
    checkMarkdown("* a* *b", "* a* *b")
    checkMarkdown("****a****", "****a****")
  }

  @Test func `what stands high or low is one word`() {
    checkMarkdown("H~2~O x^2^", "H<sub>2</sub>O x<sup>2</sup>")
    checkMarkdown("x^a b^ ~c d~", "x^a b^ ~c d~")
    checkMarkdown(#"H~2\ 3~"#, "H<sub>2\u{A0}3</sub>")
    checkMarkdown("~~old~~ new", "old new")
  }

  @Test func `reads spans and links`() {
    checkMarkdown("[iPhone]{.nocase} X", #"<span class="nocase">iPhone</span> X"#)
    checkMarkdown("[A]{.smallcaps}", #"<span style="font-variant:small-caps;">A</span>"#)
    checkMarkdown("[a]{.underline} [b]{.x}", "<u>a</u> b")
    checkMarkdown("[a *b*](http://x) <http://y.org> [c]", "a <i>b</i> http://y.org [c]")
    checkMarkdown("[[a]{.nocase} b]", #"[<span class="nocase">a</span> b]"#)
  }

  @Test func `keeps what is no markup`() {
    checkMarkdown("`a*b*` $x_1*y*$ $5", "a*b* $x_1*y*$ $5")
    checkMarkdown(#"\*a\* \\ \_ \<i\> \&amp; \q"#, #"*a* \ _ &lt;i> &amp;amp; \q"#)
    checkMarkdown(
      "<i>a_b</i> <span class=\"a_b_c\">d</span>", "<i>a_b</i> <span class=\"a_b_c\">d</span>")
    checkMarkdown(#"It's "q""#, #"It's "q""#)
  }

  @Test func `reads dashes and dots`() {
    checkMarkdown("1--2 a---b c... d-e f..", "1–2 a—b c… d-e f..")
  }

  @Test(arguments: ["*a ", "[", "`x``", "^a", "~~a ", "$x ", "<", "**a *b ", "_a [", "\\"])
  func `is linear in unpaired marks`(_ unit: String) {
    let text = String(repeating: unit, count: 30_000)
    let source = CSLYAMLSource.parse(SourceText("- id: k\n  title: 'x\(text)'\n"))
    #expect(source.entryCount == 1)
  }

  @Test func `is linear in code that never ends, whatever begins it`() {
    let runs = (1...1500).map { String(repeating: "`", count: $0) }.joined(separator: " ")
    let source = CSLYAMLSource.parse(SourceText("- id: k\n  title: 'x \(runs)'\n"))
    #expect(source.entryCount == 1)
  }

  @Test func `is linear in nested tags`() {
    let count = 20_000
    let open = String(repeating: "<sup>x", count: count)
    let close = String(repeating: "</sup>", count: count)
    let source = CSLJSONSource.parse(SourceText(#"[{"id": "k", "title": "*\#(open)\#(close)"}]"#))
    #expect(converted(source, to: .cslYAML).lost.isEmpty)
  }
}
