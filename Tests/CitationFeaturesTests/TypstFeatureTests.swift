import Testing

struct TypstFeatureTests {
  private let refs = """
    -- refs.bib --
    @article{smith+2020, author = {Smith, Jane}, title = {Tides of the Sea}, year = 2020}
    @book{jones2019, author = {Jones, Ann}, title = {Dunes}, year = 2019}
    """

  @Test func `offers a call for a key that cannot stand behind a mark`() {
    checkCompletion(
      "See @2️⃣tid1️⃣3️⃣ and\n\(refs)",
      "#cite(label(\"smith+2020\"))  Smith 2020. Tides of the Sea", in: .typst)
    checkCompletion("See @dunes1️⃣\n\(refs)", "jones2019  Jones 2019. Dunes", in: .typst)
  }

  @Test func `offers what fits into brackets and strings`() {
    checkCompletion(
      "#cite(<2️⃣tides of the s1️⃣3️⃣>)\n\(refs)",
      "label(\"smith+2020\")  Smith 2020. Tides of the Sea", in: .typst)
    checkCompletion(
      "#cite(<dunes1️⃣)\n\(refs)", "jones2019>  Jones 2019. Dunes", in: .typst)
    checkCompletion(
      "#cite(label(\"2️⃣tides of1️⃣ sea3️⃣\"))\n\(refs)",
      "smith+2020  Smith 2020. Tides of the Sea", in: .typst)
  }

  @Test func `a known key beside the cursor is not offered again`() {
    checkCompletion(
      "@jones2019 @1️⃣\n\(refs)",
      "#cite(label(\"smith+2020\"))  Smith 2020. Tides of the Sea", in: .typst)
  }

  @Test func `mends keys where they stand`() {
    checkProblems(
      "#cite(<jnoes2019>) = H <h>\n@h @Jones2019\n\(refs)",
      "error unknown-key “jnoes2019”: Unknown key “jnoes2019”. Did you mean “jones2019”?",
      "error key-case “Jones2019”: “Jones2019” differs from “jones2019” in upper and lower case only;"
        + " Typst takes them for different keys.",
      in: .typst)
    checkFixes(
      "#cite(<jno1️⃣es2019>, form: \"prose\")\n\(refs)",
      "Change to “jones2019”: #cite(<jones2019>, form: \"prose\")", in: .typst)
    checkFixes(
      "#cite(<smi1️⃣th2020>)\n\(refs)",
      "Change to “label(\"smith+2020\")”: #cite(label(\"smith+2020\"))", in: .typst)
  }

  @Test func `says that a key is cut off, and mends it`() {
    checkProblems(
      "@smith+2020, and\n\(refs)",
      "error key-needs-label “smith+2020”: Typst reads only “smith” here; this key needs a call:"
        + " #cite(label(\"smith+2020\")).", in: .typst)
    checkFixes(
      "See @smi1️⃣th+2020.\n\(refs)",
      "Change to “#cite(label(\"smith+2020\"))”: See #cite(label(\"smith+2020\")).", in: .typst)
  }

  @Test func `says that a key is repeated`() {
    checkProblems(
      "@jones2019 @jones2019, @jones2019[p. 1] @jones2019[p. 2]\n\(refs)",
      "warning repeated-key “jones2019”: “jones2019” is already cited right beside it.", in: .typst)
  }

  @Test func `shows cards and leads to entries`() {
    checkHover(
      "@2️⃣jon1️⃣es20193️⃣.\n\(refs)", "Ann Jones (2019). **Dunes**.\n\n*From refs.bib.*", in: .typst)
    checkHover("@in1️⃣tro = H <intro>\n\(refs)", nil, in: .typst)
    checkDefinition("#cite(<jon1️⃣es2019>)\n\(refs)", "refs.bib: jones2019", in: .typst)
  }
}
