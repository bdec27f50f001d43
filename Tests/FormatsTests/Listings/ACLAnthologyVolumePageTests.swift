import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

private func checkACL(
  _ page: String, _ entries: [String], problems: [String] = [],
  format: SourceFormat = .aclAnthologyVolumePage, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkCopiedPage(page, format, entries, problems: problems, sourceLocation: sourceLocation)
}

private let head = """
  Proceedings of the 9th Sea Meeting
  Ann Lee, Bob Ray (Editors)
  Anthology ID:
  2023.sea-long
  Month:
  July
  Year:
  2023
  Address:
  Oslo, Norway
  Venue:
  SEA
  SIG:
  Publisher:
  Sea Society
  URL:
  https://aclanthology.org/2023.sea-long
  DOI:
  Bib Export formats:
  BibTeX MODS XML EndNote
  PDF (full)
  """
private let volume = "year=2023 month=July location=Oslo, Norway publisher=Sea Society"

@Suite struct ACLAnthologyVolumePageTests {
  @Test func `papers have from the head what they do not say themselves`() {
    checkACL(
      head
        + """

        Show all abstracts
        pdf
        bib
        Proceedings of the 9th Sea Meeting
        Ann Lee
        |
        Bob Ray
        pdf
        bib
        abs
        Tides
        Eve Fox
        |
        Dan Moe
        We measure tides.
        And waves.
        pdf
        bib
        abs
        Waves
        Eve Fox
        We see waves.
        pdf bib
        Storms
        Eve Fox | Dan Moe
        pdf
        bib
        Program Committee
        """,
      [
        "proceedings 2023proceedings title=Proceedings of the 9th Sea Meeting "
          + "editor=[Lee, Ann and Ray, Bob] \(volume) url=https://aclanthology.org/2023.sea-long",
        "inproceedings fox2023tides title=Tides author=[Fox, Eve and Moe, Dan] "
          + "booktitle=Proceedings of the 9th Sea Meeting \(volume) "
          + "abstract=We measure tides.\nAnd waves.",
        "inproceedings fox2023waves title=Waves author=[Fox, Eve] "
          + "booktitle=Proceedings of the 9th Sea Meeting \(volume) abstract=We see waves.",
        "inproceedings fox2023storms title=Storms author=[Fox, Eve and Moe, Dan] "
          + "booktitle=Proceedings of the 9th Sea Meeting \(volume)",
        "inproceedings 2023program title=Program Committee "
          + "booktitle=Proceedings of the 9th Sea Meeting \(volume)",
      ])
  }

  @Test func `labels and values in one line, abstracts folded away`() {
    checkACL(
      """
      Sea Letters, Volume 3, Issue 2 - May 2022
      Anthology ID:\t2022.sl-2
      Year:\t2022
      pdf
      bib
      abs
      Tides
      Eve Fox
      pdf
      bib
      abs
      Gadgets and Waves
      """,
      [
        "article fox2022tides title=Tides author=[Fox, Eve] journal=Sea Letters volume=3 number=2 "
          + "year=2022",
        "article 2022gadgets title=Gadgets and Waves journal=Sea Letters volume=3 number=2 "
          + "year=2022",
      ])
  }

  @Test func `titles that look like badges, and badges that nobody knows`() {
    checkACL(
      head + "\npdf\nbib\nTides\nEve Fox\npdf\nbib\nData\npdf\nbib\nGadget\nWaves\nEve Fox",
      [
        "inproceedings fox2023tides title=Tides author=[Fox, Eve] "
          + "booktitle=Proceedings of the 9th Sea Meeting \(volume)",
        "inproceedings 2023data title=Data booktitle=Proceedings of the 9th Sea Meeting \(volume)",
        "inproceedings fox2023waves title=Waves author=[Fox, Eve] "
          + "booktitle=Proceedings of the 9th Sea Meeting \(volume)",
      ])
  }

