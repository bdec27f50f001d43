import Bibliography
import Formats
import Testing
import TextStorage

private func checkEndNote(
  _ records: String, _ entries: [String], problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  checkPage(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><xml><records>\(records)</records></xml>",
    .endNoteXML, entries, problems: problems, sourceLocation: sourceLocation)
}

/// An entry of one record of a type with these elements.
private func checkRecord(
  _ type: String, _ elements: String, _ entry: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  checkEndNote(
    "<record><rec-number>7</rec-number><ref-type name=\"\(type)\"></ref-type>\(elements)</record>",
    [entry], sourceLocation: sourceLocation)
}

/// The people of an author list, their parts in CSL's order, empty ones left out.
private func checkName(
  _ written: String, _ parts: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = EndNoteXMLSource.parse(
    SourceText(
      "<record><ref-type>17</ref-type><authors><author>\(written)</author></authors></record>"))
  let names = source.entry(at: EntryLocation(block: 0, index: 0))?.authors.people ?? []
  let found = names.map { name in
    [name.particle, name.family, name.given, name.suffix, name.literal].filter { !$0.isEmpty }
      .joined(separator: "|")
  }
  #expect(found == [parts], sourceLocation: sourceLocation)
}

@Suite struct EndNoteXMLTests {
  @Test func `reads an article as EndNote writes it`() {
    checkEndNote(
      """
      <record>
        <database name="My.enl" path="/x/My.enl">My.enl</database>
        <source-app name="EndNote" version="20.1">EndNote</source-app>
        <rec-number>12</rec-number>
        <foreign-keys><key app="EN" db-id="ab">12</key></foreign-keys>
        <ref-type name="Journal Article">17</ref-type>
        <contributors><authors>
          <author><style face="normal" font="default" size="100%">Doe, Jane</style></author>
          <author>
            <style face="normal" font="default" size="100%">
            van Roe, R. B.</style>
          </author>
        </authors></contributors>
        <titles>
          <title><style face="normal" size="100%">Growth of </style><style face="italic"
            size="100%">E. coli</style><style face="normal" size="100%"> at 10</style><style
            face="superscript">3</style><style face="normal"> &lt; x &amp; y</style></title>
          <secondary-title>Journal of
            Tides</secondary-title>
        </titles>
        <periodical><full-title>Journal of Tides</full-title><abbr-1>J. Tides</abbr-1></periodical>
        <pages>93-105</pages><volume>18</volume><number>1</number>
        <dates><year>1937</year><pub-dates><date>Mar 3</date></pub-dates></dates>
        <isbn>0012-9658</isbn>
        <electronic-resource-num>https://doi.org/10.1000/T.1</electronic-resource-num>
        <keywords><keyword>tides</keyword><keyword/><keyword>dunes</keyword></keywords>
        <urls><related-urls><url>&lt;Go to ISI&gt;://0002</url><url>http://x.org/a?b=1&amp;c</url>
          </related-urls></urls>
        <abstract>We measure.</abstract><language>English</language>
      </record>
      """,
      [
        "article 12 author=[Doe, Jane and van Roe, R. B.] "
          + "title=<Growth of <i>E. coli</i> at 10<sup>3</sup> &lt; x &amp; y> "
          + "journaltitle=Journal of Tides shortjournal=J. Tides pages=93-105 volume=18 number=1 "
          + "date=1937-03-03 issn=0012-9658 doi=10.1000/T.1 keywords=tides, dunes "
          + "url=http://x.org/a?b=1&c related-urls=<Go to ISI>://0002 abstract=We measure. "
          + "language=English"
      ])
  }

  @Test func `the type says what titles and people are`() {
    let titles =
      "<titles><title>T</title><secondary-title>S</secondary-title>"
      + "<tertiary-title>U</tertiary-title></titles>"
    checkRecord("Book Section", titles, "incollection 7 title=T booktitle=S series=U")
    checkRecord("Conference Paper", titles, "inproceedings 7 title=T booktitle=S series=U")
    checkRecord("Book", titles, "book 7 title=T series=S volume-title=U")
    checkRecord("Thesis", titles, "thesis 7 title=T division=S series=U")
    checkRecord(
      "Magazine Article", titles, "article 7 entrysubtype=magazine title=T journaltitle=S series=U")
    let people =
      "<contributors><authors><author>A, B</author></authors>"
      + "<secondary-authors><author>C, D</author></secondary-authors></contributors>"
    checkRecord("Book Section", people, "incollection 7 author=[A, B] editor=[C, D]")
    checkRecord("Book", people, "book 7 author=[A, B] collection-editor=[C, D]")
    checkRecord(
      "Book", people.replacing("<authors><author>A, B</author></authors>", with: ""),
      "book 7 editor=[C, D]")
    checkRecord("Thesis", people, "thesis 7 author=[A, B] advisor=[C, D]")
  }

