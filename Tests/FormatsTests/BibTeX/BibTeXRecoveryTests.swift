import Formats
import Testing
import TextStorage

@Suite struct BibTeXRecoveryTests {
  @Test func `a value that is no number needs braces`() {
    checkBib(
      "@a{k, d = 2018-11-25, y = 1}", ["a k d=2018-11-25 y=1"],
      problems: ["unquoted-value: 2018-11-25"])
    checkBib(
      "@a{k, d = 01/08/2023}", ["a k d=01/08/2023"], problems: ["unquoted-value: 01/08/2023"])
  }

  @Test func `a missing comma after the key`() {
    checkBib(
      "@a{k title = {T}, y = 1}", ["a k title={T} y=1"], problems: ["missing-comma: k"])
    checkBib("@a{k\n title = {T}}", ["a k title={T}"], problems: ["missing-comma: k"])
  }

  @Test func `a missing comma after a value`() {
    checkBib(
      "@a{k, t = {T} y = 1 z = m}", ["a k t={T} y=1 z:m"],
      problems: ["missing-comma: }", "missing-comma: 1"])
    checkBib("@a{k, t = ü y = 1}", ["a k t:ü y=1"], problems: ["missing-comma: ü"])
  }

  @Test func `more than a value in a @string`() {
    checkBib("@string{a = {b}日}", [], problems: ["unexpected-text: 日"], macros: ["a = {b}"])
  }

  @Test func `a comma too many`() {
    checkBib(
      "@a{k,, t = {T},\n % x,\n , y = 1,}", ["a k t={T} y=1"],
      problems: ["extra-comma: ,", "comment-in-entry: % x,", "extra-comma: ,"])
    checkBib(
      "@a{k, t = {T} % x,\n, y = 1}", ["a k t={T} y=1"], problems: ["comment-in-entry: % x,"])
  }

  @Test func `a missing equals sign`() {
    checkBib(
      "@a{k, t {T}, y = 1}", ["a k t={T} y=1"], problems: ["missing-equals: t"])
    checkBib("@a{k, junk, y = 1}", ["a k y=1"], problems: ["missing-equals: junk"])
  }

  @Test func `a missing value`() {
    checkBib("@a{k, t = , y = 1}", ["a k y=1"], problems: ["missing-value: t"])
    checkBib("@a{k, t =\n y = 1}", ["a k y=1"], problems: ["missing-value: t"])
    checkBib("@a{k, t =}", ["a k"], problems: ["missing-value: t"])
  }

  @Test func `a missing opening brace`() {
    checkBib(
      "@a{k, t = T}, y = 1}\n@a{l}", ["a k t:T", "a l"])
  }

  @Test func `a missing closing brace of a value costs its entry only`() {
    checkBib(
      "@a{k, t = {T, y = 1}\n@a{l, t = {T}}", ["a k t={T, y = 1}", "a l t={T}"],
      problems: ["unclosed-entry: @a{k"])
    checkBib(
      "@a{k, t = {T, y = 1\n\n  @a{l, t = {T}}", ["a k t={T, y = 1}", "a l t={T}"],
      problems: ["unclosed-value: {"])
  }

  @Test func `a missing closing brace of an entry`() {
    checkBib(
      "@a{k, t = {T},\n@a{l}\n@a{m, t = {T}\n@string{x = 1}\n@a{n",
      ["a k t={T}", "a l", "a m t={T}", "a n"],
      problems: ["unclosed-entry: @a{k", "unclosed-entry: @a{m", "unclosed-entry: @a{n"],
      macros: ["x = 1"])
  }

  @Test func `a missing quote costs its entry only`() {
    checkBib(
      "@a{k, t = \"T, y = {1}}\n@a{l, t = {T}}", ["a k t={T, y = {1}}", "a l t={T}"],
      problems: ["unclosed-value: \""])
    checkBib(
      "@a{k, t = T\", y = {1}}\n@a{l, t = {T}}", ["a k t:T y={1}", "a l t={T}"],
      problems: ["unexpected-text: \""])
  }

  @Test func `an entry whose commas begin its lines ends the one before`() {
    checkBib(
      "@a{k\n, t = {{T\n}\n\n@a{l\r\n  , y = 1\n}", ["a k t={{T\n}}", "a l y=1"],
      problems: ["unclosed-value: {"])
  }

