import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

private func checkList(
  _ page: String, _ entries: [String], problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  checkCopiedPage(page, .arXivListPage, entries, problems: problems, sourceLocation: sourceLocation)
}

@Suite struct ArXivListPageTests {
  @Test func `a paper with all parts`() {
    checkList(
      """
      [1] arXiv:2407.14741 [pdf, other]
      Title: Tides: of the North Sea
      Ann Lee, Bob van Ray (MIT), José Núñez
      Comments: 12 pages, 3 figures
      Journal-ref: Presented at the Sea Meeting 2024
      Subjects: Information Retrieval (cs.IR); Computation and Language (cs.CL)
      We measure tides.
      """,
      [
        "misc lee2024tides title={Tides: of the North Sea} "
          + "author=[Lee, Ann and van Ray, Bob and Núñez, José] eprint=2407.14741 "
          + "eprinttype=arxiv eprintclass=cs.IR journal-ref={Presented at the Sea Meeting 2024} "
          + "date=2024-07 note={12 pages, 3 figures} subjects=Information Retrieval (cs.IR); "
          + "Computation and Language (cs.CL) abstract={We measure tides.}"
      ])
  }

  @Test func `what stands between papers is no part of them`() {
    checkList(
      """
      Computation and Language
      Authors and titles for recent submissions
      Fri, 26 Jul 2024
      Thu, 25 Jul 2024
      Total of 363 entries : 1-50 51-100 351-363
      Showing up to 50 entries per page: fewer | more | all
      Fri, 26 Jul 2024 (showing first 1 of 60 entries )
      [1]  arXiv:2407.18219 [pdf, html, other]
      Title: Tides
      Ann Lee
      Subjects: Machine Learning (cs.LG)
      Thu, 25 Jul 2024 (showing 1 of 1 entries )
      [2]
      arXiv:2407.18001v2 (cross-list from stat.ML) [pdf, ps, other]
      Title:
      Waves
      Authors:
      Bob Ray
      Subjects: Machine Learning (cs.LG)
      Total of 363 entries : 1-50 51-100 351-363
      About
      Help
      """,
      [
        "misc lee2024tides title={Tides} author=[Lee, Ann] eprint=2407.18219 eprinttype=arxiv "
          + "eprintclass=cs.LG date=2024-07 subjects=Machine Learning (cs.LG)",
        "misc ray2024waves title={Waves} author=[Ray, Bob] eprint=2407.18001 eprinttype=arxiv "
          + "eprintclass=stat.ML date=2024-07 subjects=Machine Learning (cs.LG)",
      ])
  }

  @Test func `a page of new papers has their abstracts`() {
    checkList(
      """
      Showing new listings for Friday, 26 July 2024
      Total of 2 entries
      New submissions (showing 1 of 1 entries)
      [1]arXiv:2407.17487 [pdf, html, other]
      Title:Tides
      Ann Lee,
      Bob Ray
      Subjects:Machine Learning (cs.LG)
      We measure.
      And we tell.
      Replacement submissions (showing 1 of 1 entries)
      [2]arXiv:hep-th/9901001 (replaced) [pdf, ps, other]
      Title:Waves
      Bob Ray
      Subjects:High Energy Physics - Theory (hep-th)
      We see waves.
      Total of 2 entries
      """,
      [
        "misc lee2024tides title={Tides} author=[Lee, Ann and Ray, Bob] eprint=2407.17487 "
          + "eprinttype=arxiv eprintclass=cs.LG date=2024-07 subjects=Machine Learning (cs.LG) "
          + "abstract={We measure.\nAnd we tell.}",
        "misc ray1999waves title={Waves} author=[Ray, Bob] eprint=hep-th/9901001 eprinttype=arxiv "
          + "eprintclass=hep-th date=1999-01 subjects=High Energy Physics - Theory (hep-th) "
          + "abstract={We see waves.}",
      ])
  }

