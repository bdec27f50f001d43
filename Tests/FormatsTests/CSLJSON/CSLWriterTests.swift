import Bibliography
import Formats
import JSON
import Testing
import TextStorage

/// What a source is in CSL-JSON.
private func written(_ source: ParsedSource) -> (json: String, lost: [String: Int], skipped: Int) {
  let (json, loss) = converted(source, by: CSLJSONWriter())
  return (json, loss.fields, loss.skippedCount)
}

/// Checks the lines of the only item that a `.bib` becomes, without its first, the id, and the last.
private func checkItem(
  _ bib: String, _ lines: String..., lost: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = written(BibTeXSource.parse(SourceText(bib)))
  let members = found.json.split(separator: "\n").dropFirst(3).dropLast(2).map { line in
    String(line.last == "," ? line.dropFirst(4).dropLast() : line.dropFirst(4))
  }
  #expect(members == lines, sourceLocation: sourceLocation)
  #expect(found.lost.keys.sorted() == lost, sourceLocation: sourceLocation)
}

private func checkRoundTrip(
  _ json: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let once = written(CSLJSONSource.parse(SourceText(json)))
  let before = try JSONDocument(parsing: Array(json.utf8)).root.canonical()
  let after = try JSONDocument(parsing: Array(once.json.utf8)).root.canonical()
  #expect(
    String(decoding: after, as: UTF8.self) == String(decoding: before, as: UTF8.self),
    sourceLocation: sourceLocation)
  #expect(once.lost == [:], sourceLocation: sourceLocation)
}

