import Bibliography
import Testing

private func entry(_ type: String, _ fields: [(String, String)]) -> Entry {
  Entry(
    key: "k", type: type,
    fields: fields.map { Entry.Field(name: $0.0, value: Array($0.1.utf8), form: .latex) })
}

private let paper = entry(
  "article",
  [
    ("author", "Vaswani, Ashish and Shazeer, Noam and van der Berg, Niki"),
    ("title", "An awesome paper on {JabRef}: {\\\"U}bungen"), ("year", "2017"),
    ("pages", "7,41,73--97"), ("journal", "Journal of Fish Biology"), ("keywords", "sea, sand"),
  ])

private func checkKey(
  _ template: String, _ expected: String?, of entry: Entry = paper,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let key = KeyTemplate(template).flatMap { $0.key(for: entry) }
  #expect(key?.string == expected, sourceLocation: sourceLocation)
}

private func authors(_ names: String) -> Entry { entry("article", [("author", names)]) }

struct KeyTemplateTests {
  @Test func `joins markers and what stands between them`() {
    checkKey("[auth][year]", "Vaswani2017")
    checkKey("[auth:lower]_[shortyear]", "vaswani_17")
    checkKey("x/[auth]:[title:abbr]", "x/Vaswani:AAPoJU")
  }

  @Test func `knows the parts of a list of authors`() {
    checkKey("[authors]", "VaswaniShazeerBerg")
    checkKey("[authors2]", "VaswaniShazeerEtAl")
    checkKey("[authEtAl]", "VaswaniEtAl")
    checkKey("[auth.etal]", "Vaswani.etal")
    checkKey("[auth.auth.ea]", "Vaswani.Shazeer.ea")
    checkKey("[authshort]", "VSB")
    checkKey("[authorsAlpha]", "VSB")
    checkKey("[authorIni]", "VaswaSB")
    checkKey("[authorLast]", "Berg")
    checkKey("[authForeIni][authorLastForeIni]", "AN")
    checkKey("[auth4]", "Vasw")
    checkKey("[auth3_2]", "Sha")
    checkKey("[authIni7]", "VasShBe")
  }

  @Test func `knows lists of other lengths`() {
    checkKey("[authshort] [authorsAlpha] [authEtAl]", "DoeDoeDoe", of: authors("Doe, Jo"))
    checkKey("[authEtAl] [auth.etal]", "DoeRoeDoe.Roe", of: authors("Doe, Jo and Roe, A."))
    checkKey("[authorsAlpha]", "ABC+", of: authors("A, A and B, B and C, C and D, D and E, E"))
    checkKey("[authors]", "DoeEtAl", of: authors("Doe, Jo and others"))
    checkKey("[authFirstFull]", "vanderBerg", of: authors("van der Berg, Niki"))
    checkKey("[auth:lower]", "muller", of: authors("M{\\\"u}ller, {\\'E}."))
  }

  @Test func `takes editors where there are no authors, if it may`() {
    let book = entry("book", [("editor", "Doe, Jo and Roe, A."), ("year", "1999")])
    checkKey("[auth][year]", "Doe1999", of: book)
    checkKey("[pureauth][year]", "1999", of: book)
    checkKey("[edtr][editors][edtrshort]", "DoeDoeRoeDR", of: book)
  }

  @Test func `knows the words of a title`() {
    checkKey("[veryshorttitle]", "Awesome")
    checkKey("[shorttitle]", "AwesomePaperJabref")
    checkKey("[camel]", "AnAwesomePaperOnJabrefUbungen")
    checkKey("[title]", "AnAwesomePaperonJabrefUbungen")
    checkKey("[fulltitle]", "AnawesomepaperonJabRefUbungen")
    checkKey("[shorttitleINI]", "apJ")
  }

  @Test func `knows other fields`() {
    checkKey("[firstpage]-[lastpage]", "7-97")
    checkKey("[entrytype][keyword2]", "Articlesand")
    checkKey("[journal:abbr]", "JoFB")
  }

  @Test func `changes values`() {
    checkKey("[auth:upper]", "VASWANI")
    checkKey("[fulltitle:capitalize]", "AnAwesomePaperOnJabrefUbungen")
    checkKey("[fulltitle:truncate4]", "Ana")
    checkKey("[volume:(unknown)][year]", "unknown2017")
    checkKey(#"[auth.etal:lower:regex("\\.","-")]"#, "vaswani-etal")
  }

  @Test func `takes any number`() {
    let (least, most) = (Int.min, Int.max)
    checkKey("x[year][auth\(most)][auth3_\(least)][keyword\(least)]", "x2017Vaswani")
    checkKey("x[year][authIni\(least)][authors\(least)][keywords\(least)]", "x2017EtAl")
    checkKey("x[year][auth\(most)0]", "x2017")
  }

  @Test func `makes no key of nothing`() {
    checkKey("x[volume]", nil)
  }

  @Test func `has other templates for some types`() {
    let template = KeyTemplate("[auth][year]")?.setting("[year]-TR", forType: "techreport")
    let report = entry("techreport", [("year", "1999"), ("author", "Doe")])
    #expect(template?.key(for: report) == "1999-TR")
    #expect(template?.key(for: paper) == "Vaswani2017")
  }

  @Test(arguments: [
    (
      "author-year", "author-year",
      "A key template needs a marker in brackets, as “[auth:lower][year]” has."
    ),
    ("é[year][auth", "[auth", "A marker is not closed: “[auth”."),
    ("[auth:loud]", "loud", "There is no modifier “:loud” of markers."),
    ("[year][]", "[]", "A marker needs a name: “[]”."),
    ("[authr:lower]", "authr", "There is no marker “[authr]” of people."),
    (
      #"[auth:lower:regex(".*","x")]"#, #"regex(".*","x")"#,
      #"“:regex(".*","x")”: a regular expression is understood only where it is a plain text."#
    ),
  ])
  func `says what is wrong with a template, and where`(
    template: String, place: String, message: String
  ) {
    let failure = #expect(throws: KeyTemplate.Failure.self) { try KeyTemplate(parsing: template) }
    #expect(failure?.message == message)
    #expect(
      failure.map { String(decoding: Array(template.utf8)[$0.range], as: UTF8.self) } == place)
  }
}
