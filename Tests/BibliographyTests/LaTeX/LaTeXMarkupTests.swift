import Bibliography
import Testing

/// A text in words: plain text as it is, styled text as `name[text]`, styles in a fixed order.
func described(_ text: RichText) -> String {
  let names: [(RichText.Style, String)] = [
    (.italic, "i"), (.bold, "b"), (.smallCaps, "sc"), (.superscript, "sup"), (.subscript, "sub"),
    (.code, "tt"), (.noCase, "nc"), (.math, "math"),
  ]
  return text.runs.map { run in
    let shown = text.text(of: run)
    let styles = names.filter { run.style.contains($0.0) }.map(\.1).joined(separator: "+")
    return styles.isEmpty ? shown : "\(styles)[\(shown)]"
  }.joined()
}

private func checkMarkup(
  _ rows: [(value: String, text: String)], sourceLocation: SourceLocation = #_sourceLocation
) {
  for (value, text) in rows {
    let markup = LaTeXText.decodeMarkup(Array(value.utf8))
    #expect(described(markup) == text, "\(value)", sourceLocation: sourceLocation)
    #expect(
      markup.plain == LaTeXText.decode(Array(value.utf8)), "\(value)",
      sourceLocation: sourceLocation)
  }
}

@Suite struct LaTeXMarkupTests {
  @Test func `reads what commands make of their argument`() {
    checkMarkup([
      (#"On \emph{E. coli} here"#, "On i[E. coli] here"), (#"\textbf{a}\textsc{b}"#, "b[a]sc[b]"),
      (#"H\textsubscript{2}O, 5\textsuperscript{th}"#, "Hsub[2]O, 5sup[th]"),
      (#"\texttt{ls}"#, "tt[ls]"), (#"\textit{a \textbf{b} c}"#, "i[a ]i+b[b]i[ c]"),
      (#"\mkbibemph{a}"#, "i[a]"), (#"\emph a"#, "a"), (#"\emph{}x"#, "x"),
    ])
  }

  @Test func `reads declarations up to the end of their group`() {
    checkMarkup([
      (#"{\em in vivo} x"#, "i[in vivo] x"), (#"{\bf a {\it b} c} d"#, "b[a ]i+b[b]b[ c] d"),
      (#"{\it a \rm b}"#, "i[a] b"), (#"{\sc a}"#, "sc[a]"),
    ])
  }

  @Test func `braces protect case unless a command begins them`() {
    checkMarkup([
      ("The {Nile} and {{E. coli}}", "The nc[Nile] and nc[E. coli]"), (#"{\'E}cole"#, "École"),
      (#"{\em a}"#, "i[a]"), (#"\emph{{DNA} b}"#, "i+nc[DNA]i[ b]"), (#"{{\'E}cole}"#, "nc[École]"),
      (#"\v{S}imek"#, "Šimek"), (#"\"{o}"#, "ö"), (#"\textcolor{red}{x}"#, "x"),
      (#"a {\LaTeX} b"#, "a LaTeX b"), (#"\o {DNA}"#, "ønc[DNA]"), ("{A} {B}", "nc[A] nc[B]"),
    ])
  }

  @Test func `math is marked, and blanks have the look of both sides`() {
    checkMarkup([
      (#"an $L_2$ norm"#, "an math[$L_2$] norm"), (#"\emph{ a }b"#, "i[a] b"),
      (#"\emph{a} \emph{b}"#, "i[a] i[b]"), (#"\(x\) y"#, #"math[\(x\)] y"#),
    ])
  }

  @Test func `what is open or closed too often does no harm`() {
    checkMarkup([
      (#"\emph{a"#, "i[a]"), ("a}b{c", "abnc[c]"), (#"\emph{a}}b"#, "i[a]b"), ("{", ""),
    ])
  }

  @Test func `a mark that composes over the end of a style leaves plain text`() {
    checkMarkup([("\\emph{e}\u{301}", "é")])
  }
}
