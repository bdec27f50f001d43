import Bibliography
import Formats
import JSON
import Testing
import TextStorage

/// Writing, reading and writing again gives the same bytes.
private func checkStable(
  _ source: ParsedSource, sourceLocation: SourceLocation = #_sourceLocation
) {
  let once = converted(source, to: .ris).text
  let twice = converted(RISSource.parse(SourceText(once)), to: .ris).text
  #expect(twice == once, sourceLocation: sourceLocation)
}

private func canonical(_ json: String) throws -> String {
  String(decoding: try JSONDocument(parsing: Array(json.utf8)).root.canonical(), as: UTF8.self)
}

/// What a source is in CSL-JSON is what it is there by way of RIS.
private func checkSaidInBoth(
  _ source: ParsedSource, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let direct = converted(source, to: .cslJSON).text
  let ris = converted(source, to: .ris)
  let byWay = converted(RISSource.parse(SourceText(ris.text)), to: .cslJSON).text
  #expect(try canonical(byWay) == canonical(direct), sourceLocation: sourceLocation)
  #expect(ris.lost == [], sourceLocation: sourceLocation)
}

@Suite struct RISRoundTripTests {
  /// Items of all types that RIS has, with what it can say of them.
  static let items = [
    #"{"id": "a", "type": "article-journal", "title": "T <i>x</i>", "title-short": "S", "author": [{"family": "Smith", "given": "Ann", "suffix": "Jr."}, {"literal": "World Bank"}, {"family": "Berg", "given": "Jan", "non-dropping-particle": "van"}], "container-title": "J", "container-title-short": "Jj", "volume": "1", "issue": "2", "page": "3-9", "issued": {"date-parts": [[2020, 5, 3]]}, "ISSN": "1234-5678", "DOI": "10.1/x", "PMCID": "PMC1", "number": "e17", "URL": "https://a.org", "accessed": {"date-parts": [[2021, 1, 2]]}, "language": "en", "abstract": "A.", "keyword": "a, b", "note": "N"}"#,
    #"{"id": "a", "type": "article-journal", "title": "T", "PMID": "12", "available-date": {"date-parts": [[2020, 4, 1]]}, "status": "in press"}"#,
    #"{"id": "a", "type": "article-magazine", "title": "T", "container-title": "M"}"#,
    #"{"id": "a", "type": "article-newspaper", "title": "T", "container-title": "N", "section": "B", "page": "7"}"#,
    #"{"id": "a", "type": "book", "title": "T", "author": [{"literal": "A, B and Sons"}], "editor": [{"family": "E", "given": "E"}], "translator": [{"family": "U", "given": "U"}], "collection-title": "S", "collection-editor": [{"family": "V", "given": "V"}], "collection-number": "7", "edition": "2", "volume": "1", "number-of-volumes": "3", "number-of-pages": "300", "publisher": "P", "publisher-place": "L", "ISBN": "9783540123456", "call-number": "C 1", "source": "Lib"}"#,
    #"{"id": "a", "type": "chapter", "title": "T", "container-title": "B", "container-author": [{"family": "W", "given": "W"}], "editor": [{"family": "E", "given": "E"}], "collection-title": "S", "collection-number": "7", "chapter-number": "4", "page": "5", "ISBN": "9783540123456"}"#,
    #"{"id": "a", "type": "paper-conference", "title": "T", "container-title": "B", "event-title": "E", "event-place": "F", "publisher": "P", "page": "1-2", "number": "17"}"#,
    #"{"id": "a", "type": "paper-conference", "title": "T", "event-title": "E", "event-place": "F", "publisher": "P", "publisher-place": "L"}"#,
    #"{"id": "a", "type": "thesis", "title": "T", "genre": "PhD thesis", "publisher": "U", "number-of-pages": "99"}"#,
    #"{"id": "a", "type": "report", "title": "T", "genre": "G", "publisher": "I", "number": "SI-1", "collection-title": "S", "page": "1-9"}"#,
    #"{"id": "a", "type": "webpage", "title": "T", "container-title": "Site", "genre": "G", "URL": "https://a.org/?x=1&y=2"}"#,
    #"{"id": "a", "type": "post-weblog", "title": "T", "container-title": "Blog"}"#,
    #"{"id": "a", "type": "patent", "title": "T", "number": "US 1", "authority": "Office", "publisher": "Ltd"}"#,
    #"{"id": "a", "type": "legal_case", "title": "A v. B", "authority": "Court", "container-title": "R", "page": "5"}"#,
    #"{"id": "a", "type": "legislation", "title": "Act", "number": "12", "container-title": "Code"}"#,
    #"{"id": "a", "type": "bill", "title": "Bill", "number": "12", "authority": "House"}"#,
    #"{"id": "a", "type": "hearing", "title": "H", "section": "Committee", "authority": "House"}"#,
    #"{"id": "a", "type": "dataset", "title": "D", "version": "2", "publisher": "R"}"#,
    #"{"id": "a", "type": "software", "title": "S", "version": "1.2"}"#,
    #"{"id": "a", "type": "motion_picture", "title": "F", "dimensions": "90 min", "genre": "Drama"}"#,
    #"{"id": "a", "type": "song", "title": "S", "medium": "CD", "performer": [{"family": "P", "given": "P"}]}"#,
    #"{"id": "a", "type": "map", "title": "M", "scale": "1:1000", "collection-title": "S"}"#,
    #"{"id": "a", "type": "graphic", "title": "A", "dimensions": "1 m", "genre": "Oil"}"#,
    #"{"id": "a", "type": "speech", "title": "S", "event-title": "E", "genre": "Talk"}"#,
    #"{"id": "a", "type": "personal_communication", "title": "L", "recipient": [{"family": "R", "given": "R"}]}"#,
    #"{"id": "a", "type": "manuscript", "title": "M", "genre": "Draft", "publisher-place": "L"}"#,
    #"{"id": "a", "type": "standard", "title": "S", "number": "ISO 1"}"#,
    #"{"id": "a", "type": "entry-encyclopedia", "title": "T", "container-title": "Enc", "volume": "2"}"#,
    #"{"id": "a", "type": "entry-dictionary", "title": "T", "container-title": "Dict"}"#,
    #"{"id": "a", "type": "pamphlet", "title": "P"}"#,
    #"{"id": "a", "type": "figure", "title": "P"}"#,
    #"{"id": "a", "type": "regulation", "title": "P"}"#,
    #"{"id": "a", "type": "musical_score", "title": "P"}"#,
    #"{"id": "a", "type": "periodical", "title": "P"}"#,
    #"{"id": "a", "type": "document", "title": "D", "archive": "Arch", "archive_location": "Box 1", "number": "3"}"#,
    #"{"id": "a", "type": "document", "title": "a &amp; b &lt;i&gt;", "keyword": "Sea, North; b"}"#,
    #"{"id": "a", "type": "document", "issued": {"date-parts": [[2020, 5], [2020, 7]]}}"#,
    #"{"id": "a", "type": "document", "issued": {"date-parts": [[2020]], "season": 2}}"#,
    #"{"id": "a", "type": "document", "issued": {"date-parts": [[1990]], "circa": true}}"#,
    #"{"id": "a", "type": "document", "issued": {"date-parts": [[-44, 3, 15]]}}"#,
    #"{"id": "a", "type": "document", "issued": {"literal": "in press"}}"#,
  ]

