import CitationFeatures
import Testing

/// What is offered for what somebody remembers of a paper.
struct CompletionTests {
  private static let sources = """
    -- refs.bib --
    @article{smith2020, author = {Smith, Jane}, title = {Tides of the {North} Sea}, year = 2020,
      journal = {Ocean Letters}}
    @book{jones19, author = {Jones, Ann and Müller, Eva}, title = {Dunes}, year = {2019}}
    """

  private func check(
    _ document: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let marked = "\(document)\n\(CompletionTests.sources)"
    switch expected.count {
    case 0: checkCompletion(marked, sourceLocation: sourceLocation)
    case 1: checkCompletion(marked, expected[0], sourceLocation: sourceLocation)
    default: checkCompletion(marked, expected[0], expected[1], sourceLocation: sourceLocation)
    }
  }

  private static let smith = "smith2020  Smith 2020. Tides of the North Sea"
  private static let jones = "jones19  Jones and Müller 2019. Dunes"

  @Test func `completes a citekey after the citation mark`() {
    check("As @smi1️⃣ says", Self.smith)
  }

  @Test func `finds a title by any of its words`() {
    check("[@nor1️⃣", Self.smith)
  }

  @Test func `finds a title by words with blanks between them`() {
    check("[@sea tid1️⃣", Self.smith)
  }

  @Test func `finds an author without her accent`() {
    check("[@muller1️⃣", Self.jones)
  }

  @Test func `finds a year`() {
    check("[@20191️⃣", Self.jones)
  }

  @Test func `finds a venue`() {
    check("[@ocean let1️⃣", Self.smith)
  }

  @Test func `finds an author and a year`() {
    check("[@jones 20191️⃣", Self.jones)
  }

  @Test func `finds a paper as another paper cites it`() {
    check("[@jones et al., 20191️⃣", Self.jones)
    check("[@Smith, J. 20201️⃣", Self.smith)
    check("[@tides (smith1️⃣", Self.smith)
    check("[@smith (2020)1️⃣]", Self.smith)
    check("[@\"tides of the nor1️⃣", Self.smith)
    check("[@tides, of1️⃣", Self.smith)
    check("[@unknown2020, p. 31️⃣")
  }

  @Test func `finds a name and a title with an apostrophe`() {
    let source = """

      -- refs.bib --
      @misc{a, author = {O'Brien, Flann}, title = {What's in a Name}}
      """
    for typed in ["[@o'br", "[@o'brien", "[@o’brien", "[@what's in", "[@what’s in", "@{o'br"] {
      let brace = typed.hasPrefix("@{") ? "}" : ""
      checkCompletion("\(typed)1️⃣\(source)", "a\(brace)  O'Brien. What's in a Name")
    }
  }

  @Test func `finds a title in spite of a typo`() {
    check("[@tidse1️⃣", Self.smith)
  }

  @Test func `offers everything after the mark alone`() {
    check("See @1️⃣", Self.smith, Self.jones)
  }

  @Test func `goes on after a half-written phrase in closed brackets`() {
    check("[@tides nor1️⃣]", Self.smith)
  }

  @Test func `does not offer what the group has`() {
    check("[@smith2020; @1️⃣", Self.jones)
    check("[@1️⃣; @smith2020]", Self.jones)
  }

  @Test func `does not offer another key of what the group has`() {
    let files = """
      -- refs.bib --
      @article{doe2020, title = {Tides of the Sea}, doi = {10.1000/x}, ids = {old2020}}
      @article{other, title = {Tides of the Sea}, doi = {10.1000/x}}
      -- index.bib --
      @article{found, title = {Tides of the Sea}, doi = {10.1000/x}}
      """
    checkCompletion("[@doe2020; @tides1️⃣]\n\(files)")
    checkCompletion("[@other; @tides1️⃣]\n\(files)")
    checkCompletion("[@found; @tides1️⃣]\n\(files)")
    checkCompletion("[@old2020; @tides1️⃣]\n\(files)")
    checkCompletion("[@tides1️⃣; @old2020]\n\(files)")
    checkCompletion("\\cite{old2020, tides1️⃣ sea, x}\n\(files)", in: .latex)
  }

  @Test func `offers again what another group has`() {
    check("[@smith2020] and [@tid1️⃣]", Self.smith)
  }

  @Test func `puts what the document cites before its equals`() {
    check("[@jones19] and @1️⃣", Self.smith, Self.jones)
  }

  @Test func `offers nothing that does not fit`() {
    check("[@volcano1️⃣]")
  }

  @Test func `offers as many as asked for`() {
    checkCompletion("[@1️⃣\n\(Self.sources)", Self.smith, limit: 1)
  }

  @Test func `offers papers of the index and says so`() {
    checkCompletion(
      """
      [@drift1️⃣
      -- refs.bib --
      @misc{a, title = {Waves}}
      -- listing.txt --
      Jane Smith
      1 papers on arXiv
      Academic Profile
      Statistics
      Similar Authors
      Papers on arXiv
      Continental Drift in Bathtubs
      We show that rubber ducks move...
      """,
      "continentaldrift  Smith and others. Continental Drift in Bathtubs (index)")
  }

  @Test func `offers an entry without title, author and year`() {
    checkCompletion(
      "[@bare1️⃣\n-- refs.bib --\n@misc{bare1, note = {Letter to the editor}}",
      "bare1  Letter to the editor")
  }

  @Test func `names editors where there are no authors`() {
    checkCompletion(
      """
      [@hand1️⃣
      -- refs.bib --
      @book{handbook, editor = {Jones, Ann}, title = {Handbook}, year = {in press}}
      """,
      "handbook  Jones in press. Handbook")
  }

  @Test func `keeps a corporate author whole`() {
    checkCompletion(
      "[@world1️⃣\n-- refs.bib --\n@misc{who, author = {{World Health Organization}}, title = {Health.}}",
      "who  World Health Organization. Health.")
  }

  @Test func `offers a paper with the year it inherits`() {
    checkCompletion(
      """
      As in [@sea ti1️⃣].
      -- refs.bib --
      @inproceedings{a, crossref = {p}, title = {Tides}, author = {Jane Smith}}
      @proceedings{p, title = {Sea}, year = 2020}
      """,
      "a  Smith 2020. Tides")
  }

  @Test func `offers a paper by another key of its, and not twice`() {
    let bib = "\n-- refs.bib --\n@misc{a, title = {Tides}, ids = {zephyr}}"
    checkCompletion("[@zeph1️⃣]" + bib, "a  Tides")
    checkCompletion("[@zephyr; @tid1️⃣]" + bib)
  }
}
