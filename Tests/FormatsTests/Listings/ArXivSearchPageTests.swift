import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

private func checkSearch(
  _ page: String, _ entries: [String], problems: [String] = [],
  format: SourceFormat = .arXivSearchPage, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkCopiedPage(page, format, entries, problems: problems, sourceLocation: sourceLocation)
}

@Suite struct ArXivSearchPageTests {
  @Test func `what a search found`() {
    checkSearch(
      """
      Showing 1–2 of 1,234 results for all: tides
      Search v0.5.6 released 2020-02-24
      1. arXiv:2402.01234 [pdf, other]  cs.CL cs.AI
      Tides: of the North Sea
      Authors: Ann Lee, Bob Ray, et al. (12 additional authors not shown)
      Abstract: …measure tides of the… ▽ More
      We measure tides of the North Sea. △ Less
      Submitted 2 February, 2024; v1 submitted 1 January, 2024; originally announced January 2024.
      Comments: 12 pages
      2. arXiv:2001.00007 [pdf, ps, other]
      cs.CL
      doi
      10.1000/xyz
      Waves
      Authors: Ann Lee
      Abstract: We see waves and… ▽ More
      Submitted 3 January, 2020; originally announced January 2020.
      Journal ref: Nature 596 (2021) 583-589
      About
      """,
      [
        "misc lee2024tides title={Tides: of the North Sea} author=[Lee, Ann and Ray, Bob and others] "
          + "eprint=2402.01234 eprinttype=arxiv eprintclass=cs.CL date=2024-02 note={12 pages} "
          + "abstract={We measure tides of the North Sea.}",
        "article lee2021waves title={Waves} author=[Lee, Ann] eprint=2001.00007 eprinttype=arxiv "
          + "eprintclass=cs.CL journaltitle={Nature} volume=596 pages=583-589 date=2021 "
          + "doi=10.1000/xyz abstract={We see waves and…}",
      ])
  }

  @Test func `a count that differs is said where it stands`() {
    checkSearch(
      "1–50 of 60 results for tides\narXiv:2001.00007 [pdf] cs.CL\nTides\nAuthors: Ann Lee\n"
        + "Abstract: Short… ▽ More Whole. △ Less",
      [
        "misc lee2020tides title={Tides} author=[Lee, Ann] eprint=2001.00007 eprinttype=arxiv "
          + "eprintclass=cs.CL date=2020-01 abstract={Whole.}"
      ], problems: ["paper-count: 1–50 of 60 results for tides"])
  }

  @Test func `the page of one paper`() {
    checkSearch(
      """
      Computer Science > Computation and Language
      [Submitted on 20 Sep 2023 (v1), last revised 25 Sep 2023 (this version, v2)]
      Title:Tides of the North Sea
      Authors:Ann Lee, Bob Ray
      View a PDF of the paper titled Tides of the North Sea, by Ann Lee and Bob Ray
      View PDF HTML (experimental)
      Abstract:We measure tides.
      Comments:\t12 pages
      Subjects:\tComputation and Language (cs.CL)
      Cite as:\tarXiv:2309.11495 [cs.CL]
      \u{A0} \t(or arXiv:2309.11495v2 [cs.CL] for this version)
      https://doi.org/10.48550/arXiv.2309.11495
      Focus to learn more
      Related DOI:\thttps://doi.org/10.1000/xyz
      Focus to learn more
      Submission history
      From: Ann Lee
      """,
      [
        "misc lee2023tides title={Tides of the North Sea} author=[Lee, Ann and Ray, Bob] "
          + "eprint=2309.11495 eprinttype=arxiv eprintclass=cs.CL date=2023-09 doi=10.1000/xyz "
          + "note={12 pages} subjects=Computation and Language (cs.CL) abstract={We measure tides.}"
      ], format: .arXivAbstractPage)
  }
}
