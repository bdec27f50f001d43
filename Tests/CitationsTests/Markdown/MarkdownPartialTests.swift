import Citations
import Testing

struct MarkdownPartialTests {
  @Test func `directly after the mark`() {
    checkPartial("see @1️⃣", "authorInText \"\"")
    checkPartial("[@1️⃣]", "normal \"\", in brackets")
    checkPartial("[@1️⃣", "normal \"\", in brackets")
    checkPartial("@1️⃣ word", "authorInText \"\"")
    checkPartial("-@1️⃣", "suppressAuthor \"\"")
  }

  @Test func `outside of brackets it is a run of key characters`() {
    checkPartial("see @smi1️⃣ and", "authorInText \"smi\"")
    checkPartial("@smith:201️⃣", "authorInText \"smith:20\"")
    checkPartial("@smith 21️⃣", nil)
    checkPartial("@smith's1️⃣", nil)
    checkPartial("@smith)1️⃣", nil)
    checkPartial("@müll1️⃣", "authorInText \"müll\"")
  }

  @Test func `punctuation just typed is still part of it`() {
    checkPartial("@smith:1️⃣", "authorInText \"smith:\"")
    checkPartial("[@a/b.1️⃣]", "normal \"a/b.\", in brackets")
    checkPartial("@smith-1️⃣ x", "authorInText \"smith-\"")
  }

  @Test func `in brackets it is a phrase`() {
    checkPartial("[@chain verif1️⃣", "normal \"chain verif\", in brackets")
    checkPartial("[@chain verif1️⃣]", "normal \"chain verif\", in brackets")
    checkPartial("[see @o'brien 2020 1️⃣]", "normal \"o'brien 2020 \", in brackets")
    checkPartial("[-@chain ver1️⃣]", "suppressAuthor \"chain ver\", in brackets")
    checkPartial("[@ 1️⃣]", nil)
  }

  @Test func `in brackets it may hold any punctuation`() {
    checkPartial("[@vaswani et al., 20171️⃣", "normal \"vaswani et al., 2017\", in brackets")
    checkPartial("[@Devlin, J. 20191️⃣]", "normal \"Devlin, J. 2019\", in brackets")
    checkPartial("[@smith2020, p. 31️⃣]", "normal \"smith2020, p. 3\", in brackets")
    checkPartial("[@attention,1️⃣", "normal \"attention,\", in brackets")
    checkPartial("[@o'brien1️⃣", "normal \"o'brien\", in brackets")
    checkPartial("[@what's in1️⃣", "normal \"what's in\", in brackets")
    checkPartial("[@what’s in1️⃣", "normal \"what’s in\", in brackets")
    checkPartial("[@attention (vaswani1️⃣", "normal \"attention (vaswani\", in brackets")
    checkPartial("[@\"attention is all1️⃣", "normal \"\"attention is all\", in brackets")
    checkPartial("[@c\\d `e` [f {g1️⃣", "normal \"c\\d `e` [f {g\", in brackets")
    checkPartial("[@a, b; @c, d1️⃣]", "normal \"c, d\", in brackets, with a")
    checkPartial("@\"attention1️⃣", nil)
    checkPartial("@smith, p1️⃣", nil)
  }

  @Test func `a semicolon, a bracket or the line's end ends it`() {
    checkPartial("[@smith2020; 1️⃣]", nil)
    checkPartial("[@smith, p. 3; see1️⃣]", nil)
    checkPartial("[@smith [p. 3] see1️⃣]", nil)
    checkPartial("[@smith2020]1️⃣", nil)
    checkPartial("[@smith2020\n1️⃣]", nil)
  }

