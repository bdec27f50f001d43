import Bibliography
import TestSupport
import Testing

@Suite struct LaTeXTextTests {
  @Test func `decodes an accent in all its spellings`() {
    checkDecoding([
      (#"\'e"#, "é"), (#"\'{e}"#, "é"), (#"{\'e}"#, "é"), (#"{\'{e}}"#, "é"), (#"\' e"#, "é"),
      (#"\'\i"#, "í"), (#"\'{\i}"#, "í"), (#"{\'\i}a"#, "ía"), (#"\"{\i}"#, "ï"), (#"\^\j"#, "ĵ"),
      (#"\'i"#, "í"), (#"Fran\c{c}ois"#, "François"), (#"Fran\c cois"#, "François"),
      (#"Fran{\c c}ois"#, "François"), (#"\v sk"#, "šk"), (#"\v{S}imek"#, "Šimek"),
      (#"Erd\H{o}s"#, "Erdős"), (#"\k a"#, "ą"), (#"\r a"#, "å"), (#"\u g"#, "ğ"),
      (#"\d{s}"#, "ṣ"), (#"\b{d}"#, "ḏ"), (#"\t{oo}"#, "o\u{361}o"), (#"\=a"#, "ā"),
      (#"\.z"#, "ż"), (#"\.{I}"#, "İ"), (#"\`a\^a\~a\"a"#, "àâãä"), (#"\'{\^e}"#, "ế"),
      (#"\'{\ae}"#, "ǽ"), (#"\'{\bf e}"#, "é"), (#"Mu\~noz"#, "Muñoz"), (#"\c{t}"#, "ţ"),
      ("\\'{и}", "и\u{301}"), ("\\'\u{e9}", "\u{e9}\u{301}"),
    ])
  }

  @Test func `decodes letters, with the blanks their names take along`() {
    checkDecoding([
      (#"Stra\ss e"#, "Straße"), (#"S\o ren"#, "Søren"), (#"\L ukasz"#, "Łukasz"),
      (#"{\L}ukasz"#, "Łukasz"), (#"\L{}ukasz"#, "Łukasz"), (#"\O{}re"#, "Øre"),
      (#"\AA{}ngstr{\"o}m"#, "Ångström"), (#"{\ae}{\AE}{\oe}{\OE}{\aa}"#, "æÆœŒå"),
      (#"\i\j\dh\th\ng"#, "ıȷðþŋ"), (#"\textalpha{} and \beta"#, "α and β"),
    ])
  }

  @Test func `sets dashes and quotes`() {
    checkDecoding([
      ("1--2", "1–2"), ("so---yes", "so—yes"), ("a-b", "a-b"), ("``Why?''", "“Why?”"),
      ("it's", "it's"), ("`x'", "'x'"), (#"\textquotedblleft a\textquotedblright"#, "“a”"),
      (#"\enquote{a {b} c} d"#, "“a b c” d"), ("?`Qu\\'e?", "¿Qué?"), ("----", "—-"),
    ])
  }

  @Test func `a dash or quotation mark is its own form C`() {
    for value in UInt32(0x2010)...0x203F {
      let text = "a" + (Unicode.Scalar(value).map { String($0) } ?? "")
      #expect(UnicodeNormalization.composed(text).utf8.elementsEqual(text.utf8), "\(value)")
    }
  }

  @Test func `prose that is only copied is what reading it byte by byte gives`() {
    var random = SeededGenerator(seed: 5)
    let pieces = ["a", "word", " ", " ", "-", "'", ".", "%", "&", "x1", "é"]
    for _ in 0..<2000 {
      let text = (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      #expect(LaTeXText.decode(Array(text.utf8)) == LaTeXText.decode(Array("{}\(text)".utf8)))
    }
  }

  @Test func `blanks, hyphens and quotes are read alike behind text of any length`() {
    for count in 1...40 {
      let text = String(repeating: "a", count: count)
      checkDecoding([
        ("{x}\(text)  -- b -c- ''\(text) ", "x\(text) – b -c- ”\(text)"),
        ("{x}\(text) \(text)- - \(text)\\'e \(text)", "x\(text) \(text)- - \(text)é \(text)"),
        ("{x}\(text)?`\(text) ~ \(text)---", "x\(text)¿\(text) \(text)—"),
      ])
    }
  }

  @Test func `turns escapes and signs into characters`() {
    checkDecoding([
      ("A\\&B \\% \\$5 \\_ \\# \\{x\\}", "A&B % $5 _ # {x}"), (#"a\textbackslash b"#, #"a\b"#),
      (#"wait\ldots"#, "wait…"), (#"x\dots{} y"#, "x… y"), (#"\~{}user"#, "~user"),
      (#"a\^{}b"#, "a^b"), (#"100\textdegree{}C"#, "100°C"), ("50% off", "50% off"),
      (#"soft\-hyphen"#, "softhyphen"),
    ])
  }

  @Test func `collapses white space and ties`() {
    checkDecoding([
      ("  a\n\t b ", "a b"), ("a~b", "a b"), (#"a\ b"#, "a b"), (#"J.\,K."#, "J. K."),
      (#"one\\two"#, "one two"), ("a  b", "a b"), ("a ", "a"), (" ", ""), ("", ""),
      (#"a \emph{ b } c"#, "a b c"), (#"a\quad b"#, "a b"),
    ])
  }

  @Test func `drops markup and keeps its text`() {
    checkDecoding([
      ("{GPT}-4 and {the {N}ile}", "GPT-4 and the Nile"), (#"\emph{in vivo} x"#, "in vivo x"),
      (#"{\em in vivo} x"#, "in vivo x"), (#"\textsc{Abc}\texttt{d}"#, "Abcd"),
      (#"\href{https://a.b/c}{text} x"#, "text x"),
      (#"\url{http://a/~b\_c%20}"#, "http://a/~b_c%20"),
      (#"\unknown{a}{b}"#, "ab"), (#"5\textsuperscript{th}"#, "5th"),
      (#"\textcolor{red}{x}"#, "x"), (#"\noopsort{1973b}1973"#, "1973"), (#"\emph*{x}"#, "x"),
    ])
  }

  @Test func `keeps what a command shows and drops what it does not`() {
    checkDecoding([
      (#"type theory\index{type theory!dependent}\index{x}"#, "type theory"),
      (#"a.b/\linebreak[1]c"#, "a.b/ c"), (#"a\nolinebreak b"#, "a b"),
      (#"http://x.org/\verb|~|me"#, "http://x.org/~me"), (#"\verb+a_b{c+."#, "a_b{c."),
      (#"\verb*!x y! z"#, "x y z"), (#"\verb|x"#, "x"), (#"\verb"#, ""),
      (#"303\textasciimacron{}1"#, "303¯1"), (#"Al{\cprime}bert"#, "Alʹbert"),
      (#"UNIX{\TM}"#, "UNIX™"), (#"TeX\Dash an"#, "TeX—an"), (#"a.\bibpar b"#, "a. b"),
      (#"I\ifmmode \dot{z}\else \.{z}\fi{}ycki"#, "Iżycki"),
      (#"30\ifmmode^\circ\else\textdegree\fi{}"#, "30°"), (#"a\ifmmode b\fi c"#, "ac"),
      (#"a\ifmmode b"#, "ab"),
    ])
  }

  @Test func `shows a command of somebody's own by its name`() {
    checkDecoding([
      (#"Update on {\MF}"#, "Update on MF"),
      (#"{\AmSTeX}: \TUB{} and \HTML~4"#, "AmSTeX: TUB and HTML 4"),
      (#"{{\WEB\ adapted to C}}"#, "WEB adapted to C"), (#"\MF, \XYMTeX"#, "MF, XYMTeX"),
      (#"{\SMC mf} {\Large x} {\MF{x}}"#, "mf x x"), (#"a \relax"#, "a"), (#"{\Huge}"#, ""),
      (#"\tug"#, "tug"), (#"{\tug}"#, "tug"), (#"\relax"#, ""),
    ])
  }

  @Test func `knows astronomy's journals`() {
    checkDecoding([
      (#"\apj"#, "ApJ"), (#"{\aap}"#, "A&A"), (#"\mnras"#, "MNRAS"),
      (#"in \apjl, 3"#, "in ApJL, 3"),
    ])
  }

  @Test func `keeps math as typed`() {
    checkDecoding([
      (#"The $L_2$ norm"#, "The $L_2$ norm"),
      (#"$\mathcal{O}(n)$ {T}ime"#, #"$\mathcal{O}(n)$ Time"#),
      (#"$$x$$ {Y}"#, "$$x$$ Y"), (#"\(x^{2}\) {Y}"#, #"\(x^{2}\) Y"#),
      ("costs $5 {US}", "costs $5 US"), (#"$a\$b$ {C}"#, #"$a\$b$ C"#),
    ])
  }

  @Test func `survives what is not LaTeX`() {
    checkDecoding([
      ("a{b", "ab"), ("a}b", "ab"), (#"a\"#, "a"), (#"\'"#, "'"), (#"\href{x"#, "x"),
      (#"\url{x"#, "x"), (#"\("#, ""), ("$", "$"), (#"\'$x$"#, "'$x$"), (#"\c"#, ""),
    ])
    #expect(LaTeXText.decode([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
    #expect(LaTeXText.decode([0x5C, 0x27, 0xFF]).unicodeScalars.contains("\u{FFFD}"))
  }

  @Test func `composes what was typed decomposed`() {
    let text = LaTeXText.decode(Array("cafe\u{301}".utf8))
    #expect(Array(text.unicodeScalars) == ["c", "a", "f", "\u{E9}"])
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func `decodes any bytes`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let value = randomLaTeX(using: &random)
      let text = LaTeXText.decode(value)
      #expect(text.utf8.count <= 3 * value.count, "seed \(seed): \(value)")
      #expect(!text.hasPrefix(" ") && !text.hasSuffix(" "), "seed \(seed): \(value)")
    }
  }

  @Test func `takes time in proportion to damaged input`() {
    // Quadratic behaviour would take minutes here.
    for unit in [#"\href{"#, #"\("#, "$$", "{", #"\'"#, #"\enquote{"#, #"\url{"#, "\\[", "\\href["]
    {
      let value = Array(String(repeating: unit, count: 100_000).utf8)
      #expect(LaTeXText.decode(value).utf8.count <= value.count)
    }
  }
}

func checkDecoding(
  _ rows: [(value: String, text: String)], sourceLocation: SourceLocation = #_sourceLocation
) {
  for (value, text) in rows {
    let decoded = LaTeXText.decode(Array(value.utf8))
    #expect(
      Array(decoded.unicodeScalars) == Array(text.unicodeScalars),
      "\(value) is \(decoded), not \(text)", sourceLocation: sourceLocation)
  }
}
