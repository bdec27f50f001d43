import Citations
import Testing

struct MarkdownGroupTests {
  @Test func `reads groups with prefixes, locators and suffixes`() {
    checkGroups("x [@a] y", ["[@a] = [a]"])
    checkGroups(
      "[see @a, pp. 3-5; also -@b, *passim*; @{c}]",
      ["[see @a, pp. 3-5; also -@b, *passim*; @{c}] = [a] -b [{c}]"])
    checkGroups("[ @a ;@b ]", ["[ @a ;@b ] = [a] [b]"])
  }

  @Test func `a second key in a part is author-in-text`() {
    checkGroups("[@a, @b]", ["[@a, @b] = [a] b"])
    checkGroups("[@a@b; @c]", ["[@a@b; @c] = [a] b [c]"])
  }

  @Test func `a part without a key makes no group`() {
    checkGroups("[@a;@b;] [@a; see c] [; @a]", [])
    checkCitations("[@a;@b;] [@c; see d]", "a b c")
  }

  @Test func `brackets belong to the author-in-text citation before them`() {
    checkGroups("@a [p. 3] says", ["@a [p. 3] = a"])
    checkGroups("@a\n[p. 3; @b]", ["@a\n[p. 3; @b] = a [b]"])
    checkGroups("@a [see @b; @c]", ["@a [see @b; @c] = a [b] [c]"])
    checkGroups("-@a [p. 3]", ["-@a [p. 3] = -a"])
    checkGroups("[@a, @b [p. 3]]", ["[@a, @b [p. 3]] = [a]", "@b [p. 3] = b"])
    checkGroups("@a\n\n[p. 3]", [])
    checkGroups("@a [x](u) @b [x]{.c} @c [x][y] @d [^1]", [])
  }

  @Test func `links, spans and references are no groups`() {
    checkCitations("[@a](u) [@b]{.c} [@c][d] ![@e](u) [@f;@g](u)", "a b c e f g")
    checkGroups("[@a](u) [@b]{.c} [@c][d]", [])
    checkGroups("[@a] (u) [@b](u", ["[@a] = [a]", "[@b] = [b]"])
  }

  @Test func `a note is no group but can have one`() {
    checkCitations("x^[@a] y^[see [@b]]", "a [b]")
    checkCitations("[^@a] [^a]: @b", "b")
  }

  @Test func `groups nest`() {
    checkGroups("[[@a]] [see [@b]]", ["[@a] = [a]", "[@b] = [b]"])
    checkGroups("[@a [@b]]", ["[@a [@b]] = [a]", "[@b] = [b]"])
    checkGroups("[@a [x; y]; @b]", ["[@a [x; y]; @b] = [a] [b]"])
  }

  @Test func `emphasis in a group hides what is in it`() {
    checkCitations("[*see @a* @b]", "a [b]")
    checkGroups("[@a *x; y*; @b]", ["[@a *x; y*; @b] = [a] [b]"])
  }

  @Test func `a group goes over lines but not over paragraphs`() {
    checkGroups("[@a;\n@b]", ["[@a;\n@b] = [a] [b]"])
    checkGroups("> [@a;\n> @b]", ["[@a;\n> @b] = [a] [b]"])
    checkGroups("- [@a;\n  @b]", ["[@a;\n  @b] = [a] [b]"])
    checkGroups("[@a;\n\n@b]", [])
  }

  @Test func `what cannot close a group does not`() {
    checkGroups("[@a `]` \\] $]$; @b]", ["[@a `]` \\] $]$; @b] = [a] [b]"])
    checkGroups("[@a", [])
  }

  @Test func `gives the ranges of citations`() {
    let bytes = Array("x [see -@{a b} -@{a;b}, p. 3]".utf8)
    let result = citations(in: bytes, language: .markdown)
    #expect(result.citations.map(\.keyRange) == [18..<21])
    #expect(result.citations.map(\.range) == [15..<22])
    #expect(result.citations.map(\.group) == [0])
    #expect(result.groups.map(\.range) == [2..<29])
    #expect(result.groups.map(\.citations) == [0..<1])
  }
}
