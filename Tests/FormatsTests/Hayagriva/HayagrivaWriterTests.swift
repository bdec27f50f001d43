import Bibliography
import Formats
import Testing
import TextStorage

private func written(_ source: ParsedSource) -> (text: String, lost: [String]) {
  var writer = HayagrivaWriter()
  let macros = MacroTable(of: [source])
  for location in source.locations {
    guard let entry = source.entry(at: location, macros: macros) else { continue }
    writer.add(entry, key: entry.key)
  }
  writer.finish()
  return (String(decoding: writer.takeBytes(), as: UTF8.self), writer.loss.fields.keys.sorted())
}

private func checkWritten(
  _ bib: String, _ yaml: String, lost: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = written(BibTeXSource.parse(SourceText(bib)))
  #expect(found.text == yaml + "\n", sourceLocation: sourceLocation)
  #expect(found.lost == lost, sourceLocation: sourceLocation)
  let again = written(HayagrivaSource.parse(SourceText(found.text))).text
  #expect(again == found.text, sourceLocation: sourceLocation)
}

/// Checks that a text is written as it is.
private func checkKept(_ yaml: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let found = written(HayagrivaSource.parse(SourceText(yaml)))
  #expect(found.text == yaml + "\n", sourceLocation: sourceLocation)
  #expect(found.lost == [], sourceLocation: sourceLocation)
}

@Suite struct HayagrivaWriterTests {
  @Test func `puts an article into its journal`() {
    checkWritten(
      """
      @article{tides, title = {Tides: {DNA}}, subtitle = {A \\{x\\}}, journaltitle = {Sea},
        author = {Smith, Ann and von Doe, Jr., Jo and {The Group, Inc.}}, volume = 3, number = {2a},
        date = {2020-05}, pages = {1--9}, doi = {10.1000/x}, issn = {1-2}, langid = {ngerman},
        url = {https://x.org/~a}, urldate = {2021-02-03}, file = {a.pdf}}
      """,
      """
      tides:
        type: article
        title: 'Tides: DNA: A \\{x\\}'
        author:
        - Smith, Ann
        - von Doe, Jr., Jo
        - name: The Group, Inc.
        date: 2020-05
        page-range: 1–9
        language: de
        serial-number:
          doi: 10.1000/x
        url:
          value: https://x.org/~a
          date: 2021-02-03
        parent:
          type: periodical
          title: Sea
          issue: 2a
          volume: 3
          serial-number:
            issn: 1-2
      """, lost: ["file"])
  }

  @Test func `puts papers into proceedings, and those into series and conferences`() {
    checkWritten(
      """
      @inproceedings{p, title = {P}, booktitle = {Proc}, editor = {Roe, Al}, year = 2019,
        series = {LNCS}, eventtitle = {Conf}, venue = {Kiel}, publisher = {X}, location = {Bonn}}
      """,
      """
      p:
        type: article
        title: P
        date: 2019
        editor: Roe, Al
        parent:
        - type: proceedings
          title: Proc
          publisher:
            name: X
            location: Bonn
          parent:
            type: proceedings
            title: LNCS
        - type: conference
          title: Conf
          location: Kiel
      """)
  }

  @Test func `writes books, theses and what is lost of dates and people`() {
    checkWritten(
      """
      @book{b, title = {B}, author = {Smith, Ann and others}, date = {2019/2020}, edition = 2,
        publisher = {X}, translator = {Doe, Jo}, isbn = {978-3}, volumes = 3}
      @phdthesis{t, title = {T}, school = {MIT}, date = {2020~}}
      @misc{e, eprint = {2001.00001}, eprinttype = {arXiv}}
      """,
      """
      b:
        type: book
        title: B
        author: Smith, Ann
        date: 2019
        affiliated:
        - role: translator
          names: Doe, Jo
        publisher: X
        edition: 2
        volume-total: 3
        serial-number:
          isbn: 978-3
      t:
        type: thesis
        title: T
        date: ~2020
        organization: MIT
        genre: PhD thesis
      e:
        type: misc
        serial-number:
          arxiv: '2001.00001'
      """, lost: ["author (others)", "date (range or season)"])
    #expect(written(BibTeXSource.parse(SourceText(""))).text == "{}\n")
  }

  @Test func `writes again what it read`() {
    checkKept(
      """
      plaque:
        type: misc
        title: '{Plaque}: x'
        date: 2020
        publisher:
          name: X
          location: Berlin
        parent:
          type: artwork
          author: Jacoby, Max
          date: 1967
          parent:
            type: Anthology
            archive: Museum
      """)
    checkKept(
      """
      'yes':
        type: video
        title: A
        location: Kiel
        issue: 9
        volume: 2
        runtime: '22:00'
        url: https://x.org
        parent:
        - type: video
          title: Show
          affiliated:
          - role: director
            names: Doe, Jo
        - type: web
          title: Elsewhere
      """)
  }
}
