import Bibliography
import Formats
import Testing
import TextStorage

/// A paper as the Anthology lists it, minified: no `</p>`, no quotes.
private func paper(
  _ id: String, _ title: String, people: [String] = ["Jane van Doe"], venue: String? = nil,
  abstract: String? = nil
) -> String {
  let names = people.map { "<a href=/people/x/>\($0)</a>" }.joined(separator: "\n|\n")
  let link = venue.map { "<br><a href=/volumes/2023.acl-long/ class=text-muted>\($0)</a>" } ?? ""
  let anchor = id.replacing(".", with: "--")
  let card =
    abstract.map {
      "<div class=\"card collapse abstract-collapse\" id=abstract-\(anchor)>"
        + "<div class=\"card-body p-3 small\">\($0)</div></div>"
    } ?? ""
  return "<p class=\"d-sm-flex align-items-stretch\"><span class=\"d-block list-button-row\">"
    + "<a class=\"badge align-middle mr-1\" href=https://aclanthology.org/\(id).pdf>pdf</a>"
    + "<a class=badge href=/\(id).bib>bib</a><br></span><span class=d-block>"
    + "<strong><a class=align-middle href=/\(id)/>\(title)</a></strong><br>\(names)\(link)"
    + "</span>\(card)"
}

private func page(_ title: String, _ body: String) -> String {
  "<!doctype html><html lang=en-us><head><meta charset=utf-8><title>\(title) - ACL Anthology</title>"
    + "</head><body><nav><a class=align-middle href=/>Home</a></nav><section id=main>"
    + "<h2 id=title>\(title)</h2>\(body)</section></body></html>"
}

private let venue = "Proceedings of the Tide Meeting (Volume 1: Long Papers)"

@Suite struct AnthologyHTMLPageTests {
  @Test func `reads an author's page`() {
    checkPage(
      page(
        "Jane Doe",
        "<p><span>Also published as:</span> J. <span>Doe</span></p><h4>2023</h4>"
          + paper(
            "2023.acl-long.493",
            "Tides of <span class=acl-fixed-case>NLP</span>: <i>n</i>-grams &amp; "
              + "<span class=tex-math>O(n^2)</span>",
            people: ["Jane van Doe", "Rick Roe"], venue: venue, abstract: "We <b>measure</b>.")
          + paper(
            "2023.cl-1.2", "Dunes",
            venue: "Computational Linguistics, Volume 49, Issue 1 - March 2023")
          + "<h4>2019</h4>" + paper("P19-1032", "Old", venue: venue)
          + "<div class=card><h5>Co-authors</h5><a href=/people/r/ class=align-middle>R</a></div>"),
      .aclAnthologyHTMLPage,
      [
        "inproceedings doe2023tides title={Tides of {NLP}: \\emph{n}-grams "
          + "\\& $O(n^2)$} author=[van Doe, Jane and Roe, Rick] booktitle=\(venue) year=2023 "
          + "url=https://aclanthology.org/2023.acl-long.493/ abstract=<We <b>measure</b>.>",
        "article doe2023dunes title=Dunes author=[van Doe, Jane] journaltitle=Computational "
          + "Linguistics volume=49 number=1 year=2023 url=https://aclanthology.org/2023.cl-1.2/",
        "inproceedings doe2019old title=Old author=[van Doe, Jane] booktitle=\(venue) year=2019 "
          + "url=https://aclanthology.org/P19-1032/",
      ])
  }

  @Test func `a volume says once what holds for its papers`() {
    let head =
      "<p class=lead><a href=/people/a/>Ann Lee</a>,\n<a href=/people/b/>Bo Li</a>\n(Editors)</p>"
      + "<hr><div class=\"row acl-paper-details\"><dl><dt>Anthology ID:</dt><dd>2024.tide-1</dd>"
      + "<dt>Month:</dt><dd>August</dd><dt>Year:<dd>2024<dt>Address:<dd>Kiel, Germany<dt>SIG:<dd>"
      + "<dt>Publisher:<dd>ACL</dl></div><hr>"
    let shared = "month=August year=2024 location=Kiel, Germany publisher=ACL"
    checkPage(
      page(
        "Tide Papers",
        head + paper("2024.tide-1.0", "Tide Papers", people: ["Ann Lee", "Bo Li"])
          + paper("2024.tide-1.1", "Ebb", people: [])),
      .aclAnthologyHTMLPage,
      [
        "proceedings 2024tide title=Tide Papers editor=[Lee, Ann and Li, Bo] \(shared) "
          + "url=https://aclanthology.org/2024.tide-1.0/",
        "inproceedings 2024ebb title=Ebb booktitle=Tide Papers \(shared) "
          + "editor=[Lee, Ann and Li, Bo] url=https://aclanthology.org/2024.tide-1.1/",
      ])
  }

