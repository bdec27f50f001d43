import PaperIndex
import Testing

/// Words of a query that only an abstract has.
struct AbstractSearchTests {
  private static let papers = """
    @article{tide, title = {Tides of the North Sea}, author = {Smith, Jane}, year = 2001,
      abstract = {We measure currents off R{\\'e}union with acoustic {Doppler} moorings.}}
    @article{wave, title = {Waves}, abstract = {Moorings drift in heavy seas.}}
    @article{dune, title = {Dunes}}
    """

  @Test(arguments: [
    ("sea currents moorings", "tide"), ("currents acou smith 01", "tide"),
    ("moorings drift heavy", "wave"), ("drift", "wave"), ("reunion", "tide"), ("Réunion", "tide"),
    ("smith and doppler", "tide"),
  ])
  func `words may be in the abstract where that is wanted`(query: String, key: String) {
    checkSearch(query, in: AbstractSearchTests.papers, finds: key, abstracts: true)
    checkSearch(query, in: AbstractSearchTests.papers)
  }

  @Test(arguments: ["currents zzz", "urrents", "dunes currents", "drift doppler"])
  func `each word is in the entry`(query: String) {
    checkSearch(query, in: AbstractSearchTests.papers, abstracts: true)
  }

  @Test(arguments: ["moorings", "moorrings"])
  func `no abstract is read where a title has the words, or nearly`(query: String) {
    checkSearch(
      query, in: AbstractSearchTests.papers + "@misc{buoy, title = {On Moorings}}", finds: "buoy",
      abstracts: true)
  }

  @Test func `a year in the abstract precedes one that is off by one`() {
    checkSearch(
      "smith 2018",
      in: "@misc{a, author={Smith, A.}, year=2017} "
        + "@misc{b, author={Smith, B.}, abstract={The storm of 2018.}}",
      finds: "b", abstracts: true)
  }

  @Test func `words outside abstracts count more`() {
    checkSearch(
      "tidal drift moorings",
      in: """
        @misc{a, title = {Of Ships}, abstract = {Tidal drift of moorings.}}
        @misc{b, title = {Of Tidal Moorings}, abstract = {They drift.}}
        """,
      finds: "b", "a", abstracts: true)
  }

  @Test func `says that it was the abstract`() {
    let library = makeLibrary(project: AbstractSearchTests.papers)
    let found = library.search(
      SearchQuery(text: Array("sea currents".utf8), searchesAbstracts: true))
    #expect(found.hits.map(\.fields) == [[.title, .abstract]])
  }
}
