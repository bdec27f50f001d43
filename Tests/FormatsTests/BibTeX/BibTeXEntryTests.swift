import Formats
import TestSupport
import Testing
import TextStorage

func checkBib(
  _ bib: String, _ entries: [String], problems: [String] = [], macros: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SourceText(bib)
  let source = BibTeXSource.parse(text)
  let found = SourceDescription(source, text: text)
  #expect(found.entries == entries, sourceLocation: sourceLocation)
  #expect(found.problems == problems, sourceLocation: sourceLocation)
  #expect(found.macros == macros, sourceLocation: sourceLocation)
  #expect(disorder(in: source, byteCount: text.byteCount) == nil, sourceLocation: sourceLocation)
}

@Suite struct BibTeXEntryTests {
  @Test func `reads entries in braces and in parentheses`() {
    checkBib(
      "@article{a, title = {T}, year = 2020}\n@Misc(b, title = {T)})",
      ["article a title={T} year=2020", "misc b title={T)}"])
  }

  @Test func `reads empty and head-only files`() {
    checkBib("", [])
    checkBib("@", [])
    checkBib("@article", [])
    checkBib("@article{a}", ["article a"])
    checkBib("@misc(a)", ["misc a"])
    checkBib("@misc( a )", ["misc a"])
  }

  @Test func `names are read in any case and with hyphens`() {
    checkBib(
      "@Book_Section{a, Date-Added = {x}, X_Y:z = 1}",
      ["book_section a date-added={x} x_y:z=1"])
  }

  @Test func `blanks are free`() {
    checkBib(
      "@ article \n{\n a\t,\r\n title\r\n=\r\n{T}\r\n,\r\n}\r\n@misc\t(b\n)",
      ["article a title={T}", "misc b"])
  }

  @Test(arguments: [
    "DBLP:conf/aaai/X10", "10.1000/xyz(1)", "AFK+09", "ABC*15", "Foo_bar.baz.", "müller2020",
    "山田2019", "2012ApJ...744...93C", "a-", "a::b", "it's", "a\"b", "a#b", "a@b", "a\\b", "a=b",
    "~x", "%x", "<x>", "a;b",
  ])
  func `reads an odd key`(key: String) {
    checkBib("@misc{\(key), note = {n}}", ["misc \(key) note={n}"])
    checkBib("@misc(\(key), note = {n})", ["misc \(key) note={n}"])
    checkBib("@misc{\(key)}", ["misc \(key)"])
  }

  @Test func `an entry without a key keeps its fields`() {
    checkBib(
      "@Article{, title = {T}}", ["article (no key) title={T}"],
      problems: ["missing-key: @Article{"]
    )
    checkBib("@article{}", ["article (no key)"], problems: ["missing-key: @article{"])
    checkBib(
      "@article{title = {T}, year = 1}", ["article (no key) title={T} year=1"],
      problems: ["missing-key: @article{"])
    checkBib(
      "@article{year=2020, x={y}}", ["article (no key) year=2020 x={y}"],
      problems: ["missing-key: @article{"])
  }

  @Test func `braces nest in values`() {
    checkBib("@a{k, t = {A {B} {C {D}}}}", ["a k t={A {B} {C {D}}}"])
    checkBib("@a{k, t = \"A {\"B\"} C\"}", ["a k t={A {\"B\"} C}"])
    checkBib("@a{k, t = {say \"hi}, u = {}}", ["a k t={say \"hi} u={}"])
    checkBib("@a{k, t = \"\"}", ["a k t={}"])
  }

  @Test func `parts are joined and macros kept as expressions`() {
    checkBib(
      "@a{k, m = jan, d = \"1~\" # feb # {x}, y = 2020 # 1, n = 12}",
      ["a k m:jan d:\"1~\" # feb # {x} y:2020 # 1 n=12"])
  }

  @Test func `macros are defined in all forms`() {
    checkBib(
      """
      @string{ACL = "Assoc."}
      @String( b = acl # { B } )
      @string{c = 1, d = "2",}
      """,
      [], macros: ["acl = \"Assoc.\"", "b = acl # { B }", "c = 1", "d = \"2\""])
  }

  @Test func `preambles are skipped`() {
    checkBib(
      """
      @preamble{ "\\def\\x{1}" # y }
      @Preamble("a")
      @preamble{}
      @a{k}
      """,
      ["a k"])
  }

  @Test func `balanced comments are skipped, entries and all`() {
    checkBib("@comment{@a{x, t = {T}}}\n@a{k}", ["a k"])
    checkBib("@Comment{jabref-meta: groups:\n0 x;\n}\n@a{k}", ["a k"])
    checkBib("@comment(@a{x} {)\n@a{k}", ["a k"])
    checkBib("@comment{see @comment{x} and y} @a{k}", ["a k"])
  }

  @Test func `a comment that is not closed loses its own line only`() {
    checkBib(
      "@comment{ {x}\n@a{j}\n@a{k}", ["a j", "a k"], problems: ["unclosed-comment: @comment{"])
    checkBib(
      "@comment{x\n@a{j}\n@comment{y}\n@a{k}", ["a j", "a k"],
      problems: ["unclosed-comment: @comment{"])
  }

  @Test func `a comment without braces is its word only`() {
    checkBib("@comment nothing\n@a{k}", ["a k"])
    checkBib("@comment\n@a{k}", ["a k"])
    checkBib("@comment @a{k}", ["a k"])
  }

  @Test func `free text is ignored`() {
    checkBib(
      "Refs of 2020, \"by {me}, mail me@x.org.\n% nothing 50% }\n@a{k} trailing\n@b{l}",
      ["a k", "b l"])
    checkBib("me@x.org (or not), me@x{k, y = 1}", ["x k y=1"])
  }

  @Test func `an entry whose every line is commented out is no entry`() {
    checkBib("%@a{x,\n%  t = {see @b{y, z}},\n % }\n@a{k}", ["a k"])
    checkBib("  %% @a(x,\r\n%  y = 1)\r\n%@a{z,\r\n%}\r\n@a{k}", ["a k"])
    checkBib("%@a{x, t = {T}} @b{y, z = 1}\n%@string{x = {y}}\n@a{k}", ["a k"])
    checkBib("% @a{x}", [])
  }

  @Test func `only a whole entry can be commented out`() {
    checkBib("%@a{x,\n t = {T}}\n@a{k}", ["a x t={T}", "a k"])
    checkBib("% see @a{x,\n% y\n}", ["a x"], problems: ["comment-in-entry: % y"])
    checkBib("@a{j} %@a{x, y = 1}", ["a j", "a x y=1"])
    checkBib("%\n@a{x, y = 1}", ["a x y=1"])
  }

  @Test func `a repeated field is kept and said`() {
    checkBib(
      "@a{k, Note = {1}, x = 2, note = {3}}\n@a{l, note = 1}",
      ["a k note={1} x=2 note={3}", "a l note=1"], problems: ["duplicate-field: note"])
  }
}
