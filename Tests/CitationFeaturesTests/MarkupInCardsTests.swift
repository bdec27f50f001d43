import Bibliography
import CitationFeatures
import Testing

private func checkTitle(
  _ latex: String, _ markdown: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let entry = Entry(
    key: Citekey(utf8: Array("k".utf8)), type: "misc",
    fields: [Entry.Field(name: "title", value: Array(latex.utf8), form: .latex)])
  let card = HoverCard(of: entry, origin: [])
  #expect(card.markdown == markdown, sourceLocation: sourceLocation)
}

@Suite struct MarkupInCardsTests {
  @Test func `a title shows its italics and what is lowered and raised`() {
    checkTitle(#"The \emph{E. coli} {Genome}"#, "**The *E. coli* Genome**.")
    checkTitle(
      #"H\textsubscript{2}O, x\textsuperscript{n}, 5\textsuperscript{th}"#, "**H₂O, xⁿ, 5th**.")
    checkTitle(#"Use \texttt{a*b} now"#, "**Use `a*b` now**.")
    checkTitle(#"\emph{Whole}"#, "***Whole***.")
  }

  @Test func `emphasis stands only where it is taken for that`() {
    checkTitle(#"pre\emph{(x)}post"#, "**pre(x)post**.")
    checkTitle(#"\emph{a*b} c"#, #"***a\*b* c**."#)
  }

  @Test func `a title is cut with its markup`() {
    let text = MarkupText.richText(Array("ab <i>cd ef</i>".utf8))
    #expect(text.cut(to: 100) == text)
    #expect(text.cut(to: 6).markdown() == "ab *cd* …")
    #expect(text.cut(to: 4).markdown() == "ab …")
  }

  @Test func `CSL's tags are shown as LaTeX's commands are`() {
    let text = MarkupText.richText(Array("On <i>E. coli</i> &amp; H<sub>2</sub>O".utf8))
    #expect(text.markdown() == "On *E. coli* \\& H₂O")
  }
}
