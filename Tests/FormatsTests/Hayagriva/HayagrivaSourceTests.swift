import Bibliography
import Formats
import Testing
import TextStorage

/// Entries and problems as `SourceDescription` has them; people as a `.bib` has them.
private func checkHayagriva(
  _ yaml: String, _ entries: String..., problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SourceText(yaml)
  let source = HayagrivaSource.parse(text)
  #expect(
    SourceDescription(source, text: text).entries == entries, sourceLocation: sourceLocation)
  #expect(
    source.problems.map { "\($0.code): \(text.string(in: $0.range))" } == problems,
    sourceLocation: sourceLocation)
  #expect(cslDisorder(in: source, text) == nil, sourceLocation: sourceLocation)
}

@Suite struct HayagrivaSourceTests {
  @Test func `reads an article in its journal`() {
    checkHayagriva(
      """
      tides:
        type: Article
        title: Tides of the Sea
        author: ["Smith, Ann", "von der Doe, Jr., Jo"]
        serial-number: { doi: "10.1000/x", serial: e12 }
        page-range: 1-9
        date: 2020-10
        parent:
          title: { value: Sea Letters, short: Sea Lett. }
          volume: 3
          issue: 2
          publisher: { name: Press, location: Kiel }
          serial-number: { issn: 1234-5678 }
      """,
      "article tides title=Tides of the Sea author=[Smith, Ann and von der Doe, Jr., Jo] "
        + "doi=10.1000/x eid=e12 pages=1-9 date=2020-10 journaltitle=Sea Letters "
        + "shortjournal=Sea Lett. volume=3 number=2 publisher=Press location=Kiel issn=1234-5678")
  }

  @Test func `what it is in decides what it is`() {
    checkHayagriva(
      """
      a: {type: article, title: A, parent: {type: proceedings, title: P, editor: Roe}}
      b: {type: article, title: B, parent: {type: Newspaper, title: N}}
      c: {type: anthos, title: C, parent: {title: D, author: Doe}}
      d: {type: chapter, title: E, parent: {title: F, parent: {title: S, issue: 4}}}
      e: {type: article, title: G, parent: {type: blog, title: H}}
      f: {title: I}
      """,
      "inproceedings a title=A booktitle=P editor=[{Roe}]",
      "article b entrysubtype=newspaper title=B journaltitle=N",
      "incollection c title=C booktitle=D bookauthor=[{Doe}]",
      "inbook d title=E booktitle=F series=S number=4",
      "online e entrysubtype=post-weblog title=G booktitle=H", "misc f title=I")
  }

  @Test func `reads several parents`() {
    checkHayagriva(
      """
      a:
        type: article
        parent:
          - {type: conference, title: Conf, date: 2020-06, location: Kiel}
          - {type: proceedings, title: Proc}
          - {type: video, runtime: "00:10"}
      """,
      #"inproceedings a eventtitle=Conf eventdate=2020-06 venue=Kiel booktitle=Proc "#
        + #"parent=[{"type":"video","runtime":"00:10"}]"#)
  }

  @Test func `braces and verbatim values keep their case`() {
    checkHayagriva(
      #"""
      a: {title: "{DNA} \\{x\\} of <i> & $x$"}
      b: {title: {value: iPhone, verbatim: true}}
      """#,
      #"misc a title=<<span class="nocase">DNA</span> {x} of &lt;i> & $x$>"#,
      #"misc b title=<<span class="nocase">iPhone</span>>"#)
  }

  @Test func `reads people in parts and with roles`() {
    checkHayagriva(
      """
      a:
        author:
          - {name: Watkins, given-name: Gloria Jean, prefix: van, alias: bell hooks}
          - UN Programme
        affiliated:
          - {role: Director, names: "Cameron, James"}
          - {role: CastMember, names: ["Doe, Jo", "Roe, Al"]}
          - {role: somebody, names: X}
      """,
      "misc a author=[van Watkins, Gloria Jean and {UN Programme}] director=[Cameron, James] "
        + "performer=[Doe, Jo and Roe, Al] somebody=[{X}]")
  }

  @Test func `reads addresses, numbers and dates`() {
    checkHayagriva(
      """
      a:
        type: report
        url: {value: "https://x.org", date: 2021-02-03}
        serial-number: {arxiv: 2001.00001, pmid: 12, serial: TR-1}
        date: ~2003
        organization: MIT
        location: Boston
        genre: Memo
        language: de-DE
        runtime: "01:02"
        extra: [1, x]
      """,
      "report a url=https://x.org urldate=2021-02-03 eprint=2001.00001 eprinttype=arxiv pmid=12 "
        + "number=TR-1 date=2003~ institution=MIT location=Boston type=Memo language=de-DE "
        + #"runtime=01:02 extra=[1,"x"]"#)
  }

  @Test func `follows anchors`() {
    checkHayagriva(
      "a: {type: article, parent: &j {title: J}}\nb: {type: article, parent: *j}\n",
      "article a journaltitle=J", "article b journaltitle=J")
  }

  @Test func `says what it does not understand`() {
    checkHayagriva(
      "a: {type: opus, title: A}\nb: text\nc: {title: \"C}\n", "misc a entrysubtype=opus title=A",
      "misc c title=C}",
      problems: ["invalid-yaml: {", "invalid-yaml: \"", "unknown-type: opus", "invalid-item: b"])
  }
}
