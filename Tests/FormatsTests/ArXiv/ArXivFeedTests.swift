import Bibliography
import Formats
import Testing

@Suite struct ArXivFeedTests {
  private static let entry = """
    <entry>
      <id>http://arxiv.org/abs/2407.14741v2</id>
      <updated>2024-08-03T18:00:00Z</updated>
      <published>2024-07-20T18:00:00Z</published>
      <title>Tides and Dunes:
      a Study of $x &lt; y$</title>
      <summary>  We measure tides
    and find them.
    </summary>
      <author><name>Jane van Doe</name>
        <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">North</arxiv:affiliation>
      </author>
      <author><name>Rick Roe</name></author>
      <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/1</arxiv:doi>
      <arxiv:comment>12 pages</arxiv:comment>
      <arxiv:journal_ref>J. Tides 3 (2024)</arxiv:journal_ref>
      <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
      <arxiv:primary_category term="cs.IR" scheme="http://arxiv.org/schemas/atom"/>
    </entry>
    """

  private static func feed(_ entries: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
      <title type="html">ArXiv Query: search_query=all:tides</title>
      <id>http://arxiv.org/api/abc</id>
      \(entries)
    </feed>
    """
  }

  private static let expected =
    "misc doe2024tides title={Tides and Dunes: a Study of $x < y$} "
    + "author=[van Doe, Jane and Roe, Rick] journal-ref={J. Tides 3 (2024)} date=2024-07-20 eprint=2407.14741 eprinttype=arxiv "
    + "eprintclass=cs.IR doi=10.1000/1 note={12 pages} "
    + "abstract={We measure tides and find them.}"

  @Test func `reads an answer of the API`() {
    checkPage(Self.feed(Self.entry), .arXivFeed, [Self.expected])
  }

  @Test func `a prefix for the namespace changes nothing`() {
    var page = Self.feed(Self.entry)
    for name in ["feed", "entry", "title", "id", "author", "name", "published", "summary"] {
      page = page.replacing("<\(name)>", with: "<a:\(name)>")
        .replacing("<\(name) ", with: "<a:\(name) ").replacing("</\(name)>", with: "</a:\(name)>")
    }
    checkPage(page, .arXivFeed, [Self.expected])
  }

  @Test func `an entry that is not closed ends at the next one`() {
    let open = Self.entry.replacing("</entry>", with: "")
      .replacing("2407.14741", with: "2407.00001").replacing("Tides and Dunes", with: "Ebb")
    let found = SourceFormat.arXivFeed.parse(.init(Self.feed(open + Self.entry)))
    #expect(found.entryCount == 2)
    checkPage(
      Self.feed("<entry><id>x</id><title>T</title></entry>" + Self.entry), .arXivFeed,
      [Self.expected], problems: ["missing-id: <entry>"])
  }

  @Test func `a feed of something else is none`() {
    #expect(
      SourceFormat.detect(
        in: Array("<feed><id>tag:x.org</id><entry><id>y</id></entry></feed>".utf8),
        fileName: "a.xml") == nil)
  }
}
