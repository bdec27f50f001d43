import Foundation
import Testing

/// Finding papers by words.
extension CommandLineTests {
  @Test func `finds papers of the folder it is run in`() throws {
    try check("search", "tides", prints: ["smith2020  Smith 2020. Tides \"up\"  (refs.bib)"])
  }

  @Test func `finds papers of the sources it is given`() throws {
    try write("b/more.bib", "@misc{roe1999, author = {Roe, A. and others}, title = {Tides too}}")
    let roe =
      #"{"key":"roe1999","title":"Tides too","authors":["A. Roe","others"],"year":null,"#
      + #""venue":null,"source":"b/more.bib","sources":["b/more.bib"]}"#
    try check("search", "roe", "--source", "b/more.bib", "--json", prints: [roe])
    try check("search", "--source", "b", "roe", "--json", prints: [roe])
    try check(
      "search", "tides", "--source", "refs.bib", "b/more.bib",
      prints: [
        "smith2020  Smith 2020. Tides \"up\"  (refs.bib)",
        "roe1999  Roe and others. Tides too  (more.bib)",
      ])
    try check(
      "search", "tides", "--source=refs.bib", "--source=b/more.bib", "--limit", "1",
      prints: ["smith2020  Smith 2020. Tides \"up\"  (refs.bib)"])
  }

  @Test func `finds a paper by an identifier, also half of one`() throws {
    try write("b/more.bib", "@misc{roe1999, title = {Dunes}, doi = {10.1145/3292500}}")
    for query in ["10.1145/3292500", "10.1145/32", "https://doi.org/10.1145/32"] {
      try check("search", query, "--source", "b/more.bib", prints: ["roe1999  Dunes  (more.bib)"])
    }
  }

  @Test func `finds a paper by words of its abstract`() throws {
    try write("b/more.bib", "@misc{roe1999, title = {Dunes}, abstract = {Sand drifts at dusk.}}")
    let found = "roe1999  Dunes  (more.bib)"
    try check("search", "dunes", "dusk", "--source", "b/more.bib", prints: [found])
    try check(
      "search", "dunes", "dusk", "--source", "b/more.bib", "--explain",
      prints: [
        found, "    all words, one at least in the abstract only; 64 points",
        "    “dunes” is a whole word in the title (60)",
        "    “dusk” is a whole word in the abstract (4)",
        "    among equals: of the project, no year",
      ])
  }

  @Test func `says that nothing is found`() throws {
    try check("search", "volcano", says: ["nothing is found for “volcano”"])
  }

  @Test func `says which source it cannot read, and searches the others`() throws {
    try check(
      "search", "tides", "--source", "lost.bib", "refs.bib",
      prints: ["smith2020  Smith 2020. Tides \"up\"  (refs.bib)"],
      says: ["There is no file “lost.bib”."], status: 2)
  }

  @Test func `says that there is nothing to search`() throws {
    try FileManager.default.removeItem(at: folder.appending(path: "refs.bib"))
    try check(
      "search", "tides", says: ["there is no bibliography here; name one with --source"],
      status: 2)
  }

  @Test func `finds a paper once, with all sources that have it`() throws {
    try write("more.bib", "@misc{s, author = {Jane Smith}, title = {TIDES up}, year = 2021}")
    try check(
      "search", "tides", "--source", "more.bib", "refs.bib",
      prints: ["s  Smith 2020. Tides \"up\"  (more.bib, refs.bib)"])
  }
}