  @Test func `an event has volumes, each with its heading`() {
    checkACL(
      """
      Annual Sea Meeting (2023)
      Volumes
      Proceedings of the 9th Sea Meeting (Long) 2\u{A0}papers
      Proceedings of the 9th Sea Meeting (Short)
      3 papers
      up
      pdf\u{A0}(full)
      bib\u{A0}(full)
      Proceedings of the 9th Sea Meeting (Long)
      pdf
      bib
      Proceedings of the 9th Sea Meeting (Long)
      Ann Lee
      pdf
      bib
      abs
      Tides
      Eve Fox
      We measure.
      up
      bib (full)
      Proceedings of the 9th Sea Meeting (Short)
      pdf
      bib
      Waves
      Eve Fox
      ACL materials are Copyright © 1963–2026 ACL.
      """,
      [
        "proceedings 2023proceedings title=Proceedings of the 9th Sea Meeting (Long) "
          + "editor=[Lee, Ann] year=2023",
        "inproceedings fox2023tides title=Tides author=[Fox, Eve] "
          + "booktitle=Proceedings of the 9th Sea Meeting (Long) year=2023 abstract=We measure.",
        "inproceedings fox2023waves title=Waves author=[Fox, Eve] "
          + "booktitle=Proceedings of the 9th Sea Meeting (Short) year=2023",
      ], problems: ["paper-count: 3 papers"])
  }

  @Test func `a part of a page that begins with the volume itself`() {
    checkACL(
      "pdf\nbib\nProceedings of the 9th Sea Meeting\nAnn Lee\npdf\nbib\nTides\nEve Fox",
      [
        "proceedings proceedings9th title=Proceedings of the 9th Sea Meeting editor=[Lee, Ann]",
        "inproceedings foxtides title=Tides author=[Fox, Eve] "
          + "booktitle=Proceedings of the 9th Sea Meeting",
      ])
  }

  @Test func `the page of one paper`() {
    checkACL(
      """
      ACL Anthology
      News
      Tides of the North Sea
      Eve Fox, Dan Moe
      Abstract
      We measure tides.
      And waves.
      Anthology ID:
      2023.sea-long.4
      Volume:
      Proceedings of the 9th Sea Meeting
      Month:
      July
      Year:
      2023
      Address:
      Oslo, Norway
      Editors:
      Ann Lee, Bob Ray
      Venue:
      SEA
      SIG:
      Publisher:
      Sea Society
      Note:
      Pages:
      8854–8874
      Language:
      URL:
      https://aclanthology.org/2023.sea-long.4
      DOI:
      10.18653/v1/2023.sea-long.4
      Bibkey:
      fox-moe-2023-tides
      Cite (ACL):
      Eve Fox and Dan Moe. 2023. Tides of the North Sea. In Proceedings of the 9th Sea Meeting.
      Cite (Informal):
      Tides of the North Sea (Fox & Moe, SEA 2023)
      Copy Citation:
      BibTeX Markdown MODS XML Endnote More options…
      PDF:
      https://aclanthology.org/2023.sea-long.4.pdf
      """,
      [
        "inproceedings fox-moe-2023-tides title=Tides of the North Sea "
          + "author=[Fox, Eve and Moe, Dan] booktitle=Proceedings of the 9th Sea Meeting \(volume) "
          + "editor=[Lee, Ann and Ray, Bob] pages=8854–8874 doi=10.18653/v1/2023.sea-long.4 "
          + "url=https://aclanthology.org/2023.sea-long.4 abstract=We measure tides.\nAnd waves."
      ], format: .aclAnthologyPaperPage)
    checkACL(
      "Tides\nAnthology ID:\nP19-1032\nVolume:\nProceedings of X\nCite (Informal):\nTides (X 2019)",
      [
        "inproceedings tides title=Tides booktitle=Proceedings of X "
          + "url=https://aclanthology.org/P19-1032"
      ], format: .aclAnthologyPaperPage)
  }

  @Test func `a page with its BibTeX is BibTeX`() {
    #expect(
      SourceFormat.detect(
        in: Array("Anthology ID:\nP19-1032\nVolume:\nX\n@inproceedings{fox,\n".utf8), fileName: nil)
        == .bibTeX)
  }
}
