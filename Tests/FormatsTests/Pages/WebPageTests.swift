import Bibliography
import Formats
import Testing
import TextStorage

/// The entry of a page with these meta tags: `name=content`, one a line.
private func checkTags(
  _ tags: String, _ entry: String, problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let lines = tags.split(separator: "\n").map { line in
    let parts = line.split(separator: "=", maxSplits: 1)
    return "<meta name=\"\(parts[0])\" content=\"\(parts.count > 1 ? parts[1] : "")\">"
  }
  checkPage(
    "<!DOCTYPE html><html><head><title>x</title>\n\(lines.joined(separator: "\n"))</head></html>",
    .webPage, [entry], problems: problems, sourceLocation: sourceLocation)
}

@Suite struct WebPageTests {
  @Test func `reads an article by Highwire's tags`() {
    checkTags(
      """
      citation_title=Growth of &lt;i&gt;E. coli&lt;/i&gt;
      citation_author=Doe, Jane
      citation_author_institution=North Lab
      citation_author=Rick van Roe
      citation_journal_title=Journal of Tides
      citation_journal_abbrev=J. Tides
      citation_publication_date=2020/05/12
      citation_online_date=2019/12/01
      citation_volume=3
      citation_issue=2
      citation_firstpage=10
      citation_lastpage=19
      citation_doi=https://doi.org/10.1000/T.1
      citation_issn=1234-5678
      citation_issn=8765-4321
      citation_publisher=North Press
      citation_keywords=tides; dunes
      citation_abstract_html_url=https://x.org/1
      citation_pdf_url=https://x.org/1.pdf
      citation_pmid=123456
      DC.title=Another
      dc.description=We  measure.
      """,
      "article doe2020growth title=<Growth of <i>E. coli</i>> author=[Doe, Jane and van Roe, Rick] "
        + "journaltitle=Journal of Tides shortjournal=J. Tides date=2020-05-12 volume=3 number=2 "
        + "pages=10-19 publisher=North Press doi=10.1000/T.1 pmid=123456 issn=1234-5678, 8765-4321 "
        + "keywords=tides, dunes url=https://x.org/1 pdf-url=https://x.org/1.pdf "
        + "abstract=We measure.")
  }

  @Test func `the tags say what it is`() {
    checkTags(
      "citation_title=T\ncitation_conference_title=C", "inproceedings t title=T booktitle=C")
    checkTags(
      "citation_title=T\ncitation_conference_title=C\ncitation_inbook_title=B",
      "inproceedings t title=T booktitle=B eventtitle=C")
    checkTags("citation_title=T\ncitation_inbook_title=B", "incollection t title=T booktitle=B")
    checkTags(
      "citation_title=T\ncitation_dissertation_institution=U", "thesis t title=T institution=U")
    checkTags(
      "citation_title=T\ncitation_technical_report_institution=U\ncitation_technical_report_number=4",
      "report t title=T institution=U number=4")
    checkTags("citation_title=T\ncitation_isbn=9780306406157", "book t title=T isbn=9780306406157")
    checkTags(
      "DC.title=T\nDC.creator=Doe, Jane\nDC.type=Dataset",
      "dataset doet title=T author=[Doe, Jane]")
    checkTags("citation_title=T", "online t title=T")
  }

  @Test func `a preprint has its identifier`() {
    checkTags(
      "citation_title=T\ncitation_author=Doe, Jane\ncitation_date=2024/07/20\n"
        + "citation_arxiv_id=2407.14741",
      "misc doe2024t title=T author=[Doe, Jane] date=2024-07-20 eprint=2407.14741 eprinttype=arxiv")
  }

  @Test func `several people may stand in one tag`() {
    checkTags(
      "citation_title=T\ncitation_authors=Doe, Jane; Roe, Rick",
      "online doet title=T author=[Doe, Jane and Roe, Rick]")
    checkTags(
      "citation_title=T\ncitation_author=Jane Doe, Rick Roe, Ann van Lee",
      "online doet title=T author=[Doe, Jane and Roe, Rick and van Lee, Ann]")
    checkTags(
      "citation_title=T\ncitation_author=van der Berg, Jan Piet",
      "online bergt title=T author=[van der Berg, Jan Piet]")
  }

