import Citations
import Testing

struct TypstKeyTests {
  @Test(arguments: [
    ("smith2020", "smith2020"), ("DBLP:conf.x_y-z", "DBLP:conf.x_y-z"), ("é日", "é日"),
    ("a.", "#cite(label(\"a.\"))"), ("10.1000/x", "#cite(label(\"10.1000/x\"))"),
    ("e+f", "#cite(label(\"e+f\"))"), ("a\"b\\c", "#cite(label(\"a\\\"b\\\\c\"))"),
  ])
  func `writes a key after a mark`(_ key: String, _ expected: String) {
    check(key, "@1️⃣x2️⃣", expected, expected.hasPrefix("#") ? (1, 0) : (0, 0))
  }

  @Test func `writes a key in brackets`() {
    check("a.b", "#cite(<1️⃣x2️⃣>)", "a.b")
    check("a.b", "#cite(<1️⃣x2️⃣", "a.b>")
    check("a.", "#cite(<1️⃣x2️⃣>)", "a.")
    check("e+f", "#cite(<1️⃣x2️⃣>)", "label(\"e+f\")", (1, 1))
    check("e+f", "#cite(<1️⃣x2️⃣)", "label(\"e+f\")", (1, 0))
  }

  @Test func `writes a key in a string`() {
    check("e+f", "#cite(label(\"1️⃣x2️⃣\"))", "e+f")
    check("e+\"", "#cite(label(\"1️⃣x2️⃣\"))", "e+\\\"")
    check("e+f", "#cite(label(\"1️⃣x2️⃣", "e+f\"")
  }

  @Test func `a key that needs a call takes no supplement over`() {
    check("e+f", "@1️⃣x2️⃣[p. 3]", nil)
    check("", "@1️⃣x2️⃣", nil)
  }

  private func check(
    _ key: String, _ marked: String, _ expected: String?, _ counts: (Int, Int) = (0, 0),
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    checkInsertion(
      of: key, in: marked, expected, counts, language: .typst, sourceLocation: sourceLocation)
  }
}
