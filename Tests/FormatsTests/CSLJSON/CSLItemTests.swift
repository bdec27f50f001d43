import Bibliography
import Formats
import Testing
import TextStorage

@Suite struct CSLItemTests {
  @Test func `variables become the fields that the program asks for`() {
    checkCSL(
      """
      [{"id": "k", "type": "article-journal", "title": "T", "container-title": "J", "volume": 3,
        "issue": "2", "page": "1-9", "DOI": "10.1/x", "abstract": "A", "ISSN": "1-2",
        "title-short": "S", "number": "e7"}]
      """,
      [
        "article k title=T journaltitle=J volume=3 number=2 pages=1-9 doi=10.1/x abstract=A "
          + "issn=1-2 shorttitle=S eid=e7"
      ])
  }

  @Test func `the type decides what a container and a number are, wherever it stands`() {
    checkCSL(
      #"[{"id":1,"container-title":"P","collection-number":4,"type":"paper-conference"}]"#,
      ["inproceedings 1 booktitle=P number=4"])
    checkCSL(
      #"[{"id":1,"number":"TR-4","publisher":"U","type":"report"}]"#,
      ["report 1 number=TR-4 publisher=U"])
  }

  @Test func `what is lost in the entry type stands in entrysubtype`() {
    checkCSL(
      #"[{"id":1,"type":"map"},{"id":2,"type":"article-newspaper"},{"id":3,"type":"oddity"}]"#,
      ["image 1 entrysubtype=map", "article 2 entrysubtype=newspaper", "oddity 3"])
  }