  @Test func `the replacement goes to the end of the key`() {
    checkPartial("@smi1️⃣th2020 x", "authorInText \"smi\", +th2020")
    checkPartial("[@1️⃣smith:2020.]", "normal \"\", +smith:2020, in brackets")
    checkPartial("[@smith1️⃣:2020]", "normal \"smith\", +:2020, in brackets")
    checkPartial("[@chain ver1️⃣ification x]", "normal \"chain ver\", +ification, in brackets")
    checkPartial("[@chain 1️⃣word]", "normal \"chain \", in brackets")
  }

  @Test func `braces take any phrase`() {
    checkPartial("@{odd k1️⃣", "authorInText \"odd k\", braced")
    checkPartial("@{1️⃣}", "authorInText \"\", braced")
    checkPartial("[@{odd--k1️⃣ey}]", "normal \"odd--k\", +ey, braced, in brackets")
    checkPartial("@{a@b1️⃣", "authorInText \"a@b\", braced")
    checkPartial("@{o'br1️⃣", "authorInText \"o'br\", braced")
    checkPartial("@{a}1️⃣", nil)
    checkPartial("[@{a}, b1️⃣", nil)
  }

  @Test func `knows the other keys of the group`() {
    checkPartial("[@a; @1️⃣", "normal \"\", in brackets, with a")
    checkPartial("[@a; @b1️⃣; @c] @d", "normal \"b\", in brackets, with a c")
    checkPartial("[see @a,\np. 3; @b c1️⃣]", "normal \"b c\", in brackets, with a")
    checkPartial("> [@a;\n> @b c1️⃣]", "normal \"b c\", in brackets, with a")
    checkPartial("[@a, @b1️⃣]", "authorInText \"b\", in brackets, with a")
  }

  @Test func `brackets that are no group do not make phrases`() {
    checkPartial("[@a b1️⃣](u)", nil)
    checkPartial("[@a1️⃣](u)", "authorInText \"a\"")
    checkPartial("^[see @a b1️⃣]", nil)
    checkPartial("[x] @a b1️⃣", nil)
    checkPartial("[x\n@a b1️⃣", nil)
    checkPartial("[x\n\n@a b1️⃣", nil)
  }

  @Test func `not after a word`() {
    checkPartial("mail a@b1️⃣", nil)
    checkPartial("x.@1️⃣", nil)
    checkPartial("\\@a1️⃣", nil)
    checkPartial("[a@b c1️⃣]", nil)
  }

  @Test func `not where nothing is a citation`() {
    checkPartial("`@a1️⃣`", nil)
    checkPartial("```\n@a1️⃣\n```", nil)
    checkPartial("    @a1️⃣", nil)
    checkPartial("[x](u/@a1️⃣)", nil)
    checkPartial("https://x.y/@a1️⃣", nil)
    checkPartial("$@a1️⃣$", nil)
    checkPartial("<!-- @a1️⃣ -->", nil)
    checkPartial("<a b=\"@a1️⃣\">", nil)
    checkPartial("[x]: u/@a1️⃣", nil)
    checkPartial("no mark1️⃣", nil)
  }

  @Test func `not in code whose closing mark is not typed yet`() {
    checkPartial("Use `@x1️⃣", nil)
    checkPartial("Use `a` and ``b ` @x1️⃣", nil)
    checkPartial("Use `a` and @x1️⃣", "authorInText \"x\"")
    checkPartial("Use \\` and @x1️⃣", "authorInText \"x\"")
    checkPartial("Use `a\nb` and @x1️⃣", "authorInText \"x\"")
    checkPartial("Use `a\nand @x1️⃣", "authorInText \"x\"")
    checkPartial("> [see `a @x1️⃣", nil)
    checkPartial("---\nabstract: |\n  Use `@x1️⃣\n---\n", nil)
  }