  @Test(arguments: items)
  func `an item is the same by way of RIS`(_ item: String) throws {
    let source = CSLJSONSource.parse(SourceText("[\(item)]"))
    try checkSaidInBoth(source)
    checkStable(source)
    let byWay = converted(
      RISSource.parse(SourceText(converted(source, to: .ris).text)), to: .cslJSON)
    #expect(try canonical(byWay.text) == canonical("[\(item)]"))
  }

  static let entries = [
    #"@article{k, author = {M{\"u}ller, J{\"o}rg and Smith, Jr., Ann}, title = {The {DNA} of x}, journaltitle = {J}, date = {2020-05}, pages = {1--9}, number = 3, doi = {10.1/x}}"#,
    #"@inproceedings{k, author = {A, B}, title = {T}, booktitle = {Proc}, year = 2019, month = jul, publisher = {ACL}, address = {Rome}, pages = {1--9}, url = {https://a.org/a_b~c}}"#,
    #"@book{k, editor = {A, B}, title = {T}, publisher = {P}, address = {L}, isbn = {978-3-540-12345-6}, edition = {2}, series = {S}, volume = 3}"#,
    #"@collection{k, editor = {A, B}, title = {T}}"#,
    #"@phdthesis{k, author = {A, B}, title = {T}, school = {U}, year = 2001}"#,
    #"@misc{k, author = {A, B}, title = {T}, eprint = {2301.00001}, eprinttype = {arxiv}, year = 2023}"#,
    #"@article{k, title = {T}, eprint = {2301.00001}, eprinttype = {arxiv}, journal = {J}}"#,
    #"@techreport{k, title = {T}, institution = {I}, number = {TR-7}, type = {Technical Note}}"#,
    #"@online{k, title = {T}, url = {https://a.org}, urldate = {2020-05-06}, organization = {O}}"#,
  ]

