import Bibliography
import Testing

private func checkNBIB(
  _ lines: String..., fields: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkTagged(
    .nbib, (["PMID- 1"] + lines).joined(separator: "\n"), [fields], sourceLocation: sourceLocation)
}

@Suite struct NBIBTests {
  @Test func `an article that was retracted`() {
    checkNBIB(
      "TI  - Tides", "PT  - Journal Article", "PT  - Retracted Publication",
      "RIN - J Sea. 2021;4(1):3. PMID: 9",
      fields:
        "article tides pmid=1 title=Tides pubstate=retracted "
        + "note=Retraction in: J Sea. 2021;4(1):3. PMID: 9")
    checkNBIB(
      "TI  - Retraction of Tides", "PT  - Retraction of Publication", "ROF - J Sea. 2020;3:1",
      fields: "article retractiontides pmid=1 title=Retraction of Tides")
  }

  @Test func `an article`() {
    checkTagged(
      .nbib,
      """
      PMID- 123
      OWN - NLM
      IS  - 1234-5678 (Electronic)
      IS  - 1234-5678 (Linking)
      VI  - 3
      IP  - 2
      DP  - 2020 May 12
      TI  - Tides of the
            North Sea.
      PG  - 110-9
      LID - 10.1000/x [doi]
      FAU - Smith, Ann B
      AU  - Smith AB
      FAU - van Berg, Jan
      AU  - van Berg J
      CN  - Sea Group
      LA  - eng
      PT  - Journal Article
      PT  - Review
      DEP - 20200401
      PL  - Italy
      TA  - J Sea
      JT  - Journal of the Sea
      PMC - PMC9
      MH  - *Tides
      OT  - Sea, North
      SO  - J Sea. 2020;3(2):110-9.

      """,
      [
        "article smith2020tides pmid=123 issn=1234-5678 volume=3 number=2 date=2020-05-12 "
          + "title=Tides of the North Sea pages=110-119 doi=10.1000/x "
          + "author=[Smith, Ann B and van Berg, Jan and {Sea Group}] language=en "
          + "available-date=2020-04-01 shortjournal=J Sea journaltitle=Journal of the Sea "
          + "pmcid=PMC9 keywords=Tides; Sea, North"
      ])
  }

  @Test func `records end at the next one or at a blank line`() {
    checkTagged(
      .nbib, "PMID- 1\nTI  - Tides\nPMID- 2\nTI  - Dunes\n\nOWN - ERIC\nTI  - Sand",
      [
        "article tides pmid=1 title=Tides", "article dunes pmid=2 title=Dunes",
        "article sand title=Sand",
      ])
    checkTagged(
      .nbib, "PMID- 1\nTI  - Tides\n\nAB  - We measure.",
      ["article tides pmid=1 title=Tides abstract=We measure."])
  }

  @Test func `blanks around the dash may be missing or too many`() {
    checkTagged(
      .nbib, "PMID-1\nTI - Tides\nPMC -PMC9\nISSN - 1234-5678\nAB-\n",
      ["article tides pmid=1 title=Tides pmcid=PMC9 issn=1234-5678"])
  }

  @Test func `short names count where there are no full ones`() {
    checkNBIB(
      "AU  - Smith AB", "AU  - de Vries J", "AU  - Sea Group",
      fields: "article smith pmid=1 author=[Smith, AB and de Vries, J and {Sea Group}]")
  }

  @Test func `a book and a chapter`() {
    checkNBIB(
      "PT  - Book", "BTI - The Sea", "PB  - Press", "PL  - Rome", "FED - Lee, Kim",
      "ISBN- 9783540123456",
      fields: "book sea pmid=1 title=The Sea publisher=Press location=Rome editor=[Lee, Kim] "
        + "isbn=9783540123456")
    checkNBIB(
      "TI  - Tides", "BTI - The Sea",
      fields: "incollection tides pmid=1 title=Tides booktitle=The Sea")
  }

  @Test func `the type is the first that is sure`() {
    checkNBIB("PT  - Preprint", "TI  - T", fields: "misc t pmid=1 entrysubtype=article title=T")
    checkNBIB(
      "PT  - Case Reports", "PT  - Journal Article", "TI  - T", fields: "article t pmid=1 title=T")
    checkNBIB(
      "PT  - Dissertations/Theses - Doctoral Dissertations", "TI  - T",
      fields: "thesis t pmid=1 title=T")
  }

  @Test func `dates as PubMed has them`() {
    checkNBIB("DP  - 2019 Nov-Dec", fields: "article 2019paper pmid=1 date=2019-11/2019-12")
    checkNBIB("DP  - 2017 Spring", fields: "article 2017paper pmid=1 date=2017-21")
    checkNBIB(
      "DP  - 2018 Dec 28-2019 Jan 3", fields: "article 2018paper pmid=1 date=2018-12-28/2019-01-03")
  }

  @Test func `of two dates the first counts`() {
    checkNBIB("DP  - 2019", "DP  - 2020", fields: "article 2019paper pmid=1 date=2019")
  }

  @Test func `identifiers of publishers`() {
    checkNBIB(
      "TI  - T", "LID - 1234 [pii]", "AID - 10.1/a [doi]", "LID - http://a.org",
      fields: "article t pmid=1 title=T eid=1234 doi=10.1/a url=http://a.org")
    checkNBIB(
      "TI  - T", "PG  - 3", "AID - S01(19)1 [pii]",
      fields: "article t pmid=1 title=T pages=3 pii=S01(19)1")
  }

  @Test func `grants and databanks are kept`() {
    checkNBIB(
      "TI  - T", "GR  - A/1", "GR  - B/2", "SI  - X/Y",
      fields: "article t pmid=1 title=T gr=A/1\nB/2 si=X/Y")
  }

  @Test func `a damaged tag costs its line`() {
    checkTagged(
      .nbib, "PMID- 1\nTI  - Tides\nA?  - x\nVI  - 3\n\nP?ID- 2\nTI  - Dunes\n",
      ["article tides pmid=1 title=Tides volume=3", "article dunes title=Dunes"],
      problems: ["invalid-tag: A?  - x", "invalid-tag: P?ID- 2"])
  }
}
