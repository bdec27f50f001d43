import Testing

/// What mends a problem.
struct FixTests {
  private static let refs = "-- refs.bib --\n@misc{smith2020, title = {Tides of the North}}"

  @Test func `puts the near key in place of an unknown one`() {
    checkFixes(
      "See [@smi1️⃣ht2020, p. 3].\n\(FixTests.refs)",
      "Change to “smith2020”: See [@smith2020, p. 3].")
  }

  @Test func `keeps the braces of a key`() {
    checkFixes(
      "@{smiht20201️⃣}\n\(FixTests.refs)", "Change to “smith2020”: @{smith2020}")
  }

  @Test func `puts braces around a key that needs them`() {
    checkFixes(
      "[@a--b1️⃣c; @d]\n-- refs.bib --\n@misc{a--bc, title = {A}}",
      "Change to “{a--bc}”: [@{a--bc}; @d]")
    checkFixes(
      "[@smiht1️⃣2020-]\n-- refs.bib --\n@misc{smith2020-, title = {A}}",
      "Change to “{smith2020-}”: [@{smith2020-}]")
  }

  @Test func `mends the case of a key`() {
    checkFixes("@1️⃣Smith2020\n\(FixTests.refs)", "Change to “smith2020”: @smith2020")
  }

  @Test func `puts a paper in place of the words that find it`() {
    checkFixes(
      "See [@tid1️⃣es north, p. 3].\n\(FixTests.refs)",
      "Change to “smith2020”: Tides of the North: See [@smith2020, p. 3].")
    checkFixes(
      "See [@tid1️⃣es].\n\(FixTests.refs)",
      "Change to “smith2020”: Tides of the North: See [@smith2020].")
  }

  @Test func `keeps a locator after the words that find a paper`() {
    checkFixes(
      "See [@tid1️⃣es p. 3].\n\(FixTests.refs)",
      "Change to “smith2020”: Tides of the North: See [@smith2020 p. 3].")
  }

  @Test func `offers nothing for a mention`() {
    checkFixes("Thanks, @tid1️⃣es!\n\(FixTests.refs)")
  }

  @Test func `offers fixes for all keys in a range`() {
    checkFixes(
      "1️⃣[@smiht2020] [@smitg2020]2️⃣ [@smitt2020]\n\(FixTests.refs)",
      "Change to “smith2020”: [@smith2020] [@smitg2020] [@smitt2020]",
      "Change to “smith2020”: [@smiht2020] [@smith2020] [@smitt2020]")
  }

  @Test func `offers nothing for a known key`() {
    checkFixes("@smith1️⃣2020\n\(FixTests.refs)")
  }

  @Test func `offers a near key also while a source could not be read`() {
    checkFixes(
      "---\nbibliography: lost.bib\n---\n@smiht1️⃣2020\n\(FixTests.refs)",
      "Change to “smith2020”: @smith2020")
  }

  @Test func `finds the near key also where a document has too many unknown ones`() {
    // Three thousand unknown keys and two thousand entries are more comparisons than one look at a
    // document makes.
    let unknown = (0..<3000).map { "[@zzz\($0)x]" }.joined(separator: "\n\n")
    let entries = (0..<2000).map { "@misc{key\($0)}" }.joined(separator: "\n")
    checkFixes(
      "\(unknown)\n\n[@smi1️⃣ht2020]\n\(FixTests.refs)\n\(entries)",
      "Change to “smith2020”: [@smith2020]")
  }
}