@Suite struct CSLWriterTests {
  @Test func `a list is laid out for people`() {
    let source = BibTeXSource.parse(SourceText("@book{a, title = {T}}\n@misc{b, note = {\"N\"}}"))
    #expect(
      written(source).json == """
        [
          {
            "id": "a",
            "type": "book",
            "title": "T"
          },
          {
            "id": "b",
            "type": "document",
            "note": "\\"N\\""
          }
        ]

        """)
    #expect(written(BibTeXSource.parse(SourceText(""))).json == "[]\n")
  }

  @Test func `LaTeX becomes Unicode and what protects case is dropped`() {
    checkItem(
      #"@misc{k, title = {{\'E}tude of {DNA} \& $x$}, subtitle = {50\%}}"#,
      #""type": "document""#, #""title": "Étude of DNA & $x$: 50%""#)
  }

  @Test func `people keep their parts, and those not named are others`() {
    checkItem(
      "@misc{k, author = {van Beethoven, Ludwig and King, Jr., Martin and {A and B} and others}}",
      #""type": "document""#,
      #""author": [{"family":"Beethoven","given":"Ludwig","non-dropping-particle":"van"},"#
        + #"{"family":"King","given":"Martin","suffix":"Jr."},{"literal":"A and B"},"#
        + #"{"literal":"others"}]"#)
  }

  @Test(arguments: [
    ("date = {2020-05-07}", #"{"date-parts":[[2020,5,7]]}"#),
    ("year = 2020, month = may", #"{"date-parts":[[2020,5]]}"#),
    ("year = 2020, month = may, day = {07}", #"{"date-parts":[[2020,5,7]]}"#),
    ("year = 2020, day = 7", #"{"date-parts":[[2020]]}"#),
    ("year = 2020, month = may, day = 32", #"{"date-parts":[[2020,5]]}"#),
    ("date = {19-21}, year = 2010, month = may", #"{"date-parts":[[2010,5]]}"#),
    ("date = {2020/2021-02}", #"{"date-parts":[[2020],[2021,2]]}"#),
    ("date = {1990/..}", #"{"date-parts":[[1990],[0]]}"#),
    ("date = {1700~}", #"{"date-parts":[[1700]],"circa":true}"#),
    ("date = {2001-22}", #"{"date-parts":[[2001]],"season":2}"#),
    ("date = {2017-23/2017-24}", #"{"date-parts":[[2017,23],[2017,24]]}"#),
    ("date = {2017-24/2018}", #"{"date-parts":[[2017,24],[2018]]}"#),
    ("date = {-0043}", #"{"date-parts":[[-44]]}"#),
    ("date = {199X}", #"{"literal":"1990s"}"#),
    ("year = {in press}", #"{"literal":"in press"}"#),
    ("year = {to appear 2021}", #"{"date-parts":[[2021]],"literal":"to appear 2021"}"#),
  ])
  func `every date has its form`(field: String, json: String) {
    checkItem("@misc{k, \(field)}", #""type": "document""#, "\"issued\": \(json)")
  }

  @Test func `numbers mean what they mean in an entry of that type`() {
    checkItem(
      "@article{k, journal = {J}, number = 2, eid = {e7}, pages = {1--9}}",
      #""type": "article-journal""#, #""container-title": "J""#, #""issue": "2""#,
      #""number": "e7""#, #""page": "1-9""#)
    checkItem("@article{k, pages = {1{-}{-}9}}", #""type": "article-journal""#, #""page": "1-9""#)
    checkItem(
      "@inproceedings{k, booktitle = {P}, series = {LNCS}, number = 5}",
      #""type": "paper-conference""#, #""container-title": "P""#, #""collection-title": "LNCS""#,
      #""collection-number": "5""#)
    checkItem("@techreport{k, number = {TR 1}}", #""type": "report""#, #""number": "TR 1""#)
  }

  @Test func `theses say which, and languages have tags`() {
    checkItem(
      "@phdthesis{k, school = {MIT}, langid = {ngerman}}", #""type": "thesis""#,
      #""publisher": "MIT""#, #""genre": "PhD thesis""#, #""language": "de""#)
    checkItem(
      "@thesis{k, type = {mathesis}}", #""type": "thesis""#, #""genre": "Master’s thesis""#)
  }

  @Test func `addresses and identifiers are as they are, without LaTeX`() {
    checkItem(
      #"@misc{k, url = {https://x.y/~z\_a%20b}, doi = {https://doi.org/10.1/a_b}}"#,
      #""type": "document""#, #""DOI": "10.1/a_b""#, #""URL": "https://x.y/~z_a%20b""#)
    checkItem(
      #"@misc{k, howpublished = {\url{http://x}}}"#, #""type": "document""#, #""URL": "http://x""#)
  }

  @Test func `a preprint is an article with its number`() {
    checkItem(
      "@misc{k, eprint = {1706.03762}, archiveprefix = {arXiv}, primaryclass = {cs.CL}}",
      #""type": "article""#, #""number": "arXiv:1706.03762""#, #""publisher": "arXiv""#,
      #""URL": "https://arxiv.org/abs/1706.03762""#, lost: ["primaryclass"])
    checkItem(
      "@article{k, eprint = {1706.03762}, eprinttype = {arxiv}}", #""type": "article-journal""#,
      #""URL": "https://arxiv.org/abs/1706.03762""#, #""archive": "arXiv""#,
      #""archive_location": "1706.03762""#)
    checkItem(
      "@misc{k, number = {arXiv:1706.03762}, eprint = {1706.03762}, archiveprefix = {arXiv}}",
      #""type": "article""#, #""number": "arXiv:1706.03762""#,
      #""URL": "https://arxiv.org/abs/1706.03762""#)
    checkItem(
      "@article{k, eprint = {42}, eprinttype = {jstor}, url = {https://x.y}}",
      #""type": "article-journal""#, #""URL": "https://x.y""#, #""archive": "jstor""#,
      #""archive_location": "42""#)
  }

  @Test func `an address in eprint is no arXiv number`() {
    checkItem(
      "@article{k, eprint = {https://x.y/z.pdf}}", #""type": "article-journal""#,
      #""URL": "https://x.y/z.pdf""#)
    checkItem(
      "@article{k, url = {https://x.y}, eprint = {https://x.y/z.pdf}}",
      #""type": "article-journal""#, #""URL": "https://x.y""#, lost: ["eprint"])
  }

  @Test func `volumes of one work have its title, and their own`() {
    checkItem(
      "@book{k, maintitle = {Opera}, mainsubtitle = {All}, title = {Verse}, shorttitle = {V}}",
      #""type": "book""#, #""title": "Opera: All""#, #""volume-title": "Verse""#,
      #""volume-title-short": "V""#)
    checkItem(
      "@inbook{k, maintitle = {Opera}, booktitle = {Verse}, booksubtitle = {I}, title = {Ode}}",
      #""type": "chapter""#, #""title": "Ode""#, #""container-title": "Opera""#,
      #""volume-title": "Verse: I""#)
    checkItem(
      "@inbook{k, maintitle = {Opera}, title = {Ode}}",
      #""type": "chapter""#, #""title": "Ode""#, #""container-title": "Opera""#)
  }

  @Test func `what stands after a title follows it`() {
    checkItem(
      "@misc{k, title = {Tides}, subtitle = {Lows}, titleaddon = {A Reply}}",
      #""type": "document""#, #""title": "Tides: Lows. A Reply""#)
    checkItem(
      "@misc{k, title = {Why?}, titleaddon = {A Reply}}",
      #""type": "document""#, #""title": "Why? A Reply""#)
  }

  @Test func `a book is not in itself`() {
    checkItem(
      "@book{k, title = {Tides}, booktitle = {{Tides}}}", #""type": "book""#,
      #""title": "Tides""#)
    checkItem(
      "@book{k, title = {Tides}, booktitle = {Seas}}", #""type": "book""#,
      #""title": "Tides""#, #""container-title": "Seas""#)
  }

  @Test func `an issue with two names has both`() {
    checkItem(
      "@article{k, number = {2}, issue = {Spring}}", #""type": "article-journal""#,
      #""issue": "2, Spring""#)
    checkItem(
      "@article{k, number = {2}, issue = {2}}", #""type": "article-journal""#, #""issue": "2""#)
  }

  @Test func `where people met is not where it was published`() {
    checkItem(
      "@inproceedings{k, location = {Oslo}, address = {Boston}}", #""type": "paper-conference""#,
      #""publisher-place": "Boston""#, #""event-place": "Oslo""#)
    checkItem(
      "@inproceedings{k, location = {Oslo}}", #""type": "paper-conference""#,
      #""publisher-place": "Oslo""#)
  }

  @Test func `keywords of biblatex are spelled out`() {
    checkItem(
      "@patent{k, type = {patreqfr}, location = {countryfr and countryuk}}",
      #""type": "patent""#, #""genre": "French patent request""#,
      #""jurisdiction": "France; United Kingdom""#)
    checkItem(
      "@patent{k, location = {Paris}}", #""type": "patent""#, #""publisher-place": "Paris""#)
    checkItem(
      "@article{k, series = {newseries}}", #""type": "article-journal""#,
      #""collection-title": "New series""#)
    checkItem("@misc{k, hyphenation = {french}}", #""type": "document""#, #""language": "fr""#)
  }

  @Test func `editors are what their kind says`() {
    checkItem(
      "@video{k, editor = {Varda, A.}, editortype = {director}}", #""type": "motion_picture""#,
      #""director": [{"family":"Varda","given":"A."}]"#)
    checkItem(
      "@book{k, editor = {Li, B.}, editora = {Wu, C.}, editoratype = {compiler}}",
      #""type": "book""#, #""editor": [{"family":"Li","given":"B."}]"#,
      #""compiler": [{"family":"Wu","given":"C."}]"#)
    checkItem(
      "@book{k, editor = {Li, B.}, editortype = {reviser}}", #""type": "book""#,
      #""editor": [{"family":"Li","given":"B."}]"#, lost: ["editortype"])
  }

  @Test func `talks and pictures have their types`() {
    checkItem(
      "@unpublished{k, eventtitle = {E}}", #""type": "speech""#, #""event-title": "E""#)
    checkItem("@unpublished{k, venue = {Oslo}}", #""type": "speech""#, #""event-place": "Oslo""#)
    checkItem("@unpublished{k, title = {T}}", #""type": "manuscript""#, #""title": "T""#)
    checkItem("@image{k, title = {T}}", #""type": "graphic""#, #""title": "T""#)
  }

  @Test func `old names of fields count`() {
    checkItem(
      "@book{k, origyear = 1959, urlyear = {2020-02-01}}", #""type": "book""#,
      #""accessed": {"date-parts":[[2020,2,1]]}"#, #""original-date": {"date-parts":[[1959]]}"#)
    checkItem(
      "@misc{k, note = {N}, addendum = {A}}", #""type": "document""#, #""note": "N. A""#)
    checkItem(
      "@misc{k, langid = {german}, language = {langlatin and langgerman}}",
      #""type": "document""#, #""language": "de""#, lost: ["language"])
  }

  @Test func `a date without anything in it is none`() {
    checkItem("@misc{k, urldate = {{}}}", #""type": "document""#)
  }

  @Test func `data and commentaries have their types`() {
    checkItem("@data{k, title = {T}}", #""type": "dataset""#, #""title": "T""#)
    checkItem("@commentary{k, title = {T}}", #""type": "book""#, #""title": "T""#)
  }

  @Test func `what cannot be said is counted`() {
    let source = BibTeXSource.parse(
      SourceText(
        "@misc{a, file = {x}, crossref = {b}}\n@misc{b, file = {y}}\n@xdata{c, title = {T}}"))
    let found = written(source)
    #expect(found.lost == ["file": 2, "crossref": 1])
    #expect(found.skipped == 1)
  }

  @Test func `an entry without a key has the one it is found by`() {
    let source = BibTeXSource.parse(
      SourceText("@misc{, title = {Deep Tides}, author = {Li, A.}, year = 2020}"))
    #expect(written(source).json.contains(#""id": "li2020deep""#))
  }

  @Test func `CSL-JSON comes out as it went in`() throws {
    try checkRoundTrip(
      """
      [
        {"id": "a", "type": "article-magazine", "citation-key": "b", "title": "On <i>E. coli</i>",
         "title-short": "S", "container-title": "M", "issue": "3", "number": "7", "volume": "2",
         "author": [{"family": "Goethe", "given": "J. W.", "dropping-particle": "von"},
                    {"family": "Beethoven", "non-dropping-particle": "van", "suffix": "Jr."},
                    {"literal": "Simon and Schuster, Inc."}],
         "editor": [{"family": "{Odd} and, odder"}],
         "issued": {"date-parts": [[2020, 5, 7], [2021]]}, "page": "1–9",
         "accessed": {"date-parts": [[-44]]}, "submitted": {"literal": "last year"},
         "note": "50\\\\% $x$ \\\\emph{y}", "DOI": "10.1/x", "custom": {"k": "v"}},
        {"id": "c", "type": "chapter", "collection-number": "4", "number": "9", "keyword": "a, b",
         "issued": {"date-parts": [[2001]], "season": 2, "circa": true}, "director": [
           {"family": "Ø"}], "language": "en-US", "genre": "x", "status": "in press"},
        {"id": "d", "type": "article", "number": "arXiv:1706.03762", "publisher": "arXiv",
         "categories": ["x", "y"]}
      ]
      """)
  }

  @Test(arguments: CSLFacts.types)
  func `every type comes out as it went in`(type: String) throws {
    try checkRoundTrip(#"[{"id": "k", "type": "\#(type)", "container-title": "C"}]"#)
  }

  @Test(arguments: CSLFacts.texts, ["article-journal", "book", "report"])
  func `every text comes out as it went in, in every group`(name: String, type: String) throws {
    try checkRoundTrip(#"[{"id": "k", "type": "\#(type)", "\#(name)": "x"}]"#)
  }

  @Test(arguments: CSLFacts.names)
  func `all people come out as they went in`(name: String) throws {
    try checkRoundTrip(#"[{"id": "k", "type": "book", "\#(name)": [{"family": "F"}]}]"#)
  }

  @Test(arguments: CSLFacts.dates)
  func `every date comes out as it went in`(name: String) throws {
    try checkRoundTrip(
      #"[{"id": "k", "type": "book", "\#(name)": {"date-parts": [[2020]]}}]"#)
  }
}

/// What the CSL 1.0.2 data schema allows in an item.
enum CSLFacts {
  static let types = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic \
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic \
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet \
    paper-conference patent performance periodical personal_communication post post-weblog \
    regulation report review review-book software song speech standard thesis treaty webpage
    """.split(separator: " ").map(String.init)

  static let names = """
    author chair collection-editor compiler composer container-author contributor curator director \
    editor editorial-director executive-producer guest host interviewer illustrator narrator \
    organizer original-author performer producer recipient reviewed-author script-writer \
    series-creator translator
    """.split(separator: " ").map(String.init)

  static let dates = "accessed available-date event-date issued original-date submitted"
    .split(separator: " ").map(String.init)

  /// But for old names, and what only a processor sets.
  static let texts = """
    abstract annote archive archive_collection archive_location archive-place authority call-number \
    chapter-number citation-number citation-label collection-number collection-title \
    container-title container-title-short dimensions division DOI edition event-place event-title \
    genre ISBN ISSN issue jurisdiction keyword language medium note number number-of-pages \
    number-of-volumes original-publisher original-publisher-place original-title page page-first \
    part part-title PMCID PMID printing publisher publisher-place references reviewed-genre \
    reviewed-title scale section source status supplement title title-short URL version volume \
    volume-title volume-title-short year-suffix
    """.split(separator: " ").map(String.init)
}
