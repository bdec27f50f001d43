import Bibliography
import TestSupport
import Testing

@Suite struct FoldingTests {
  @Test func `lower-cases and strips accents`() {
    checkFolding([
      ("Attention Is ALL", "attention is all"), ("ÀÉÎÕÜ", "aeiou"), ("cafe\u{301}", "cafe"),
      ("Dvořák Şahin Nguyễn", "dvorak sahin nguyen"), ("Ångström", "angstrom"),
      ("Łukasz Ørsted", "lukasz orsted"), ("Straße STRAẞE", "strasse strasse"),
      ("Æsop Œuvre", "aesop oeuvre"), ("Đorđe Ðóra Þór", "dorde dora thor"), ("ıİ", "ii"),
    ])
  }

  @Test func `keeps the letters of other scripts`() {
    checkFolding([
      ("ΆΛΦΑ ΣΟΦΌΣ σοφός", "αλφα σοφοσ σοφοσ"), ("Ёлка Йод", "елка иод"), ("深層学習", "深層学習"),
      ("ア", "ア"), ("שָׁלוֹם", "שלום"), ("हिन्दी", "हिन्दी"),
    ])
    #expect(fold("한") == fold("\u{1112}\u{1161}\u{11AB}"))
    #expect(fold("が") == fold("か\u{3099}"))
  }

  @Test func `maps look-alikes to ASCII`() {
    checkFolding([
      ("ＡＢＣ１２！", "abc12!"), ("“x” «y»", "\"x\" \"y\""), ("a–b—c‐d−e", "a-b-c-d-e"),
      ("a\u{A0}b\u{3000}c", "a b c"), ("ﬁne ﬄ", "fine ffl"), ("CO₂ x²", "co2 x2"),
      ("𝐇𝑒llo 𝟗", "hello 9"), ("a…b", "a...b"), ("2×2", "2x2"), ("a\u{AD}b\u{200B}c", "abc"),
      ("a\tb\nc", "a b c"), ("、深。", " 深 "), ("∞-former", "∞-former"), ("A→B", "a b"),
    ])
  }

  @Test func `drops apostrophes inside words`() {
    checkFolding([
      ("What's important’s", "whats importants"), ("O'Brien D'Souza", "obrien dsouza"),
      ("'quoted' models'", "'quoted' models'"), ("Hawai`i Hawaiʻi", "hawaii hawaii"),
    ])
  }

  @Test func `splits an elided article from its word`() {
    checkFolding([
      ("l'apprentissage L’été d'Alembert", "l apprentissage l ete d alembert"),
      ("dell'arte qu'il", "dell arte qu il"), ("all's well", "alls well"),
      ("rock'n'roll", "rocknroll"),
    ])
  }

