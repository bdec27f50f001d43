import Citations
import Testing

struct TypstCitationTests {
  @Test(arguments: [
    ("@a", "[a]"), ("As @smith2020 says", "[smith2020]"), ("@é @日本", "[é] [日本]"),
    ("@a:b.c_d-e", "[a:b.c_d-e]"), ("@-a", "[-a]"), ("@1a", "[1a]"), ("@a..b", "[a..b]"),
    ("@ab@cd", "[ab] [cd]"), ("(@a; @b)", "[a] [b]"), ("@a's", "[a]"), ("@a/b", "[a]"),
    ("me@foo.org", "[foo.org]"), ("--@a", "[a]"), ("@a\\ @b", "[a] [b]"), ("\\\\@a", "[a]"),
    ("= @a\n- @b\n/ @c: x", "[a] [b] [c]"), ("[@a] @b", "[a] [b]"), ("\"@a\"", "[a]"),
  ])
  func `reads references`(_ document: String, _ expected: String) {
    check(document, expected)
  }

  @Test(arguments: ["@a.", "@a:", "@a.. And", "@a.:"])
  func `the full stop behind a key is the sentence's`(_ document: String) {
    check(document, "[a]")
  }

  @Test(arguments: ["@", "@ a", "@:", "@..a", "@!", "\\@a", "#\"@a\"", "#raw(\"@a\")"])
  func `a mark without a label is text`(_ document: String) {
    check(document, "")
  }

  @Test func `reads supplements, and what they cite`() {
    check("@a[p. 3] @b[see @c]", "[a] [b] [c]")
    check("@a [no supplement]", "[a]")
    check("@a/* x */[y @b]", "[a] [b]")
  }

  @Test(arguments: [
    ("#cite(<a>)", "[a]"), ("#cite(<a>, form: \"prose\")", "a"),
    ("#cite(form: \"prose\", <a>)", "a"), ("#cite(<a>, form: none)", "!a"),
    ("#cite(<a>, form: \"full\")", "[a]"), ("#cite(<a>, form: \"year\")", "-a"),
    ("#cite(<a>, form: \"author\")", "a"), ("#cite(label(\"e+f\"))", "[e+f]"),
    ("#cite(label(\"e+f\"), form: \"prose\")", "e+f"), ("#cite(<a>)#cite(<b>);@c", "[a] [b] [c]"),
    ("#cite(\n  <a>, // <x>\n  supplement: [see @b],\n)", "[a] [b]"),
    ("#cite(supplement: [see @b], form: \"prose\", <a>)", "[b] a"), ("#std.cite(<a>)", "[a]"),
    ("#ref(<a>)", "[a]"), ("#ref(label(\"e+f\"), supplement: [x])", "[e+f]"),
    ("#cite(<a>, style: \"ieee\")", "[a]"), ("#{ cite(<a>); [@b] } @c", "[a] [b] [c]"),
    ("#cite(<a.>)", "[a.]"),
  ])
  func `reads calls`(_ document: String, _ expected: String) {
    check(document, expected)
  }

  @Test(arguments: [
    "#link(<a>)[x]", "#cite(label(\"a\\u{62}\"))", "#cite(key)", "#set cite(style: \"x\")",
    "#show cite: it => it", "#query(<a>)", "#counter(<a>)", "#context here().page()",
  ])
  func `a label in another call is no key`(_ document: String) {
    check(document, "")
  }

  @Test func `learns the functions that cite`() {
    check("#let p = cite.with(form: \"prose\")\n#p(<a>)", "[a]")
    check("#let q(key) = [(#cite(key))]\n#q(<a>) #r(<b>)", "[a]")
    check("#prose-cite(<a>) #citet(<b>) #other(<c>)", "[a] [b]")
  }

  @Test(arguments: [
    "// @a\n", "/* @a /* @a */ @a */", "`@a`", "```typ @a```", "$@a$", "$a_(@a)$",
    "$ \"@a\" $", "http://x@a", "xhttps://y.z/(@a)/[@a]?@a", "text//@a",
    "#import \"@preview/x:1.0.0\": *",
  ])
  func `nothing is cited in comments, raw text, math and addresses`(_ document: String) {
    check(document + "\n@b", "[b]")
  }

  @Test(arguments: [
    ("$#cite(<a>) @b$ @c", "[a] [c]"), ("$ x \"@a\" #[@b] $", "[b]"), ("``@a``", "[a]"),
    ("````@a```@b````@c", "[c]"), ("(http://x) @a", "[a]"), ("http:@a h@b", "[a] [b]"),
    ("https://x.y). @a", "[a]"),
  ])
  func `reads what is cited between them`(_ document: String, _ expected: String) {
    check(document, expected)
  }