  @Test func `every shape of list is read`() {
    checkCSL("[]", [])
    checkCSL(#"{"id":"a","title":"T"}"#, ["misc a title=T"])
    checkCSL(#"{"style":{"x":[1]},"items":[{"id":"a"},{"id":"b"}],"y":2}"#, ["misc a", "misc b"])
    checkCSL(
      #"{"status":"ok","message":{"total":2,"items":[{"id":"a"}]}}"#, ["misc a"])
    checkCSL(
      #"{"status":"ok","message":{"x":{},"id":"a","title":["T"]}}"#, ["misc a title=T"])
  }

  @Test func `items without a list around them are read, and that is said`() {
    checkCSL(
      "{\"id\":1}\n{\"id\":2}\n", ["misc 1", "misc 2"], between: ["invalid-json: {"])
    checkCSL(
      #"{"id":1},{"id":2}]"#, ["misc 1", "misc 2"], between: ["invalid-json: ,"])
  }

  @Test func `an id is a string or a number, and citation-key another name for it`() {
    checkCSL(
      #"[{"id":12},{"id":"x y\u00e9"},{"citation-key":"c"},{"id":"a","citation-key":"b"}]"#,
      ["misc 12", "misc x yé", "misc c", "misc a ids=b"])
  }

  @Test func `an item without an id gets a key, and that is said`() {
    checkCSL(
      """
      [{"title":"Deep Tides","author":[{"family":"Li"}],"issued":{"date-parts":[[2020]]}},
      {"id":null,"title":"Deep Sands"}, {"id":"k"}]
      """,
      [
        "misc li2020deep title=Deep Tides author=[Li] date=2020",
        "misc deepsands title=Deep Sands", "misc k",
      ], problems: ["missing-key: {", "missing-key: {"])
  }

  @Test func `shapes that belong elsewhere are accepted`() {
    checkCSL(
      """
      [{"id":"a","type":"journal-article","title":["T","U"],"container-title":[],"ISSN":["1","2"],
        "keyword":["x","y"],"subtitle":["S"],"reference-count":7,"is-oa":true,"link":[{"URL":"u"}]}]
      """,
      [
        "article a title=T issn=1, 2 keywords=x, y subtitle=S reference-count=7"
      ])
  }

  @Test func `markup and LaTeX in a value are what they are`() {
    let source = CSLJSONSource.parse(
      SourceText(
        #"[{"id":"a","title":"50\\% <i>E. coli</i> &amp; $x$","note":"\\emph{x} x<y"}]"#))
    let entry = source.entry(at: EntryLocation(block: 0, index: 0))
    #expect(entry?.title == #"50\% E. coli & $x$"#)
    #expect(entry?.text("note") == #"\emph{x} x<y"#)
  }

  @Test func `identifiers are found where people put them`() {
    checkCSL(
      #"[{"id":1,"note":"Read it.\nPMID: 77\nDOI: 10.1/x y\narXiv: 1706.03762"}]"#,
      [
        "misc 1 note=Read it.\nPMID: 77\nDOI: 10.1/x y\narXiv: 1706.03762 pmid=77 "
          + "eprint=1706.03762 eprinttype=arxiv"
      ])
    checkCSL(
      #"[{"id":1,"type":"article","number":"arXiv:1706.03762"}]"#,
      ["misc 1 entrysubtype=article number=arXiv:1706.03762 eprint=1706.03762 eprinttype=arxiv"])
    checkCSL(
      #"[{"id":1,"archive":"arXiv","archive_location":"cs/0112017"}]"#,
      ["misc 1 archive=arXiv archive_location=cs/0112017 eprint=cs/0112017 eprinttype=arxiv"])
  }

  @Test func `entry, key and field have their places in the text`() {
    let text = SourceText(#"  [ {"id": "k\u0041", "title": "T"} ]"#)
    let source = CSLJSONSource.parse(text)
    let entry = EntryLocation(block: 0, index: 0)
    #expect(text.string(in: source.entryRange(entry)) == #"{"id": "k\u0041", "title": "T"}"#)
    #expect(text.string(in: source.keyRange(entry)) == #"k\u0041"#)
    #expect(String(decoding: source.keyBytes(entry), as: UTF8.self) == "kA")
    #expect(text.string(in: source.fieldRange(0, of: entry)) == #""title": "T""#)
  }
}

@Suite struct CSLNameTests {
  @Test func `people come out part by part`() {
    checkAuthors(
      """
      [{"family":"Beethoven","given":"Ludwig","non-dropping-particle":"van"},
       {"family":"Goethe","given":"J. W.","dropping-particle":"von"},
       {"family":"King","given":"Martin","suffix":"Jr."}, {"given":"Plato"}]
      """,
      ["g:Ludwig p:van f:Beethoven", "g:J. W. d:von f:Goethe", "g:Martin f:King s:Jr.", "g:Plato"])
  }

  @Test func `nothing in a part means anything`() {
    checkAuthors(
      #"[{"literal":"Simon and Schuster, Inc."},{"family":"{A} and B","given":"\\'e, x"}]"#,
      ["l:Simon and Schuster, Inc.", #"g:\'e, x f:{A} and B"#])
  }

  @Test func `organisations are whole`() {
    checkAuthors(
      #"[{"name":"CERN"},{"family":"Bell Labs","isInstitution":true},{"literal":"NASA"}]"#,
      ["l:CERN", "l:Bell Labs", "l:NASA"])
  }

  @Test func `strings stand for objects`() {
    checkAuthors(#"["Ann Li", "Roe, Jane"]"#, ["g:Ann f:Li", "g:Jane f:Roe"])
    checkAuthors(#""Ann Li and Jane Roe""#, ["g:Ann f:Li", "g:Jane f:Roe"])
    checkAuthors(#"{"family":"Li"}"#, ["f:Li"])
  }

  @Test func `et al is nobody`() {
    checkAuthors(#"[{"family":"Li"},{"literal":"et al."}]"#, ["f:Li"], isComplete: false)
    checkAuthors(#"[{"family":"Li"},{"family":"others"}]"#, ["f:Li"], isComplete: false)
  }

  @Test func `what is no name is left out`() {
    checkAuthors(#"[{"family":""},{},7,null,[],{"family":"Li"}]"#, ["f:Li"])
  }
}

@Suite struct CSLDateTests {
  @Test(arguments: [
    ("[[2020,5,7]]", "2020-05-07"), ("[[\"2020\",\"05\"]]", "2020-05"), ("[[2020]]", "2020"),
    ("[[2020,1],[2021]]", "2020-01/2021"), ("[[1990],[0,0,0]]", "1990/.."),
    ("[[850]]", "0850"), ("[[-44]]", "-0043"), ("[[12020]]", "y12020"),
    ("[[2020,13]]", "2020-21"), ("[[2020,99,1]]", "2020"), ("[[2020,2,40]]", "2020-02"),
    ("[2020,5]", "2020-05"),
  ])
  func `parts of a date`(parts: String, date: String) {
    checkDate("{\"date-parts\":\(parts)}", date)
  }

  @Test func `no date at all`() {
    checkDate("{\"date-parts\":[[null]]}", nil)
    checkDate("{}", nil)
    checkDate("null", nil)
    checkDate("{\"date-parts\":[[]]}", nil)
    for year in ["99999999999999999999", "-9223372036854775808", "9223372036854775807", "0"] {
      checkDate("{\"date-parts\":[[\(year)]]}", nil)
    }
  }

  @Test func `circa, season, raw, literal and bare dates`() {
    checkDate(#"{"date-parts":[[1700]],"circa":true}"#, "1700~")
    checkDate(#"{"date-parts":[["1700"]],"circa":"0"}"#, "1700")
    checkDate(#"{"date-parts":[[2001]],"season":2}"#, "2001-22")
    checkDate(#"{"date-parts":[[2001]],"season":"Fall"}"#, "2001-23")
    checkDate(#"{"raw":"May 2001"}"#, "May 2001")
    checkDate(#"{"literal":"in press"}"#, "in press")
    checkDate("2001", "2001")
    checkDate(#""2001-05""#, "2001-05")
  }
}