  @Test func `replaces damaged bytes by spaces`() {
    #expect(
      fold([0x61, 0xFF, 0xE4, 0xB8, 0x62, 0xC0, 0x80, 0xED, 0xA0, 0x80])
        == Array("a   b     ".utf8))
  }

  @Test func `appends to what is there`() {
    var output = Array("x".utf8)
    let text = ArraySlice("'A".utf8)
    Folding.fold(text.span, into: &output)
    #expect(output == Array("x'a".utf8))
  }

  @Test func `folds a raw bib value like its decoded text`() {
    for (value, words) in [
      ("{GPT}-4: {T}he", ["gpt", "4", "the"]), (#"Erd{\H{o}}s"#, ["erdos"]),
      (#"{O}'{B}rien~x"#, ["obrien", "x"]), ("$L_2$ norm", ["l2", "norm"]),
      ("``a'' b--c", ["a", "b", "c"]),
    ] {
      #expect(wordList(foldLaTeX(Array(value.utf8))) == words)
    }
  }

  @Test func `folds math to the words that people type for it`() {
    for (value, words) in [
      ("H$_2$O and CO$_{2}$", ["h2o", "and", "co2"]), (#"$\alpha$-stable"#, ["alpha", "stable"]),
      (#"In $\mathcal{O}(n \log n)$ time"#, ["in", "o", "n", "log", "n", "time"]),
      (#"$\ell_1$ and \(R^{2}\)"#, ["l1", "and", "r2"]), ("$k$-means", ["k", "means"]),
      (#"$\alpha\beta$"#, ["alpha", "beta"]), (#"$\mathbf{x}\to\hat y$"#, ["xy"]),
    ] {
      #expect(wordList(foldLaTeX(Array(value.utf8))) == words)
    }
  }

  @Test func `splits words at punctuation and around Chinese characters`() {
    checkWords([
      ("chain-of-verification", ["chain", "of", "verification"]),
      ("  a, b_c (d) ", ["a", "b", "c", "d"]),
      ("step-kto 2.0", ["step", "kto", "2", "0"]), ("", []), ("...", []),
      ("深层bert学习x", ["深", "层", "bert", "学", "习", "x"]), ("ディープ学習", ["ディープ", "学", "習"]),
      ("émile", ["emile"]), ("αβγ-x", ["αβγ", "x"]), ("𠀀a", ["𠀀", "a"]),
    ])
  }

  @Test func `makes one form of titles that differ in spelling only`() {
    let form = Folding.foldedTitle("Step-KTO:  Optimizing “Math” Reasoning!")
    #expect(form == Array("step kto optimizing math reasoning".utf8))
    #expect(form == Folding.foldedTitle("step kto — optimizing math reasoning"))
    #expect(Folding.foldedTitle("?!").isEmpty)
  }

  @Test func `knows both spellings of umlauts`() {
    for (word, alternate) in [
      ("mueller", "muller"), ("goedel", "godel"), ("haendel", "handel"), ("weston", nil),
      ("aoe", "ao"), ("e", nil),
    ] {
      let word = ArraySlice(word.utf8)
      let spelling = Folding.alternateSpelling(of: word.span)
      #expect(spelling.map { String(decoding: $0, as: UTF8.self) } == alternate)
    }
    #expect(fold("Müller Søgaard Ångström", umlauts: .spelledOut) == "mueller soegaard aangstroem")
    #expect(fold("Mu\u{308}ller é", umlauts: .spelledOut) == "mueller e")
  }

  @Test func `changes nothing in what is folded, for every scalar`() {
    for value in UInt32(0x80)..<0x30000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // Most scalars are alike; these blocks hold everything that has a rule.
      guard value < 0x3400 || value >= 0xF900 && value < 0x10000 || value % 16 == 0 else {
        continue
      }
      let once = fold(String(scalar))
      let twice = fold(once)
      #expect(Array(once.utf8) == Array(twice.utf8), "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func `folds any bytes`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = randomLaTeX(using: &random)
      for umlauts in [Folding.Umlauts.stripped, .spelledOut] {
        let once = fold(value, umlauts: umlauts)
        let twice = fold(once, umlauts: umlauts)
        #expect(once == twice, "seed \(seed): \(value)")
        #expect(once.count <= 3 * value.count, "seed \(seed): \(value)")
        #expect(Array(String(decoding: once, as: UTF8.self).utf8) == once, "seed \(seed): \(value)")
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `finds the same words in a raw value as in its text`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = Array(String(decoding: randomLaTeX(using: &random), as: UTF8.self).utf8)
      // Math has words of its own.
      if value.contains(UInt8(ascii: "$")) || value.contains(UInt8(ascii: "(")) { continue }
      #expect(
        wordList(foldLaTeX(value)) == wordList(Array(fold(LaTeXText.decode(value)).utf8)),
        "seed \(seed): \(String(decoding: value, as: UTF8.self))")
    }
  }
}

@Suite struct UnicodeNormalizationTests {
  @Test func `composes letters and their marks`() {
    let text = UnicodeNormalization.composed("e\u{301} a\u{323}\u{302} 가 \u{1112}\u{1161}\u{11AB}")
    #expect(Array(text.unicodeScalars) == Array("é ậ 가 한".unicodeScalars))
  }
}

private func fold(_ text: String, umlauts: Folding.Umlauts = .stripped) -> String {
  String(decoding: fold(Array(text.utf8), umlauts: umlauts), as: UTF8.self)
}

private func fold(_ utf8: [UInt8], umlauts: Folding.Umlauts = .stripped) -> [UInt8] {
  let utf8 = utf8[...]
  var output: [UInt8] = []
  Folding.fold(utf8.span, into: &output, umlauts: umlauts)
  return output
}

private func foldLaTeX(_ value: [UInt8]) -> [UInt8] {
  let value = value[...]
  var output: [UInt8] = []
  Folding.foldLaTeX(value.span, into: &output)
  return output
}

private func wordList(_ folded: [UInt8]) -> [String] {
  let folded = folded[...]
  var words: [String] = []
  var scanner = FoldedWordScanner()
  while let range = scanner.next(in: folded.span) {
    words.append(String(decoding: folded[range], as: UTF8.self))
  }
  return words
}

private func checkFolding(
  _ rows: [(text: String, folded: String)], sourceLocation: SourceLocation = #_sourceLocation
) {
  for (text, folded) in rows {
    #expect(
      Array(fold(text).utf8) == Array(folded.utf8), "\(text) is \(fold(text)), not \(folded)",
      sourceLocation: sourceLocation)
  }
}

private func checkWords(
  _ rows: [(text: String, words: [String])], sourceLocation: SourceLocation = #_sourceLocation
) {
  for (text, words) in rows {
    #expect(wordList(Array(fold(text).utf8)) == words, sourceLocation: sourceLocation)
  }
}