  @Test func `a type is known by its name, or else by its number`() {
    for (name, number, type) in [
      ("Web Page", "12", "online"), ("Our Own", "27", "report"), ("Dataset", "59", "dataset"),
      ("", "6", "book"), ("Our Own", "99", "misc"), ("Patent", "", "patent"),
    ] {
      checkEndNote(
        "<record><rec-number>7</rec-number><ref-type name=\"\(name)\">\(number)</ref-type>"
          + "<titles><title>T</title></titles></record>", ["\(type) 7 title=T"])
    }
    checkRecord(
      "Conference Proceedings", "<titles><title>T</title></titles>", "proceedings 7 title=T")
  }

  @Test func `one field of EndNote's is several numbers`() {
    checkRecord("Book", "<isbn>978-0-306-40615-7</isbn>", "book 7 isbn=978-0-306-40615-7")
    checkRecord("Report", "<isbn>TR-4</isbn>", "report 7 number=TR-4")
    checkRecord("Book", "<isbn>0012-9658</isbn>", "book 7 issn=0012-9658")
    checkRecord("Book", "<pages>xii, 300</pages>", "book 7 pagetotal=xii, 300")
    checkRecord("Book Section", "<pages>1-9</pages>", "incollection 7 pages=1-9")
    checkRecord(
      "Journal Article",
      "<accession-num>123</accession-num><remote-database-name>Medline</remote-database-name>",
      "article 7 pmid=123 source=Medline")
    checkRecord("Journal Article", "<custom2>PMC99</custom2>", "article 7 pmcid=PMC99")
  }

  @Test func `dates are put together from a year and a day`() {
    for (dates, field) in [
      ("<year>2001</year>", "date=2001"), ("<year>2001</year><month>12</month>", "date=2001-12"),
      ("<year>2001</year><pub-dates><date>Jan</date></pub-dates>", "date=2001-01"),
      ("<year>2001</year><pub-dates><date>5 January, 2001</date></pub-dates>", "date=2001-01-05"),
      ("<year>2001</year><pub-dates><date>2001/05/06</date></pub-dates>", "date=2001-05-06"),
      ("<year>2001</year><pub-dates><date>Jul-Aug</date></pub-dates>", "date=2001-07/2001-08"),
      ("<year>2001</year><pub-dates><date>Spring</date></pub-dates>", "date=2001-21"),
      ("<year>2001</year><pub-dates><date>later</date></pub-dates>", "date=2001"),
      ("<year>in press</year>", "year=in press"),
      ("<pub-dates><date>Jan 5, 2001</date></pub-dates>", "date=2001-01-05"),
    ] {
      checkRecord("Book", "<dates>\(dates)</dates>", "book 7 \(field)")
    }
  }

  @Test func `names are inverted, and an institution ends with a comma`() {
    checkName("Smith, AB", "Smith|AB")
    checkName("Smith, A.B.", "Smith|A.B.")
    checkName("King, Martin Luther, Jr.", "King|Martin Luther|Jr.")
    checkName("World Health Organization,", "World Health Organization")
    checkName("Jane van Doe", "van|Doe|Jane")
    checkName("Plato", "Plato")
  }

  @Test func `a record without a number gets a key`() {
    checkEndNote(
      "<record><ref-type>17</ref-type><titles><title>Tides</title></titles></record>",
      ["article tides title=Tides"], problems: ["missing-key: <record>"])
    checkEndNote("<record><rec-number/></record>", [], problems: ["empty-item: <record>"])
  }

  @Test func `fields lead to their elements`() {
    checkPlaces(
      "<xml><record><rec-number>7</rec-number><titles><title>T</title></titles></record></xml>",
      .endNoteXML, ["key: <rec-number>7</rec-number>", "title: <title>T</title>"])
  }

  @Test func `a record that is not closed ends at the next one`() {
    func record(_ number: Int, end: String = "</record>") -> String {
      "<record><rec-number>\(number)</rec-number><titles><title>T</title></titles>" + end
    }
    checkEndNote(
      record(1, end: "") + record(2), ["misc 1 title=T", "misc 2 title=T"],
      problems: ["unclosed-record: <record>"])
    checkEndNote(
      record(1) + "<recor" + record(2).dropFirst(7) + record(3),
      ["misc 1 title=T", "misc 3 title=T"])
    checkEndNote(
      record(1).replacing("</title>", with: "</titel>") + record(2),
      ["misc 1 title=T", "misc 2 title=T"])
  }

  @Test func `one damaged byte loses at most one record`() {
    let records = (1...3).map { number in
      "<record><rec-number>k\(number)</rec-number><titles><title><style face=\"normal\">Tides"
        + "</style></title></titles><!-- x --></record>"
    }
    let text = Array("<xml><records>\(records.joined())</records></xml>".utf8)
    func keys(_ bytes: [UInt8]) -> [[UInt8]] {
      let source = EndNoteXMLSource.parse(SourceText(bytes))
      return source.locations.map { Array(source.keyBytes($0)) }
    }
    let whole = keys(text)
    #expect(whole.count == 3)
    for place in text.indices {
      for byte in Array("<>\"x /!-\0".utf8) + [nil] {
        var damaged = text
        if let byte { damaged[place] = byte } else { damaged.remove(at: place) }
        let found = keys(damaged)
        let lost = whole.filter { !found.contains($0) }
        #expect(lost.count <= 1, "\(String(decoding: damaged, as: UTF8.self))")
      }
    }
  }
}
