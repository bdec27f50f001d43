import Bibliography
import Formats
import Testing
import TextStorage

/// Checks the lines of the only record that a `.bib` becomes, without its end.
private func checkLines(
  _ bib: String, _ lines: String..., lost: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = converted(BibTeXSource.parse(SourceText(bib)), to: .ris)
  let record = lines + ["ER  - ", "", ""]
  #expect(found.text == record.joined(separator: "\r\n"), sourceLocation: sourceLocation)
  #expect(found.lost == lost, sourceLocation: sourceLocation)
}

@Suite struct RISWriterTests {
  @Test func `an article`() {
    checkLines(
      #"""
      @article{k, author = {van Berg, Jan and {Sea Group} and others}, title = {{T}ides \& {\"O}l},
        subtitle = {Two}, journal = {Sea}, year = 2020, month = may, volume = 3, number = 2,
        pages = {10--19}, issn = {1234-5678}, doi = {https://doi.org/10.1000/x}, abstract = {We
        measure.}, keywords = {tides, dunes}}
      """#,
      "TY  - JOUR", "ID  - k", "TI  - Tides & Öl: Two", "AU  - van Berg, Jan", "AU  - Sea Group",
      "AU  - et al.", "T2  - Sea", "AB  - We measure.", "DA  - 2020/05//", "PY  - 2020",
      "DO  - 10.1000/x", "VL  - 3", "IS  - 2", "SP  - 10", "EP  - 19", "SN  - 1234-5678",
      "KW  - tides", "KW  - dunes")
  }

  @Test func `books and their parts`() {
    checkLines(
      "@book{k, editor = {Lee, Kim}, title = {T}, series = {S}, number = 7, pagetotal = 321}",
      "TY  - BOOK", "ID  - k", "TI  - T", "T2  - S", "A3  - Lee, Kim", "SP  - 321", "M1  - 7")
    checkLines(
      "@collection{k, editor = {Lee, Kim}, title = {T}, address = {Rome}}",
      "TY  - EDBOOK", "ID  - k", "TI  - T", "AU  - Lee, Kim", "CY  - Rome")
    checkLines(
      "@incollection{k, editor = {Lee, Kim}, booktitle = {B}, series = {S}, pages = 7, chapter = 2}",
      "TY  - CHAP", "ID  - k", "T2  - B", "A2  - Lee, Kim", "T3  - S", "SP  - 7", "SE  - 2")
  }

  @Test func `an event and its place`() {
    checkLines(
      "@inproceedings{k, booktitle = {B}, location = {Rome}, publisher = {P}}",
      "TY  - CONF", "ID  - k", "T2  - B", "C1  - Rome", "PB  - P")
    checkLines(
      "@inproceedings{k, eventtitle = {E}, venue = {Rome}, publisher = {P}}",
      "TY  - CONF", "ID  - k", "T2  - E", "C1  - ", "C3  - ", "CY  - Rome", "PB  - P")
  }

  @Test func `theses and reports`() {
    checkLines(
      "@phdthesis{k, school = {Univ}}", "TY  - THES", "ID  - k", "M3  - PhD thesis", "PB  - Univ")
    checkLines(
      "@techreport{k, institution = {Inst}, number = {SI-1}}", "TY  - RPRT", "ID  - k",
      "PB  - Inst", "SN  - SI-1")
  }

  @Test func `dates that RIS has no form for stand behind the year`() {
    checkLines(
      "@misc{k, date = {2020-05/2020-07}}", "TY  - GEN", "ID  - k",
      "DA  - 2020///2020-05/2020-07", "PY  - 2020")
    checkLines(
      "@misc{k, date = {2020-21}}", "TY  - GEN", "ID  - k", "DA  - 2020///Spring", "PY  - 2020")
    checkLines("@misc{k, year = {in press}}", "TY  - GEN", "ID  - k", "PY  - in press")
  }

  @Test func `a preprint's number is that in its archive`() {
    checkLines(
      "@misc{k, eprint = {2301.00001}, eprinttype = {arxiv}, pmid = {12}}", "TY  - GEN", "ID  - k",
      "AN  - 2301.00001", "DB  - arXiv", "UR  - PM:12")
  }

  @Test func `what cannot be said is lost`() {
    checkLines(
      "@article{k, title = {T}, eventdate = {2020}, usera = {x}}", "TY  - JOUR", "ID  - k",
      "TI  - T", lost: ["eventdate", "usera"])
  }

  @Test func `a value is one line`() {
    checkLines(
      "@misc{k, note = {One\n  two}, annotation = {Three}}", "TY  - GEN", "ID  - k",
      "N1  - One two",
      "RN  - Three")
  }
}