  @Test func `a paper in one line`() {
    checkList(
      "[7] arXiv:2001.00007 [pdf] Title: Tides Authors: Ann Lee, Bob Ray Comments: Short "
        + "Subjects: Geophysics (physics.geo-ph)",
      [
        "misc lee2020tides title={Tides} author=[Lee, Ann and Ray, Bob] eprint=2001.00007 "
          + "eprinttype=arxiv eprintclass=physics.geo-ph date=2020-01 note={Short} "
          + "subjects=Geophysics (physics.geo-ph)"
      ])
  }

  @Test(arguments: [
    ("Phys. Rev. D 60, 094001 (1999)", "Phys. Rev. D", "60", "094001", "1999"),
    ("Nature 596 (2021) 583-589", "Nature", "596", "583-589", "2021"),
    ("Phys.Rev.D76:013009,2007", "Phys.Rev.D", "76", "013009", "2007"),
    ("Tides and Waves, pp. 1-2", "", "", "", ""),
    ("Proc. Natl. Meet. 12 (2001) 1-2", "", "", "", ""),
    ("Nature 596 (2021) 583-589; Erratum 1", "", "", "", ""),
  ])
  func `a journal in a plain form is understood, anything else is kept`(
    _ text: String, journal: String, volume: String, pages: String, year: String
  ) {
    checkList(
      "[1] arXiv:2001.00007 [pdf]\nTitle: Tides\nAnn Lee\nJournal-ref: \(text)",
      [
        journal.isEmpty
          ? "misc lee2020tides title={Tides} author=[Lee, Ann] eprint=2001.00007 eprinttype=arxiv "
            + "journal-ref={\(text)} date=2020-01"
          : "article lee\(year)tides title={Tides} author=[Lee, Ann] eprint=2001.00007 "
            + "eprinttype=arxiv journaltitle={\(journal)} volume=\(volume) pages=\(pages) "
            + "date=\(year)"
      ])
  }

  @Test func `groups, suffixes and people who are not named`() {
    checkList(
      """
      [1] arXiv:2001.00007 [pdf]
      Title: Tides
      The Sea Collaboration: A. Lee, B. Ray, Jr., C. Fox and D. Moe et al. (3 additional authors not shown)
      """,
      [
        "misc theseacollaboration2020tides title={Tides} author=[{The Sea Collaboration} and Lee, A. and Ray, Jr., B. and "
          + "Fox, C. and Moe, D. and others] eprint=2001.00007 eprinttype=arxiv date=2020-01"
      ])
  }

  @Test func `counts that differ are said where they stand`() {
    checkList(
      "Total of 3 entries\n[1] arXiv:2001.00007 [pdf]\nTitle: Tides\nAnn Lee\n"
        + "Total of 3 entries",
      [
        "misc lee2020tides title={Tides} author=[Lee, Ann] eprint=2001.00007 eprinttype=arxiv "
          + "date=2020-01"
      ], problems: ["paper-count: Total of 3 entries"])
    checkList(
      "Fri, 3 Jan 2020 (showing 2 of 2 entries)\n[1] arXiv:2001.00007 [pdf]\nTitle: Tides\nAnn Lee",
      [
        "misc lee2020tides title={Tides} author=[Lee, Ann] eprint=2001.00007 eprinttype=arxiv "
          + "date=2020-01"
      ], problems: ["paper-count: Fri, 3 Jan 2020 (showing 2 of 2 entries)"])
  }

  @Test func `a damaged paper loses nothing else`() {
    checkList(
      "[1] arXiv:2001.00007 [pdf]\n[2] arXiv:2001.00008 [pdf]\nTitle: Tides\nSubjects: (cs.CL",
      [
        "misc 2020tides title={Tides} eprint=2001.00008 eprinttype=arxiv date=2020-01 "
          + "subjects=(cs.CL"
      ],
      problems: ["missing-title: [1] arXiv:2001.00007 [pdf]", "missing-author: Tides"])
  }
}
