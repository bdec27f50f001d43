import Testing

/// What adds a paper to the project's bibliography.
struct AdditionTests {
  private static let files = """
    -- refs.bib --
    @misc{own2019, title = {Dunes}, author = {Jones, Ann}, year = 2019}
    -- index.bib --
    @misc{smith2020, title = {Tides of the North}, author = {Smith, Jane}, year = 2020}
    @misc{odd--key, title = {Odd}, author = {Roe, Ann}, year = 2018}
    """

  @Test func `adds the paper whose key is cited`() {
    checkAdditions("See [@smi1️⃣th2020, p. 3].\n\(Self.files)", "Add “smith2020” to refs.bib")
    checkAdditions("See @smi1️⃣th2020.\n\(Self.files)", "Add “smith2020” to refs.bib")
  }

  @Test func `adds a paper whose key is near, and puts its key into the document`() {
    checkAdditions(
      "See [@smi1️⃣ht2020, p. 3].\n\(Self.files)",
      "Add “smith2020” to refs.bib: Smith 2020. Tides of the North: See [@smith2020, p. 3].")
  }

  @Test func `adds the papers that words find`() {
    checkAdditions(
      "See [@tid1️⃣es north].\n\(Self.files)",
      "Add “smith2020” to refs.bib: Smith 2020. Tides of the North: See [@smith2020].")
    checkAdditions(
      "See [@roe1️⃣2018odd].\n\(Self.files)",
      "Add “odd--key” to refs.bib: Roe 2018. Odd: See [@{odd--key}].")
  }

  @Test func `adds nothing that the project has`() {
    checkAdditions("[@own1️⃣2019]\n\(Self.files)")
    checkAdditions("[@own1️⃣2091]\n\(Self.files)")
    checkAdditions("[@dun1️⃣es]\n\(Self.files)")
    checkAdditions(
      """
      [@a1️⃣]
      -- refs.bib --
      @misc{b, title = {Tides of the North Sea}, doi = {10.1000/x}}
      -- index.bib --
      @misc{a, title = {Tides of the North Sea}, doi = {10.1000/x}}
      """)
  }

  @Test func `adds nothing where no file can be written`() {
    checkAdditions(
      "[@a1️⃣]\n-- one.bib --\n@misc{b}\n-- two.bib --\n@misc{c}\n-- index.bib --\n@misc{a}")
  }

  @Test func `leaves a paper that has to be added first to that fix`() {
    checkFixes("[@smi1️⃣ht2020]\n\(Self.files)", adds: true)
    checkFixes("[@smi1️⃣ht2020]\n\(Self.files)", "Change to “smith2020”: [@smith2020]")
    checkFixes("[@own1️⃣2091]\n\(Self.files)", "Change to “own2019”: [@own2019]", adds: true)
  }

  @Test func `adds papers in LaTeX`() {
    checkAdditions(
      "\\cite{own2019, tides no1️⃣rth}\n\(Self.files)",
      "Add “smith2020” to refs.bib: Smith 2020. Tides of the North: \\cite{own2019, smith2020}",
      in: .latex)
  }
}
