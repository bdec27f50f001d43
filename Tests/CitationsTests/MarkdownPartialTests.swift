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

  @Test func `a comma or semicolon ends it`() {
    checkPartial("[@smith2020, p. 31️⃣]", nil)
    checkPartial("[@smith2020; 1️⃣]", nil)
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
    checkPartial("@{a}1️⃣", nil)
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

  @Test func `offsets outside of the document give nothing`() {
    #expect(partialCitation(at: 9, in: Array("@a".utf8), language: .markdown) == nil)
    #expect(partialCitation(at: -1, in: Array("@a".utf8), language: .markdown) == nil)
    #expect(partialCitation(at: 2, in: Array("@a".utf8), language: .bibliography) == nil)
  }
}
