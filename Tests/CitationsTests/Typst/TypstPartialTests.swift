import Citations
import Testing

struct TypstPartialTests {
  @Test(arguments: [
    ("See @smi1️⃣", "normal \"smi\""), ("@1️⃣", "normal \"\""),
    ("@smi1️⃣th:2020.", "normal \"smi\", +th:2020"),
    ("x@a.1️⃣", "normal \"a.\""), ("#f([@a1️⃣])", "normal \"a\""), ("@a1️⃣[p. 3]", "normal \"a\""),
    ("@a[see @b1️⃣]", "normal \"b\""), ("#if x [@a1️⃣", "normal \"a\""), ("#f(\n@a1️⃣", "normal \"a\""),
  ])
  func `finds what is typed after a mark`(_ document: String, _ expected: String) {
    checkPartial(document, expected, in: .typst)
  }

  @Test(arguments: [
    ("#cite(<1️⃣", "normal \"\", angled"), ("#cite(<tides of1️⃣", "normal \"tides of\", angled"),
    ("#cite(<tides o1️⃣f sea>, form: none)", "normal \"tides o\", +f sea, angled"),
    ("#cite(<ti1️⃣des>, form: \"prose\")", "authorInText \"ti\", +des, angled"),
    ("#cite(<ti1️⃣des, form: \"prose\")", "normal \"ti\", +des, angled"),
    ("#cite(label(\"e+1️⃣f\"))", "normal \"e+\", +f, quoted"),
    ("#{ cite(<a1️⃣ }", "normal \"a\", angled"),
    ("#cite(label(\"tides of1️⃣", "normal \"tides of\", quoted"),
    ("#ref(<a1️⃣>)", "normal \"a\", angled"),
  ])
  func `finds what is typed in a call`(_ document: String, _ expected: String) {
    checkPartial(document, expected, in: .typst)
  }

  @Test(arguments: [
    "a1️⃣", "@a b1️⃣", "\\@a1️⃣", "`@a1️⃣`", "`@a1️⃣", "$@a1️⃣$", "$@a1️⃣", "// @a1️⃣", "/* @a1️⃣ */", "/* @a1️⃣",
    "http://x@a1️⃣", "#f(\"@a1️⃣\")", "#f(\"@a1️⃣", "= H <a1️⃣>", "#link(<a1️⃣>)", "#f(label(\"a1️⃣\"))",
    "#cite(<a>1️⃣)", "#cite(<a>, supplement: \"b1️⃣\")", "#let x = @a1️⃣", "a < b1️⃣", "#text(\"a1️⃣\")",
  ])
  func `finds nothing where nothing is cited`(_ document: String) {
    checkPartial(document, nil, in: .typst)
  }

  @Test func `knows the keys beside it`() {
    checkPartial("@x, @a @b[p. 3] @1️⃣ @c\n\n@d", "normal \"\", with a b c", in: .typst)
    checkPartial("@a @b1️⃣", "normal \"b\", with a", in: .typst)
  }
}
