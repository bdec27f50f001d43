import Bibliography
import Formats
import Testing
import TextStorage

private let meta = """
  <meta><booktitle>Proceedings of the <fixed-case>T</fixed-case>ide Meeting</booktitle>
    <editor><first>Ann</first><last>Lee</last></editor><publisher>ACL</publisher>
    <address>Kiel</address><month>July</month><year>2023</year><isbn>978-0-306-40615-7</isbn></meta>
  """

private let title = "Proceedings of the <span class=\"nocase\">T</span>ide Meeting"
private let shared =
  "publisher=ACL location=Kiel month=July year=2023 isbn=978-0-306-40615-7 editor=[Lee, Ann]"

private func collection(
  _ volume: String, id: String = "2023.acl", number: String = "long", type: String = "proceedings"
) -> String {
  "<?xml version='1.0' encoding='UTF-8'?>\n<collection id=\"\(id)\">\n  <volume id=\"\(number)\" "
    + "type=\"\(type)\">\n\(volume)\n</volume></collection>\n"
}

@Suite struct AnthologyXMLTests {
  @Test func `reads papers and their volume`() {
    checkPage(
      collection(
        meta
          + """
          <frontmatter><url hash="1">2023.acl-long.0</url><bibkey>acl-2023-long</bibkey></frontmatter>
          <paper id="12"><!-- https://aclanthology.org/2023.acl-long.12/ -->
            <title><fixed-case>NLP</fixed-case> in <tex-math>O(n^3)</tex-math> &amp; <i>more</i></title>
            <author id="jane-doe"><first>Jane</first><last>van Doe</last><affiliation>North</affiliation>
              <variant script="hani"><first>简</first><last>杜</last></variant></author>
            <author><first>Maurice J.</first><last>Pescitelli, Jr.</last></author>
            <author><last>Plato</last></author>
            <pages>1–9</pages><url hash="2">2023.acl-long.12</url><doi>10.18653/v1/x</doi>
            <abstract>We <b>measure</b>. <url>https://x.org</url></abstract>
            <bibkey>doe-etal-2023-nlp</bibkey><video href="x.mp4"/></paper>
          """),
      .aclAnthologyXML,
      [
        "proceedings acl-2023-long url=https://aclanthology.org/2023.acl-long.0/ title=<\(title)> "
          + shared,
        "inproceedings doe-etal-2023-nlp title={{NLP} in $O(n^3)$ \\& "
          + "\\emph{more}} pages=1–9 url=https://aclanthology.org/2023.acl-long.12/ "
          + "doi=10.18653/v1/x abstract=<We <b>measure</b>. https://x.org> "
          + "author=[van Doe, Jane and Pescitelli, Jr., Maurice J. and Plato] "
          + "booktitle=<\(title)> \(shared)",
      ])
  }

  @Test func `reads that a paper was retracted, and why`() {
    checkPage(
      collection(
        "<paper><title>Tides</title><bibkey>a</bibkey><retracted date=\"2022-05-06\">Meant "
          + "for <i>another</i> track.</retracted></paper><paper><title>Dunes</title>"
          + "<bibkey>b</bibkey><retracted/></paper>"),
      .aclAnthologyXML,
      [
        "inproceedings a title=Tides pubstate=retracted note=Retracted: Meant for another track.",
        "inproceedings b title=Dunes pubstate=retracted",
      ])
  }

  @Test func `a title as long as a book is not said with each paper`() {
    let text = SourceText(
      collection(
        "<meta><booktitle>\(String(repeating: "Tides ", count: 20_000))</booktitle></meta>"
          + String(repeating: "<paper/>", count: 1_000)))
    let source = AnthologyXML.parse(text)
    #expect(source.entryCount == 1_000)
    #expect(source.blocks.reduce(0) { $0 + ($1.values?.count ?? 0) } < 20 * text.byteCount)
  }

  @Test func `a journal's volume and issue stand with the volume`() {
    checkPage(
      collection(
        "<meta><booktitle>Journal of Tides, Volume 3, Issue 2 - March 2023</booktitle>"
          + "<year>2023</year><journal-volume>3</journal-volume><journal-issue>2</journal-issue></meta>"
          + "<paper id=\"1\"><title>Ebb</title><bibkey>k</bibkey></paper>", number: "2",
        type: "journal"),
      .aclAnthologyXML,
      [
        "article k title=Ebb url=https://aclanthology.org/2023.acl-2.1/ year=2023 "
          + "journaltitle=Journal of Tides volume=3 number=2"
      ])
  }

  @Test func `a paper without an address has its identifier by its place`() {
    for (id, volume, paper, expected) in [
      ("P19", "1", "12", "P19-1012"), ("W19", "1", "2", "W19-0102"), ("W19", "12", "2", "W19-1202"),
      ("D19", "1", "3", "D19-1003"), ("D19", "57", "3", "D19-5703"), ("C69", "3", "1", "C69-0301"),
      ("2020.coling", "main", "5", "2020.coling-main.5"),
    ] {
      checkPage(
        collection(
          "<meta/><paper id=\"\(paper)\"><title>T</title><bibkey>k</bibkey></paper>", id: id,
          number: volume),
        .aclAnthologyXML, ["inproceedings k title=T url=https://aclanthology.org/\(expected)/"])
    }
  }

  @Test func `a paper without a key gets one`() {
    checkPage(
      collection(
        "<meta><year>2023</year></meta><paper id=\"1\"><title>Ebb</title>"
          + "<author><first>A</first><last>B</last></author></paper>"),
      .aclAnthologyXML,
      [
        "inproceedings b2023ebb title=Ebb url=https://aclanthology.org/2023.acl-long.1/ "
          + "author=[B, A] year=2023"
      ])
  }

  @Test func `a paper that is not closed ends at the next one`() {
    checkPage(
      collection(
        "<meta/><paper id=\"1\"><title>A</title><bibkey>a</bibkey>"
          + "<paper id=\"2\"><title>B</title><bibkey>b</bibkey></paper><paper id=\"3\"></paper>"),
      .aclAnthologyXML,
      [
        "inproceedings a title=A url=https://aclanthology.org/2023.acl-long.1/",
        "inproceedings b title=B url=https://aclanthology.org/2023.acl-long.2/",
        "inproceedings paper url=https://aclanthology.org/2023.acl-long.3/",
      ],
      problems: ["unclosed-record: <paper id=\"1\">", "missing-title: <paper id=\"3\">"])
  }
}