  @Test(arguments: entries)
  func `an entry of a bib is the same by way of RIS`(_ bib: String) throws {
    let source = BibTeXSource.parse(SourceText(bib))
    try checkSaidInBoth(source)
    checkStable(source)
  }

  @Test(arguments: [
    "TY  - JOUR\nT1  - A\nA1  - Smith, J.\nJF  - Journal\nJO  - J\nJA  - Jo\nY1  - 2020/05//x y\nN2  - B\nAB  - C\nAD  - Rome\nAD  - Oslo\nU1  - u\nUR  - http://a\nUR  - http://b\nER  - ",
    "TY  - CONF\nT2  - A\nJO  - B\nCY  - Rome\nPY  - 2020\nDA  - 2019/05/06\nM1  - 3\nM3  - Paper\nER  - ",
    "TY  - BOOK\nA2  - E, F\nBT  - Title\nSP  - 1\nEP  - 300\nSN  - 1234-5678\nSN  - 12\nKW  - a, b\nKW  - c\nER  - ",
    "TY  - WEB\nVL  - 2020\nM1  - May 5\nM2  - x\nAN  - 1\nAN  - 2\nDB  - D\nER  - ",
    "TY  - JOUR\nDO  - 10.1/x\nDO  - 10.1/y\nN1  - A\nN1  - B\nC1  - c\nC2  - d\nC3  - e\nSE  - 4\nET  - 2020/05/06\nER  - ",
    "TY  - THES\nJF  - A\nJF  - B\nT2  - Department\nA2  - B, C\nA3  - D, E\nL1  - file.pdf\nL1  - other.pdf\nER  - ",
    "TY  - RPRT\nJO  - A\nT2  - B\nBT  - C\nER  - ",
    "TY  - PAT\nIS  - 1\nVL  - 2\nM1  - 3\nSN  - 4\nA2  - Office\nPY  - 1990\nY1  - 1991/02/03\nER  - ",
  ])
  func `a record is the same after the first time`(_ ris: String) throws {
    let source = RISSource.parse(SourceText(ris))
    checkStable(source)
    try checkSaidInBoth(source)
  }

  @Test func `a record that says a thing twice, or in another's place, is tidied once`() {
    checkStable(
      RISSource.parse(
        SourceText(
          "TY  - JOUR\nSP  - 94-94\nN1  - One\n\n10.1/x\nJF  - Sea\nJ2  - Sea\nER  - ")))
  }
}
