import Bibliography
import Formats
import Testing
import TextStorage

/// A list with one paper, whose description holds these elements.
private func list(_ elements: String, id: String = "2407.14741") -> String {
  """
  <!DOCTYPE html><html><body><h1>Information Retrieval</h1>
  <div class='paging'>Total of 2 entries</div>
  <dl id='articles'>
    <h3>Mon, 22 Jul 2024 (showing 2 of 2 entries )</h3>
    <dt>
      <a name='item1'>[1]</a>
      <a href ="/abs/\(id)" title="Abstract" id="\(id)">
        arXiv:\(id)
      </a>
      (cross-list from cs.CL)
      [<a href="/pdf/\(id)" title="Download PDF">pdf</a>]
    </dt>
    <dd><div class='meta'>
      <div class='list-title mathjax'><span class='descriptor'>Title:</span>
        Tides
      </div>
      \(elements)
    </div></dd>
  </dl></body></html>
  """
}

private func checkList(
  _ elements: String, _ entry: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkPage(list(elements), .arXivHTMLPage, [entry], sourceLocation: sourceLocation)
}

private let id = "date=2024-07 eprint=2407.14741 eprinttype=arxiv"

@Suite struct ArXivHTMLPageTests {
  @Test func `reads a list`() {
    checkList(
      """
      <div class='list-authors'><a href="https://arxiv.org/search/?query=Doe,+J">Jane Doe</a>,
      <a href="x" rel="nofollow">Rick van Roe</a> (North Lab)</div>
      <div class='list-comments mathjax'><span class='descriptor'>Comments:</span>
        12 pages, <a href="https://x.org">this https URL</a></div>
      <div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span>
        to appear</div>
      <div class='list-subjects'><span class='descriptor'>Subjects:</span>
        <span class="primary-subject">Information Retrieval (cs.IR)</span>; Learning (cs.LG)</div>
      <p class='mathjax'>We measure $a &lt; b$<br>and G\\"odel &amp; find.</p>
      """,
      "misc doe2024tides title={Tides} author=[Doe, Jane and van Roe, Rick] "
        + "journal-ref={to appear} \(id) eprintclass=cs.IR "
        + "note={12 pages, this https URL} "
        + "subjects=Information Retrieval (cs.IR); Learning (cs.LG) "
        + "abstract={We measure $a < b$ and G\\\"odel & find.}")
  }

  @Test func `says that authors are missing where the page does`() {
    checkList(
      "<div class='list-authors'><a>Jane Roe</a>, et al. (3 additional authors not shown)</div>",
      "misc roe2024tides title={Tides} author=[Roe, Jane and others] \(id)")
    checkList(
      "<div class='list-authors'>(author list is unavailable)</div>",
      "misc 2024tides title={Tides} \(id)")
    checkList(
      "<div class='list-authors'>Authors: Jane Doe, Ann Lee</div>",
      "misc doe2024tides title={Tides} author=[Doe, Jane and Lee, Ann] \(id)")
  }

  @Test func `a journal that is named plainly is where the paper is`() {
    checkList(
      "<div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span> "
        + "J. Tides 3 (2025) 1-9</div>",
      "article 2025tides title={Tides} journaltitle={J. Tides} volume=3 pages=1-9 date=2025 "
        + "eprint=2407.14741 eprinttype=arxiv")
  }

  @Test func `drops what a script made of formulas`() {
    checkPage(
      list("").replacing(
        "Tides",
        with: "On <span class=\"MathJax_Preview\"></span><span class=\"MathJax\"><nobr>x2</nobr>"
          + "</span><script type=\"math/tex\">x^2</script> Tides"),
      .arXivHTMLPage, ["misc 2024x title={On $x^2$ Tides} \(id)"])
  }

  @Test func `old identifiers have their month, too`() {
    checkPage(
      list("", id: "hep-th/9901001"), .arXivHTMLPage,
      ["misc 1999tides title={Tides} date=1999-01 eprint=hep-th/9901001 eprinttype=arxiv"])
  }

