import Citations
import Testing

/// What Pandoc 3.9 reads, key by key.
struct MarkdownKeyTests {
  @Test func `a bare key is letters, digits and underscores`() {
    checkCitations("@a @1b @_c @smith_2020 @*d", "a 1b _c smith_2020 *d")
    checkCitations("@a_ @a__b", "a_ a__b")
    checkCitations("@-a @ a @(a) @", "")
  }

  @Test func `a bare key has single punctuation inside but not at its end`() {
    checkCitations(
      "@a:b @a.b @a#b @a$b @a%b @a&b @a-b @a+b @a?b @a<b @a>b @a~b @a/b",
      "a:b a.b a#b a$b a%b a&b a-b a+b a?b a<b a>b a~b a/b")
    checkCitations("x @a. @b? @c: @d- (@e) @f's @g* @h! @i, @j|k", "a b c d e f g h i j")
    checkCitations("@a::b @a--b @a..b", "a a a")
  }

  @Test func `a colon or slash may stand before a slash`() {
    checkCitations(
      "@a//b @a:/b @a/b/ @https://doi.org/10.1/x", "a//b a:/b a/b https://doi.org/10.1/x")
  }

  @Test func `a braced key is anything without white space and with balanced braces`() {
    checkCitations("@{a;b} @{a{b}c} @{a--b} @{a]b}", "{a;b} {a{b}c} {a--b} {a]b}")
    checkCitations("@{a b} @{a\nb} @{a{b}", "")
  }

  @Test func `letters and digits of all scripts are key characters`() {
    checkCitations("@é1 @日本 @١ @½ @müller-straße", "é1 日本 ١ ½ müller-straße")
    checkCitations("@a’s @b—c @c\u{301}", "a b c")
  }

  @Test func `no citation begins after a word`() {
    checkCitations("a@b 1@b é@b 日@b a@b.c first.last@example.org", "")
    checkCitations("x.@b .@b ..@b 1.@b", "")
  }

  @Test func `a citation begins after everything else`() {
    checkCitations("x_@b x-@c /@d )@e <@f> x,@g \"x\"@h ...@i \\_@j", "b c d e f g h i j")
    checkCitations("`x`@b $x$@c <i>@d [x](u)@e &amp;@f", "b c d e f")
    checkCitations("@a@b", "a b")
  }

  @Test func `no citation begins after emphasis`() {
    checkCitations("*x*@a **x**@b _x_@c", "")
    checkCitations("*x* @a *@b* **@c** _see @d_", "a b c d_")
  }

  @Test func `a minus suppresses the author where it is no dash`() {
    checkCitations("-@a [-@b] [see -@c]", "-a -b -c")
    checkCitations("--@a ---@b ----@c x-@d [x-@e]", "a b -c d [e]")
  }

  @Test func `cross-references are no citations`() {
    checkCitations(
      "@fig-x @tbl-y @sec-z @eq-a @lst-b @thm-c @nte-d @Fig-e @fig:f \\@ref(fig:g)", "")
    checkCitations("@figure-x @fig @section-2 @def2020", "figure-x fig section-2 def2020")
    checkCitations("[@fig-x; @a] [-@fig-x]", "[a]")
  }

  @Test(arguments: [
    ("smith2020", InsertionForm.bare), ("DBLP:conf/aaai/X10", .bare), ("é", .bare),
    ("10.1000/xyz(1)", .braced), ("a--b", .braced), ("a::b", .braced), ("a-", .braced),
    ("2012ApJ...744...93C", .braced), ("a;b", .braced), ("*", .braced), ("a{b}", .braced),
    ("-a", .braced), ("a’b", .braced),
  ])
  func `knows how a key is inserted`(_ key: String, _ form: InsertionForm) {
    #expect(insertionForm(of: Array(key.utf8), language: .markdown) == form)
    let written = form == .bare ? "@\(key)" : "@{\(key)}"
    let bytes = Array("\(written) x".utf8)
    guard key != "*" else { return }
    let found = citations(in: bytes, language: .markdown).citations.map {
      text($0.keyRange, in: bytes)
    }
    #expect(found == [key])
  }

  @Test(arguments: ["", "a b", "a\tb", "a\u{A0}b", "a{b", "a}b", "}a{"])
  func `knows which keys cannot be cited`(_ key: String) {
    #expect(insertionForm(of: Array(key.utf8), language: .markdown) == nil)
  }
}
