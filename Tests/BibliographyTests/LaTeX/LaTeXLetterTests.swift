import Testing

@Suite struct LaTeXLetterTests {
  @Test func `decodes rare accents, by sign and by name`() {
    checkDecoding([
      (#"\textcommabelow{s}\textcommabelow t"#, "șț"), (#"\ogonek{a}"#, "ą"), (#"\h{a}"#, "ả"),
      (#"\G{a}\C{i}"#, "ȁȉ"), (#"\f{a}"#, "ȃ"), (#"\U{a}"#, "a\u{30E}"),
      (#"\t{\i a}"#, "i\u{361}a"),
      (#"\newtie{oo}"#, "o\u{361}o"), (#"\textsubring{m}"#, "m\u{325}"),
      (#"\capitalacute{E}"#, "É"),
      (#"\H\i"#, "i\u{30B}"), (#"\ddot\iota"#, "ϊ"),
    ])
  }

  @Test func `decodes the letters of Vietnamese, Greek and Cyrillic`() {
    checkDecoding([
      (#"\OHORN\uhorn"#, "Ơư"), (#"Vi\d{\ecircumflex}t, Nguy\~{\ecircumflex}n"#, "Việt, Nguyễn"),
      (#"\textAlpha\textbeta\textfinalsigma"#, "Αβς"), (#"\'\textalpha"#, "ά"),
      (#"\CYRCH\cyre\cyrh\cyro\cyrv"#, "Чехов"), (#"\cyrishrt\CYRYO\cyrie\cyrgup"#, "йЁєґ"),
      (#"{\cyrshch}{\CYRSHCH}"#, "щЩ"), (#"Alʹ\cprime\cdprime"#, "Alʹʹʺ"),
    ])
  }

  @Test func `decodes phonetic letters and signs of text`() {
    checkDecoding([
      (#"\textesh\textschwa\textglotstop\textipa{a}"#, "ʃəʔa"), (#"\textthorn\texthbar"#, "þħ"),
      (#"\guillemotleft a\guillemotright"#, "«a»"), (#"\glqq a\grqq{}"#, "„a“"),
      (#"\lq a\rq"#, "‘a’"), (#"\og a\fg"#, "«a»"),
      (#"5\textperthousand, \textnumero~3"#, "5‰, № 3"),
      (#"\textdaggerdbl\textpilcrow\texteuro"#, "‡¶€"), (#"1\ier"#, "1er"),
      (#"\nicefrac{1}{2}"#, "1/2"),
      (#"a\,b\ c\thinspace d\/e\-f"#, "a b c def"),
      (#"\ensuremath{\leq}\ensuremath{\alpha}"#, "≤α"),
      (#"a \not= b \not\in c"#, "a ≠ b ∉c"), (#"a\bibrangedash b"#, "a–b"),
    ])
  }

  @Test func `decodes characters by number`() {
    checkDecoding([
      (#"\char233 a"#, "éa"), (#"\char"E9{}t"#, "ét"), (#"\char'351"#, "é"), (#"\char`\%"#, "%"),
      (#"\symbol{233}\symbol{"20AC}"#, "é€"), (#"\unichar{"1E9E}"#, "ẞ"), ("caf^^e9", "café"),
      ("^^^^20ac", "€"), ("a^b^^", "a^b^^"), (#"\char"D800 x"#, "x"), (#"\char x"#, "x"),
      (#"\symbol{"#, ""),
    ])
  }

  @Test func `passes over lengths`() {
    checkDecoding([
      (#"a\hskip 1em plus 2pt minus .5ex b"#, "a b"), (#"T\kern-.1667em E"#, "TE"),
      (#"a\penalty10000 b"#, "ab"), (#"a\raise.5ex\hbox{b}"#, "ab"), (#"a\hskip"#, "a"),
      (#"a\hskip 2 plus"#, "a plus"),
    ])
  }

  @Test func `quotes inside quotes are single`() {
    checkDecoding([
      (#"\enquote{a \enquote{b} c}"#, "“a ‘b’ c”"), (#"\mkbibquote{a} b"#, "“a” b"),
      (#"\mkbibparens{\enquote{a}}"#, "(“a”)"), (#"\foreignlanguage{french}{\enquote{a}}"#, "“a”"),
    ])
  }
}