  @Test(arguments: [
    ("#let x = [@a]\n@b", "[a] [b]"), ("#let x = 1 ;@b", "[b]"), ("#set text(red) if x\n@a", "[a]"),
    ("#show: it => [@a #it]\n@b", "[a] [b]"),
    ("#if x == [@a] [@b] else [@c] @d", "[a] [b] [c] [d]"),
    ("#if x {[@a]} else if y.z(1) and not w {[@b]} else {[]} @c", "[a] [b] [c]"),
    ("#if x [@a]\nelse [@b] @c", "[a] [b] [c]"), ("#for (i, x) in f().g() [@a] @b", "[a] [b]"),
    ("#while i < 3 {} @a", "[a]"), ("#context [@a] + @b", "[a] [b]"), ("#(1 + 2)@a", "[a]"),
    ("#5pt@a", "[a]"), ("#x.y@a", "[a]"), ("#x.@a", "[a]"), ("#footnote[@a]@b", "[a] [b]"),
    ("#f(x)[@a][@b] (@c)", "[a] [b] [c]"), ("#f(x, y: [@a @b])", "[a] [b]"),
    ("#[@a\n#let x = 3\n@b]@c", "[a] [b] [c]"), ("#let f(x) = {\n  [@a]\n}\n@b", "[a] [b]"),
    ("#{\n// } @x\n[@a]\n}@b", "[a] [b]"), ("#`@x` @a", "[a]"), ("#!/x @x\n@a", "[a]"),
    ("#figure([@a], caption: [@b]) <c>\n@c", "[a] [b]"), ("# @a", "[a]"), ("#@a", "[a]"),
    ("#import calc: *\n@a", "[a]"), ("#f(\"]\", [@a])", "[a]"),
  ])
  func `reads markup in code, and goes on behind it`(_ document: String, _ expected: String) {
    check(document, expected)
  }

  @Test func `a reference to a label of the document is no citation`() {
    check("= H <h>\n@h @a #ref(<h>)", "[a]")
    check("@fig-x #figure([]) <fig-x>", "")
    check("#figure([]) #label(\"f\") @f", "")
    check("@t[Table] $ x $ <t> @a", "[a]")
    check("#let terms = ((key: \"cnn\", short: \"CNN\"),)\n@cnn and @cnn:pl of @a", "[a]")
    check("= M <math>\n@math @math:a", "[math:a]")
    let found = citations(in: Array("= H <h> #label(\"g\")".utf8), language: .typst)
    #expect(found.definedLabels == [5..<6, 16..<17])
  }

  @Test func `what follows at once is one group`() {
    checkGroups("@a @b, @c", ["@a @b = [a] [b]"], in: .typst)
    checkGroups("@a[p. 3]\n@b\n\n@c", ["@a[p. 3]\n@b = [a] [b]"], in: .typst)
    checkGroups("x #cite(<a>, form: \"prose\") y", ["#cite(<a>, form: \"prose\") = a"], in: .typst)
    checkGroups("@a #cite(<b>) @c[x]", ["@a #cite(<b>) @c[x] = [a] [b] [c]"], in: .typst)
    checkGroups("@a[see @b @c]", ["@a[see @b @c] = [a]", "@b @c = [b] [c]"], in: .typst)
    checkGroups("#{ cite(<a>) }", ["cite(<a>) = [a]"], in: .typst)
    checkGroups(
      "#cite(supplement: [@b[x]], <a>)",
      ["#cite(supplement: [@b[x]], <a>) = [a]", "@b[x] = [b]"], in: .typst)
  }

  @Test(arguments: [
    ("#cite(<a\n@b", "[b]"), ("#f[x\n@a", "[a]"), ("$x\n@a", "[a]"), ("`x\n@a", "[a]"),
    ("#f(\"x\n@a", "[a]"), ("#{ [@a] \n@b", "[b]"), ("] @a ) } @b", "[a] [b]"),
    ("#f(]@a", ""), ("@a[x\n@b", "[a] [b]"), ("#[#f(x] @a", "[a]"),
  ])
  func `an opening without an end costs its line`(_ document: String, _ expected: String) {
    check(document, expected)
  }

  private func check(
    _ document: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    checkCitations(document, expected, in: .typst, sourceLocation: sourceLocation)
  }
}