  @Test func `not in a comment, link or tag that is not closed yet`() {
    checkPartial("a <!-- @x1️⃣", nil)
    checkPartial("a <!-- b --> @x1️⃣", "authorInText \"x\"")
    checkPartial("[a](@x1️⃣", nil)
    checkPartial("[a](u(v) @x1️⃣", nil)
    checkPartial("[a](u) @x1️⃣", "authorInText \"x\"")
    checkPartial("[a](u\n\"v\") @x1️⃣", "authorInText \"x\"")
    checkPartial("<a href=\"@x1️⃣", nil)
    checkPartial("<a href='@x1️⃣ and 'so' on", nil)
    checkPartial("<a href=\"u\">@x1️⃣", "authorInText \"x\"")
    checkPartial("if a <b it's \"so\" @x1️⃣", "authorInText \"x\"")
    checkPartial("www.x.y/@x1️⃣", nil)
    checkPartial("(WWW.x.y/z/@x1️⃣", nil)
    checkPartial("and/@x1️⃣", "authorInText \"x\"")
    checkPartial("www.x.y /@x1️⃣", "authorInText \"x\"")
  }

  @Test func `not below a fence that is not closed yet`() {
    checkPartial("```\n@x1️⃣", nil)
    checkPartial("```py\na\n\nb @x1️⃣\n\n# C\n", nil)
    checkPartial("~~~\n@x1️⃣", nil)
    checkPartial("a\n```\n@x1️⃣", nil)
    checkPartial("> ```\n> @x1️⃣", nil)
    checkPartial("> ```\n\n@x1️⃣", "authorInText \"x\"")
    checkPartial("```\na\n```\n\n@x1️⃣", "authorInText \"x\"")
    checkPartial("@x1️⃣\n\n```\n", "authorInText \"x\"")
    checkPartial("```a``` @x1️⃣", "authorInText \"x\"")
    checkCitations("```\n@x", "x")
  }

  @Test func `not after another mark or as the name of a note`() {
    checkPartial("@@x1️⃣", nil)
    checkPartial("[@@1️⃣", nil)
    checkPartial("[^@x1️⃣", nil)
    checkPartial("[^@x1️⃣]", nil)
  }

  @Test func `not in a cross-reference`() {
    checkPartial("@fig1️⃣", "authorInText \"fig\"")
    checkPartial("@fig-1️⃣", nil)
    checkPartial("[@tbl-x1️⃣]", nil)
  }

  @Test func `in metadata only where it is Markdown`() {
    checkPartial("---\nnocite: |\n  @a, @b1️⃣\n---\n", "nocite \"b\", with a")
    checkPartial("---\nnocite: \"@1️⃣\"\n---\n", "nocite \"\"")
    checkPartial("---\nnocite: @a1️⃣bc\n---\n", "nocite \"a\", +bc")
    checkPartial(
      "---\nabstract: >\n  x [@a; @b c1️⃣]\n---\n", "normal \"b c\", in brackets, with a")
    checkPartial("---\nabstract: '[@o''b1️⃣'\n---\n", nil)
    checkPartial("---\nauthor: \"@a1️⃣\"\n---\n", nil)
    checkPartial("---\nabstract: |\n  x\n\n      @a1️⃣\n---\n", nil)
  }

  @Test func `gives the key the document has now`() {
    let bytes = Array("[@smith2020 p. 3]".utf8)
    let partial = partialCitation(at: 15, in: bytes, language: .markdown)
    #expect(partial?.typedRange == 2..<15)
    #expect(partial?.keyRange == 2..<11)
    let braced = Array("@{a;b}".utf8)
    #expect(partialCitation(at: 3, in: braced, language: .markdown)?.keyRange == 2..<5)
  }

  @Test func `offsets outside of the document or inside of a character give nothing`() {
    #expect(partialCitation(at: 2, in: Array("@é".utf8), language: .markdown) == nil)
    #expect(partialCitation(at: 9, in: Array("@a".utf8), language: .markdown) == nil)
    #expect(partialCitation(at: -1, in: Array("@a".utf8), language: .markdown) == nil)
    #expect(partialCitation(at: 2, in: Array("@a".utf8), language: .bibliography) == nil)
  }
}
