import Citations
import Testing

struct TypstPropertyTests {
  @Test func `any text can be read`() {
    checkDamaged(
      """
      #import "é.typ": note
      #let say(key) = [see #cite(key, supplement: [p. 3])]
      = Tides <tides>
      See @smith:2020[pp. 3–5], @é1. and #cite(<a>, form: "prose") @tides /* @no /* @b */ */.
      #note[`@no` ```x @no``` $@c "@no"$ \\@no https://x.y/@no] // @no
      #if x { cite(label("d e")) } else [@f @g]
      #bibliography(("refs.bib", "日本.yml"), full: true)
      """, as: .typst)
  }

  @Test(arguments: [
    "@", "@a[", "#cite(<", "#f(", "#{", "#[", "$", "`", "```", "/*", "\"", "#\"", "#if x ",
    "#if x [",
    "#let f(", "#let x = [", "<a", "<a>", "[", "]", ")", "}", "#(", "https://(", "#{[", "#([{",
    "#cite(label(\"", "#cite(<a>", "#cite(supplement: [", "@a ", "#cite(<a>) ", "#x.y(z)",
    "#context ",
    "#if x {} else ", "#show: x => [", "#{)", "#[)", "@a[x] ", "`` ` ", "$#",
  ])
  func `repeated openings are read in linear time`(_ unit: String) {
    checkLinear(unit, end: "@end", in: .typst)
  }
}
