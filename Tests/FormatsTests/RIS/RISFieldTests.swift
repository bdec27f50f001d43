import Bibliography
import Testing

/// What tags mean in records of each type.
@Suite struct RISFieldTests {
  @Test func `an article of a journal`() {
    checkRecord(
      "JOUR", "AU  - Smith, Ann", "A1  - Lee, Kim", "TI  - Tides", "T2  - Journal of the Sea",
      "J2  - J. Sea", "VL  - 3", "IS  - 2", "SP  - 10", "EP  - 19", "SN  - 1234-5678",
      "C2  - PMC123", "C7  - 17",
      fields: "article k author=[Smith, Ann and Lee, Kim] title=Tides "
        + "journaltitle=Journal of the Sea shortjournal=J. Sea volume=3 number=2 pages=10-19 "
        + "issn=1234-5678 pmcid=PMC123 eid=17")
  }

  @Test func `tags of 2001 say the same`() {
    checkRecord(
      "JOUR", "T1  - Tides", "A1  - Smith, Ann", "JF  - Journal of the Sea", "JO  - J. Sea",
      "Y1  - 2001/05/03/", "N2  - We measure.", "CY  - Rome",
      fields: "article k title=Tides author=[Smith, Ann] journaltitle=Journal of the Sea "
        + "shortjournal=J. Sea date=2001-05-03 abstract=We measure. location=Rome")
  }

  @Test func `a journal that is only abbreviated`() {
    checkRecord("JOUR", "JA  - J. Sea", fields: "article k journaltitle=J. Sea")
    checkRecord("JOUR", "JF  - Sea", "JA  - Sea", fields: "article k journaltitle=Sea")
    checkRecord("JOUR", "JO  - J. Sea", fields: "article k journaltitle=J. Sea")
  }

  @Test func `what two tags say differently is kept`() {
    checkRecord(
      "JOUR", "T2  - Sea", "JF  - The Sea", "AB  - One.", "N2  - Two.",
      fields: "article k journaltitle=Sea jf=The Sea abstract=One. n2=Two.")
    checkRecord(
      "JOUR", "T2  - Sea", "JF  - Sea", "JO  - Sea", fields: "article k journaltitle=Sea")
  }

  @Test func `a book`() {
    checkRecord(
      "BOOK", "AU  - Smith, Ann", "TI  - Tides", "T2  - Sea Books", "A2  - Lee, Kim",
      "A3  - Ruiz, Eva", "CY  - Rome", "PB  - Press", "ET  - 2", "M1  - 7", "SP  - 321",
      "SN  - 978-3-540-12345-6", "NV  - 3",
      fields: "book k author=[Smith, Ann] title=Tides series=Sea Books "
        + "collection-editor=[Lee, Kim] editor=[Ruiz, Eva] location=Rome publisher=Press edition=2 "
        + "number=7 pagetotal=321 isbn=978-3-540-12345-6 volumes=3")
  }

  @Test func `a chapter`() {
    checkRecord(
      "CHAP", "TI  - Tides", "T2  - The Sea", "A2  - Lee, Kim", "T3  - Sea Books", "SV  - 7",
      "SP  - 1", "EP  - 9", "SE  - 4", "C2  - Ruiz, Eva",
      fields: "incollection k title=Tides booktitle=The Sea editor=[Lee, Kim] series=Sea Books "
        + "number=7 pages=1-9 chapter=4 bookauthor=[Ruiz, Eva]")
  }

  @Test func `a book with pages in another is a chapter`() {
    checkRecord(
      "SER", "TI  - Tides", "T2  - The Sea", "SP  - 267", "EP  - 273",
      fields: "incollection k title=Tides booktitle=The Sea pages=267-273")
    checkRecord(
      "BOOK", "TI  - Tides", "T2  - Sea Books", "SP  - 1", "EP  - 300",
      fields: "book k title=Tides series=Sea Books pages=1-300")
  }

  @Test func `a paper in proceedings`() {
    checkRecord(
      "CONF", "TI  - Tides", "T2  - Proceedings of SEA", "CY  - Rome", "PB  - Press",
      fields: "inproceedings k title=Tides booktitle=Proceedings of SEA location=Rome "
        + "publisher=Press")
    checkRecord(
      "CPAPER", "T2  - SEA 2020", "C3  - Proceedings of SEA", "CY  - Rome", "C1  - Berlin",
      fields: "inproceedings k eventtitle=SEA 2020 booktitle=Proceedings of SEA venue=Rome "
        + "location=Berlin")
  }

  @Test func `theses and reports have institutions`() {
    checkRecord(
      "THES", "PB  - University of Rome", "M3  - PhD thesis", "A3  - Lee, Kim",
      fields: "thesis k institution=University of Rome type=PhD thesis contributor=[Lee, Kim]")
    checkRecord(
      "RPRT", "PB  - Sea Institute", "SN  - SI-12", "T2  - Sea Reports",
      fields: "report k institution=Sea Institute number=SI-12 series=Sea Reports")
  }

  @Test func `an edited book's authors are its editors`() {
    checkRecord("EDBOOK", "AU  - Smith, Ann", fields: "collection k editor=[Smith, Ann]")
  }

  @Test func `an article in press`() {
    checkRecord(
      "INPR", "T2  - Sea", fields: "article k pubstate=inpress journaltitle=Sea")
  }

