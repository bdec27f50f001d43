import Bibliography
import TestSupport
import Testing

private func checkEncoding(
  _ rows: [(text: String, ascii: String)], sourceLocation: SourceLocation = #_sourceLocation
) {
  for (text, ascii) in rows {
    let encoded = LaTeXText.encode(RichText(text), in: .ascii)
    #expect(
      String(decoding: encoded.latex, as: UTF8.self) == ascii, sourceLocation: sourceLocation)
    #expect(encoded.unsaid.isEmpty, "\(text)", sourceLocation: sourceLocation)
    #expect(LaTeXText.decode(encoded.latex) == text, "\(text)", sourceLocation: sourceLocation)
  }
}

/// What is wrong with a text written as LaTeX and read again, or `nil`.
private func fault(_ text: String, _ alphabet: LaTeXEncoder.Alphabet) -> String? {
  let encoded = LaTeXText.encode(RichText(text), in: alphabet).latex
  if !LaTeXEncoder.isBalanced(encoded) { return "unbalanced" }
  let expected = Array(UnicodeNormalization.composed(text).unicodeScalars)
  let found = Array(LaTeXText.decode(encoded).unicodeScalars)
  return found == expected ? nil : "\(String(decoding: encoded, as: UTF8.self)) is \(found)"
}

@Suite struct LaTeXEncoderTests {
  @Test func `escapes what means something to LaTeX`() {
    checkEncoding([
      ("R&D 50% $5 #1 a_b", ##"R\&D 50\% \$5 \#1 a\_b"##),
      ("{x}", #"{\textbraceleft}x{\textbraceright}"#), (#"a\b"#, #"a{\textbackslash}b"#),
      ("~^", #"{\textasciitilde}{\textasciicircum}"#), ("a < b", #"a {\textless} b"#),
    ])
  }

  @Test func `writes letters by their commands`() {
    checkEncoding([
      ("é", #"{\'e}"#), ("Šimek", #"{\v{S}}imek"#), ("í", #"{\'\i}"#), ("ế", #"{\'{\^e}}"#),
      ("ø ß Æ", #"{\o} {\ss} {\AE}"#), ("ș", #"{\textcommabelow{s}}"#), ("ų", #"{\k{u}}"#),
      ("α≤", #"\ensuremath{\alpha}\ensuremath{\leq}"#), ("Чех", #"{\CYRCH}{\cyre}{\cyrh}"#),
      ("ά", #"{\'{\ensuremath{\alpha}}}"#), ("x\u{304}", #"{\=x}"#),
    ])
  }

  @Test func `writes dashes and quotes so that they stay apart`() {
    checkEncoding([
      ("1–2—3", "1--2---3"), ("a--b", "a-{}-b"), ("“a” ’", #"``a'' {\textquoteright}"#),
      ("it''s", "it'{}'s"), ("–-", "--{}-"), ("?“a", "?{}``a"),
    ])
  }

  @Test func `keeps Unicode where that is asked for, and where there is no command`() {
    #expect(
      LaTeXText.encode(RichText("é – “中” & x"), in: .unicode).latex == Array("é – “中” \\& x".utf8))
    let encoded = LaTeXText.encode(RichText("é中"), in: .ascii)
    #expect(encoded.latex == Array("{\\'e}中".utf8))
    #expect(encoded.unsaid == ["中"])
  }

  @Test func `markup becomes commands, and protection of case braces`() {
    func latex(_ csl: String) -> String {
      let text = MarkupText.richText(Array(csl.utf8))
      return String(decoding: LaTeXText.encode(text, in: .ascii).latex, as: UTF8.self)
    }
    #expect(
      latex("On <i>E. coli</i> in H<sub>2</sub>O") == #"On \emph{E. coli} in H\textsubscript{2}O"#)
    #expect(latex("The <span class=\"nocase\">Nile</span>") == "The {Nile}")
    #expect(latex("<span class=\"nocase\">É</span>") == #"{{\'E}}"#)
    #expect(latex("<span class=\"nocase\">&amp;x</span>") == #"{{}\&x}"#)
    #expect(latex("<i>a <b>b</b></i><b>c</b>") == #"\emph{a \textbf{b}}\textbf{c}"#)
  }

  @Test func `everything that can be read is written and read again`() {
    for value in [0xA1..<0x600, 0x1E00..<0x2C00, 0x3000..<0x30FF].joined() {
      guard let scalar = Unicode.Scalar(value), !scalar.properties.isWhitespace else { continue }
      for alphabet in [LaTeXEncoder.Alphabet.ascii, .unicode] {
        for text in [String(scalar), "a\(scalar)b"] {
          #expect(fault(text, alphabet) == nil, "\(text)")
        }
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func `any text is written and read again`(seed: UInt64)
  {
    var random = SeededGenerator(seed: seed)
    let pieces =
      ##"a B i j 1 é ï ń ø ß Ω λ ж – — “ ” ‘ ’ ' ` - " ! ? { } \ $ % & # _ ~ ^ < > | ≤ 中 ế \' \textbf @ ="##
      .split(separator: " ").map(String.init) + ["\u{301}", "\u{323}", "\u{338}", " x"]
    for _ in 0..<300 {
      var text = "x"
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      #expect(fault(text, .ascii) == nil, "seed \(seed): \(text)")
      #expect(fault(text, .unicode) == nil, "seed \(seed): \(text)")
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func `any markup is written and read again`(
    seed: UInt64
  ) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", "B c", "é", "&", "中", "“q”", "x-y", "{"]
    for _ in 0..<300 {
      var text = RichText("s")
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        // A group that protects case ends where another one begins, so that blanks part them here.
        var style = RichText.Style(rawValue: UInt16.random(in: 0..<128, using: &random))
        if style.contains(.superscript) { style.remove(.subscript) }
        text.append(Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8), style)
      }
      for alphabet in [LaTeXEncoder.Alphabet.ascii, .unicode] {
        let latex = LaTeXText.encode(text, in: alphabet).latex
        let read = LaTeXText.decodeMarkup(latex)
        #expect(
          described(read) == described(text.withLooseBlanks),
          "seed \(seed): \(String(decoding: latex, as: UTF8.self))")
      }
      let tagged = MarkupText.richText(Array(text.removing(.code).cslText.utf8))
      #expect(described(tagged) == described(text.removing(.code)), "seed \(seed)")
    }
  }
}
