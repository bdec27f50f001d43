import Citations
import Testing

struct TypstPropertyTests {
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