  @Test func `an event has its volumes in headings`() {
    checkPage(
      page(
        "Tide (2024)",
        "<div class=card><h4>Volumes</h4><ul><li><a class=align-middle href=#x>Tide Papers</a></ul></div>"
          + "<h4><span class=list-button-row><a class=badge href=x.pdf>pdf&nbsp;(full)</a></span>\n"
          + "<a class=align-middle href=/volumes/2024.tide-1/>Tide Papers</a></h4>"
          + paper("2024.tide-1.1", "Ebb", people: ["Cy Ng"])),
      .aclAnthologyHTMLPage,
      [
        "inproceedings ngebb title=Ebb author=[Ng, Cy] booktitle=Tide Papers "
          + "url=https://aclanthology.org/2024.tide-1.1/"
      ])
  }

  @Test func `a paper's page has its BibTeX, with its key`() {
    let details =
      "<div class=acl-paper-details><div class=\"card-body acl-abstract\"><h5>Abstract</h5>"
      + "<span>We ebb &amp; flow.</span></div></div>"
    let bibTeX = """
      <pre id=citeBibtexContent class=\"bg-light p-2\">@inproceedings{ng-2024-ebb,
          title = &#34;Ebb \\&amp; Flow in {NLP}&#34;,
          author = &#34;Ng, Cy  and  Li, Bo&#34;,
          month = aug,
          year = &#34;2024&#34;,
          url = &#34;https://aclanthology.org/2024.tide-1.1/&#34;
      }
      </pre>
      """
    checkPage(
      page("Ebb", details + bibTeX), .aclAnthologyHTMLPage,
      [
        "inproceedings ng-2024-ebb title={Ebb \\& Flow in {NLP}} author={Ng, Cy  and  Li, Bo} "
          + "month={August} year={2024} url={https://aclanthology.org/2024.tide-1.1/} "
          + "abstract=We ebb & flow."
      ])
    checkPage(
      page("Ebb", details).replacing(
        "<head>",
        with: "<head><meta content=Ebb name=citation_title><meta content='Cy Ng' "
          + "name=citation_author><meta content='Tide Papers' name=citation_conference_title>"),
      .aclAnthologyHTMLPage,
      ["inproceedings ngebb title=Ebb author=[Ng, Cy] booktitle=Tide Papers"])
  }

  @Test func `fields lead to what says them`() {
    checkPlaces(
      page("Jane Doe", "<h4>2023</h4>" + paper("2023.a-b.1", "Ebb", people: ["Cy Ng"], venue: "V")),
      .aclAnthologyHTMLPage,
      [
        "key: <a class=align-middle href=/2023.a-b.1/>Ebb</a>",
        "title: <a class=align-middle href=/2023.a-b.1/>Ebb</a>",
        "author: <a href=/people/x/>Cy Ng</a>",
        "booktitle: <a href=/volumes/2023.acl-long/ class=text-muted>V</a>", "year: <h4>2023</h4>",
        "url: <a class=align-middle href=/2023.a-b.1/>Ebb</a>",
      ])
  }

  @Test func `an identifier may stand only beside the abstract`() {
    let text = page(
      "Jane Doe",
      paper("2023.a-b.1", "Ebb", abstract: "We.").replacing("href=/2023", with: "href=/x")
    )
    .replacing("https://aclanthology.org/2023.a-b.1.pdf", with: "x.pdf")
    checkPage(
      text, .aclAnthologyHTMLPage,
      [
        "inproceedings doeebb title=Ebb author=[van Doe, Jane] abstract=We. "
          + "url=https://aclanthology.org/2023.a-b.1/"
      ])
  }
}