  @Test func `other vocabularies fill in`() {
    checkTags(
      """
      dc.Title=T
      DCTERMS.creator=Doe, Jane
      dc.identifier=doi:10.1000/1
      prism.publicationName=J
      prism.volume=3
      prism.number=4
      prism.startingPage=5
      prism.endingPage=9
      prism.publicationDate=2001-02
      """,
      "article doe2001t title=T author=[Doe, Jane] journaltitle=J date=2001-02 volume=3 number=4 "
        + "pages=5-9 doi=10.1000/1")
    checkTags(
      "bepress_citation_title=T\nbepress_citation_author=Doe, Jane\nbepress_citation_date=2001",
      "online doe2001t title=T author=[Doe, Jane] date=2001")
    checkTags(
      "eprints.title=T\neprints.creators_name=Doe, Jane\neprints.type=thesis\neprints.date=2001-02-03"
        + "\neprints.institution=U",
      "thesis doe2001t title=T author=[Doe, Jane] date=2001-02-03 institution=U")
  }

  @Test func `dates are written in many ways`() {
    for (written, date) in [
      ("2020", "2020"), ("2020/5/12", "2020-05-12"), ("12 May 2020", "2020-05-12"),
      ("May 12, 2020", "2020-05-12"), ("May 2020", "2020-05"),
      ("2020-05-12T08:00:00+02:00", "2020-05-12"), ("2020-05", "2020-05"), ("in press", "in press"),
    ] {
      checkTags(
        "citation_title=T\ncitation_date=\(written)",
        "online \(date.hasPrefix("2") ? "2020t" : "t") title=T date=\(date)")
    }
  }

  @Test func `reads JSON-LD where there are no tags`() {
    let json = """
      {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "S"},
        {"@type": ["ScholarlyArticle"], "headline": "Tides",
         "author": [{"givenName": "Jane", "familyName": "Doe"}, {"name": "Rick Roe"}],
         "datePublished": "2021-03-04", "pageStart": "1", "pageEnd": "9",
         "sameAs": "https://doi.org/10.1000/9",
         "isPartOf": {"@type": "PublicationIssue", "issueNumber": "2", "isPartOf":
           {"@type": "PublicationVolume", "volumeNumber": 7, "isPartOf":
             {"@type": "Periodical", "name": "J", "issn": "1234-5678"}}}}]}
      """
    checkPage(
      "<html><head><script type=\"application/ld+json\">\(json)</script></head></html>", .webPage,
      [
        "article doe2021tides title=Tides author=[Doe, Jane and Roe, Rick] journaltitle=J "
          + "date=2021-03-04 volume=7 number=2 pages=1-9 doi=10.1000/9 issn=1234-5678"
      ])
  }

  @Test func `fields lead to their tags`() {
    checkPlaces(
      "<head><meta name=citation_title content=T><meta name=citation_volume content=3></head>",
      .webPage,
      [
        "key: <meta name=citation_title content=T>", "title: <meta name=citation_title content=T>",
        "volume: <meta name=citation_volume content=3>",
      ])
  }

  @Test func `says that a title is missing`() {
    checkTags(
      "citation_doi=10.1000/1", "online paper doi=10.1000/1",
      problems: ["missing-title: <meta name=\"citation_doi\" content=\"10.1000/1\">"])
  }

  @Test func `a page that describes no paper is refused`() {
    for page in [
      "<html><head><meta name=\"description\" content=\"x\"><meta property=\"og:title\" content=\"T\">"
        + "</head></html>", "<?xml version=\"1.0\"?><note>x</note>", "<DC.title>",
      "<meta name=DC.title content=x>",
      "<html><script type='application/ld+json'>{</script></html>",
      "<html><dl id=articles><dt>x<dd>y</dl></html>",
    ] {
      #expect(SourceFormat.detect(in: Array(page.utf8), fileName: "a.html") == nil, "\(page)")
    }
    let found = parseSource(DecodedText(decoding: Array("<html>".utf8)), fileName: "a.html")
    guard case .failure(let error) = found else {
      Issue.record("a page was read as a bibliography")
      return
    }
    #expect(error.message.contains("citation_title"))
  }

  @Test func `a page is known by the address that a browser saved with it`() {
    let styles = String(repeating: "<style>p { x: y }</style>", count: 10)
    for (address, format) in [
      ("https://arxiv.org/list/cs.CL/new", SourceFormat.arXivHTMLPage),
      ("https://arxiv.org/abs/2407.14741", .webPage),
      ("https://aclanthology.org/people/jane-doe/", .aclAnthologyHTMLPage),
    ] {
      let page = "<!DOCTYPE html>\n<!-- saved from url=(0042)\(address) -->\n<html>\(styles)"
      #expect(SourceFormat.detect(in: Array(page.utf8), fileName: nil) == format)
    }
  }
}