  private static let result = """
    <html><body><ol class="breathe-horizontal">
    <li class="arxiv-result">
      <div class="is-marginless">
        <p class="list-title is-inline-block"><a href="https://arxiv.org/abs/2407.14741v2">arXiv:2407.14741v2</a>
          <span>&nbsp;[<a href="https://arxiv.org/pdf/2407.14741v2">pdf</a>]&nbsp;</span></p>
        <div class="tags is-inline-block">
          <span class="tag is-small is-link" data-tooltip="Information Retrieval">cs.IR</span>
          <span class="tag is-small is-grey" data-tooltip="Learning">cs.LG</span>
        </div>
        <div class="is-inline-block"><div class="tags has-addons">
          <span class="tag is-dark is-size-7">doi</span>
          <span class="tag is-light is-size-7"><a href="https://doi.org/10.1000/1">10.1000/1
            <i class="fa"></i></a></span>
        </div></div>
      </div>
      <p class="title is-5 mathjax"> <span class="search-hit mathjax">Tides</span> and Dunes </p>
      <p class="authors"><span class="search-hit">Authors:</span>
        <a href="/search/?query=Doe">Jane Doe</a>,
        <a href="/search/?query=Roe">Rick Roe Jr</a>
        , et al. (2 additional authors not shown)</p>
      <p class="abstract mathjax"><span>Abstract</span>:
        <span class="abstract-short mathjax" id="2407.14741v2-abstract-short">We&hellip;
          <a class="is-size-7" onclick="f('a');">&#9661; More</a></span>
        <span class="abstract-full mathjax" style="display: none;">We measure.
          <a class="is-size-7">&#9651; Less</a></span></p>
      <p class="is-size-7"><span>Submitted</span> 3 August, 2024; <span>v1</span> submitted 20 July, 2024;
        <span>originally announced</span> July 2024.</p>
      <p class="comments is-size-7"><span>Comments:</span> <span>12 pages</span></p>
      <p class="comments is-size-7"><span>Report number:</span> N-1</p>
      <p class="comments is-size-7"><span>Journal ref:</span> at Tides 2024</p>
    </li>
    <li class="arxiv-result">
      <p class="list-title"><a href="https://arxiv.org/abs/2001.00002">arXiv:2001.00002</a></p>
      <p class="title is-5 mathjax">Knots</p>
      <p class="is-size-7"><span>Submitted</span> 1 December, 2019; <span>originally announced</span> January 2020.</p>
    </li>
    </ol><p class="title">Help</p></body></html>
    """

  @Test func `reads what a search found`() {
    checkPage(
      Self.result, .arXivHTMLPage,
      [
        "misc doe2024tides title={Tides and Dunes} author=[Doe, Jane and Roe, Jr, Rick and others] "
          + "journal-ref={at Tides 2024} date=2024-07-20 eprint=2407.14741 eprinttype=arxiv eprintclass=cs.IR doi=10.1000/1 "
          + "note={12 pages} abstract={We measure.}",
        "misc 2019knots title={Knots} date=2019-12-01 eprint=2001.00002 eprinttype=arxiv",
      ])
  }

  @Test func `a list item that is not closed ends where the next one begins`() {
    checkPage(
      Self.result.replacing("</li>", with: ""), .arXivHTMLPage,
      [
        "misc doe2024tides title={Tides and Dunes} author=[Doe, Jane and Roe, Jr, Rick and others] "
          + "journal-ref={at Tides 2024} date=2024-07-20 eprint=2407.14741 eprinttype=arxiv eprintclass=cs.IR doi=10.1000/1 "
          + "note={12 pages} abstract={We measure.}",
        "misc 2019knots title={Knots} date=2019-12-01 eprint=2001.00002 eprinttype=arxiv",
      ])
  }

  @Test func `says where a title is missing`() {
    let page = list("<div class='list-authors'><a>Ann Lee</a></div>")
      .replacing("<div class='list-title mathjax'>", with: "<div class='list-title mathjx'>")
    #expect(
      SourceFormat.arXivHTMLPage.parse(SourceText(page)).problems.map(\.code) == [])
    let bare = page.replacing("list-title", with: "title")
    #expect(
      SourceFormat.arXivHTMLPage.parse(SourceText(bare)).problems.map(\.code) == ["missing-title"])
  }
}