  @Test func `types that biblatex has one of are told apart`() {
    checkRecord("MGZN", "TI  - T", fields: "article k entrysubtype=magazine title=T")
    checkRecord("BLOG", "TI  - T", fields: "online k entrysubtype=post-weblog title=T")
    checkRecord("VIDEO", "TI  - T", fields: "video k title=T")
    checkRecord("MPCT", "TI  - T", fields: "movie k title=T")
  }

  @Test func `a patent, a case, a film`() {
    checkRecord(
      "PAT", "A2  - Patent Office", "SN  - US 1", "M1  - 12/34", "PB  - Sea Ltd",
      fields: "patent k authority=Patent Office number=US 1 application-number=12/34 "
        + "publisher=Sea Ltd")
    checkRecord(
      "CASE", "TI  - A v. B", "PB  - High Court", "A2  - F. Rep.",
      fields: "jurisdiction k title=A v. B authority=High Court booktitle=F. Rep.")
    checkRecord("MPCT", "SP  - 90 min", fields: "movie k dimensions=90 min")
  }

  @Test func `the DOI, wherever it stands`() {
    for line in [
      "DO  - 10.1000/x", "DO  - https://doi.org/10.1000/x", "DO  - doi: 10.1000/x",
      "M3  - 10.1000/x", "L3  - http://dx.doi.org/10.1000/x", "N1  - doi: 10.1000/x",
    ] {
      checkRecord("JOUR", line, fields: "article k doi=10.1000/x")
    }
    checkRecord(
      "JOUR", "DO  - 10.1000/x", "N1  - 10.1000/y", fields: "article k doi=10.1000/x note=10.1000/y"
    )
    checkRecord("JOUR", "M3  - Article", fields: "article k m3=Article")
  }

  @Test func `addresses`() {
    checkRecord(
      "JOUR", "UR  - https://a.org/x?a=b&c", "UR  - https://b.org",
      fields: "article k url=https://a.org/x?a=b&c ur=https://b.org")
    checkRecord("JOUR", "UR  - PM:123", fields: "article k pmid=123")
    checkRecord("JOUR", "LK  - https://a.org", fields: "article k url=https://a.org")
  }

  @Test func `numbers in databases`() {
    checkRecord("JOUR", "C2  - 12345678", fields: "article k pmid=12345678")
    checkRecord("JOUR", "AN  - 123", "DB  - PubMed", fields: "article k pmid=123")
    checkRecord(
      "GEN", "AN  - arXiv:2301.00001", "DB  - arXiv",
      fields: "misc k eprint=2301.00001 eprinttype=arxiv")
    checkRecord(
      "JOUR", "AN  - 2-s2.0", "DB  - Scopus",
      fields: "article k archive_location=2-s2.0 archive=Scopus")
  }

  @Test func `a second of what there is one of is kept as it is`() {
    checkRecord(
      "JOUR", "M1  - 3", "M1  - 4", "M1  - 3", fields: "article k number=3 m1=4")
    checkRecord(
      "JOUR", "C2  - 1234567", "C2  - 7654321", fields: "article k pmid=1234567 c2=7654321")
  }

  @Test func `ISSN and ISBN by their shape`() {
    checkRecord(
      "CHAP", "SN  - 03029743 (ISSN); 9783540123456 (ISBN)",
      fields: "incollection k isbn=9783540123456 issn=03029743")
    checkRecord(
      "JOUR", "SN  - 1234-567X", "SN  - 1234-5679", fields: "article k issn=1234-567X, 1234-5679")
    checkRecord(
      "JOUR", "BN  - 978-3-540-12345-6", fields: "article k isbn=978-3-540-12345-6")
    checkRecord("BOOK", "SN  - 12-34", fields: "book k isbn=12-34")
  }

  @Test func `keywords`() {
    checkRecord("JOUR", "KW  - tides", "KW  - dunes", fields: "article k keywords=tides, dunes")
    checkRecord("JOUR", "KW  - tides; dunes", fields: "article k keywords=tides, dunes")
    checkRecord("JOUR", "KW  - tides", "dunes", fields: "article k keywords=tides, dunes")
    checkRecord("JOUR", "KW  - tides,dunes", fields: "article k keywords=tides, dunes")
    checkRecord(
      "JOUR", "KW  - Sea, North", "KW  - dunes", fields: "article k keywords=Sea, North; dunes")
  }

  @Test func `pages`() {
    checkRecord("JOUR", "SP  - 123-145", "EP  - 145", fields: "article k pages=123-145")
    checkRecord("JOUR", "SP  - e12", "EP  - e12", fields: "article k pages=e12")
    checkRecord("JOUR", "EP  - S1-S9", "SP  - S1", fields: "article k pages=S1-S9")
    checkRecord("JOUR", "EP  - 9", fields: "article k pages=9")
    checkRecord("BOOK", "SP  - 12", "EP  - 12", fields: "book k pages=12")
  }

  @Test func `notes, tags in titles, entities`() {
    checkRecord(
      "JOUR", "TI  - The <i>Sea</i> &amp; I", "N1  - One", "N1  - Two", "RN  - Mine",
      fields: "article k title=<The <i>Sea</i> &amp; I> note=One\nTwo annotation=Mine")
  }
}