  @Test func `any kind of line that begins an entry ends the one before`() {
    for head in ["@b{x,", "  @b(x ,", "@STRING{", "@preamble(", "@comment{"] {
      let bib = "@a{k, t = {{{T\n\(head)"
      let source = BibTeXSource.parse(SourceText(bib))
      let entry = source.locations.first { _ in true }
      #expect(
        entry.map { source.entryRange($0) }
          == 0..<(bib.utf8.count - head.drop { $0 == " " }.utf8.count))
    }
  }

  @Test func `a line that only looks like an entry ends nothing`() {
    checkBib(
      "@a{k, t = {see\n@b{x} or\n@home, or\n@b{x y,\n@{,}}}, y = 1}",
      ["a k t={see\n@b{x} or\n@home, or\n@b{x y,\n@{,}}} y=1"])
    checkBib("@a{k, t = {x @b{y, z}}}", ["a k t={x @b{y, z}}"])
  }

  @Test func `a head typed above another entry`() {
    checkBib(
      "@article{\n@book{l, y = 1}", ["article (no key)", "book l y=1"],
      problems: ["unclosed-entry: @article{", "missing-key: @article{"])
    checkBib(
      "@article{k\n@book{l, y = 1}", ["article k", "book l y=1"],
      problems: ["unclosed-entry: @article{k"])
    checkBib("@article\n@book{l, y = 1}", ["book l y=1"])
    checkBib(
      "@article{k, t =\n@book{l, y = 1}", ["article k", "book l y=1"],
      problems: ["missing-value: t", "unclosed-entry: @article{k"])
  }

  @Test func `a head that one byte broke is said`() {
    for head in [
      "article{k,", "  Book(k, t = {T},", "@article k,", "@articlek,", "@bookk,\r", "@artic\"le{k,",
      "@{k,", "@art,cle{k,", "@art\u{8}cle(k,", "@article#k,", "@misc'k,", "@String x",
      "@preamble \"x\"",
    ] {
      checkBib(
        "@a{j}\n\(head)\n y = 1}\n@a{l}", ["a j", "a l"],
        problems: ["broken-head: \(head.split { $0.isWhitespace }[0])"])
    }
    checkBib("article{k,\n y = 1}", [], problems: ["broken-head: article{k,"])
  }

  @Test func `free text is no broken head`() {
    for text in [
      "article{k}", "an article{k,", "% article{k,", "@me, and you", "@bookshop", "@", "@ sign",
      "@comment x", "key{a, b}", "article {see} k,", "article", "@article", "} article{k,",
    ] {
      checkBib("@a{j}\n\(text)\n y = 1\n@a{l}", ["a j", "a l"])
    }
  }

  @Test func `keys no program reads`() {
    checkBib("@a{my key , y = 1}", ["a my key y=1"], problems: ["key-with-space: my key"])
    checkBib(
      "@a{M{\\\"u}ller, y = 1}", ["a M{\\\"u}ller y=1"], problems: ["key-with-brace: {\\\"u}"])
  }

  @Test func `the wrong closing delimiter`() {
    checkBib("@a(k, y = 1}\n@a{l}", ["a k y=1", "a l"], problems: ["wrong-delimiter: }"])
    checkBib(
      "@a{k, y = 1)\n@a{l,}", ["a k y=1", "a l"],
      problems: ["unexpected-text: )", "unclosed-entry: @a{k"])
  }

  @Test func `text that is no field`() {
    checkBib(
      "@a{k, = {x}, t = {T} {U, V}, \\y = 1, z = 2}", ["a k t={T} z=2"],
      problems: ["unexpected-text: = {x}", "unexpected-text: {U, V}", "unexpected-text: \\y = 1"])
    checkBib(
      "@a{k,\n% t = {T}, }\n z = 2}", ["a k z=2"], problems: ["comment-in-entry: % t = {T}, }"])
  }

  @Test func `broken directives`() {
    checkBib("@string{x}\n@a{k}", ["a k"], problems: ["bad-string: @string{"])
    checkBib(
      "@string{x = \"y}\n@a{k}", ["a k"], problems: ["unclosed-value: \""], macros: ["x = \"y"])
    checkBib(
      "@string{x = 1\n@a{k,}", ["a k"], problems: ["unclosed-entry: @string{"], macros: ["x = 1"])
    checkBib("@preamble{\\x{1}}\n@a{k}", ["a k"], problems: ["unexpected-text: \\"])
    checkBib("@preamble{\"x\n@a{k,}", ["a k"], problems: ["unclosed-value: \""])
  }
}
