import CitationFeatures
import TestSupport
import Testing

/// What is shown beside a citation.
struct HoverTests {
  @Test func `shows reference, abstract, links and where the entry is`() {
    checkHover(
      """
      As [see @2️⃣smi1️⃣th20203️⃣, p. 3] says.
      -- refs.bib --
      @article{smith2020, author = {Smith, Jane and Doe, John}, title = {Tides}, year = 2020,
        journal = {Ocean Letters}, volume = 3, number = 1, pages = {5--9},
        doi = {10.1000/tides}, eprint = {2001.12345}, url = {https://example.org/a_b},
        abstract = {Why the sea
          rises.}}
      """,
      """
      Jane Smith and John Doe (2020). **Tides**. *Ocean Letters*, 3(1), 5–9.

      Why the sea rises.

      [doi:10.1000/tides](https://doi.org/10.1000/tides) · \
      [arXiv:2001.12345](https://arxiv.org/abs/2001.12345) · \
      [https://example.org/a\\_b](https://example.org/a_b)

      *From refs.bib.*
      """)
  }

  /// Checks the reference of an entry with these fields.
  private func check(
    fields: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    checkHover(
      "@1️⃣a\n-- refs.bib --\n@misc{a, \(fields)}", "\(expected)\n\n*From refs.bib.*",
      sourceLocation: sourceLocation)
  }

  @Test func `puts one mark after a title`() {
    check(fields: "title = {Tides.}", "**Tides.**")
    check(fields: "title = {Why?}", "**Why?**")
    check(fields: "title = {Tides}", "**Tides**.")
  }

  @Test func `shows what there is of an entry`() {
    check(fields: "", "**a**.")
    check(fields: "note = {Letter to the editor}", "**Letter to the editor**.")
    check(fields: "year = {in press}, title = {Tides}", "(in press). **Tides**.")
    check(fields: "author = {Smith, Jane}", "Jane Smith. **a**.")
    check(fields: "title = {Tides}, pages = {3}", "**Tides**.")
  }

  @Test func `shows names as they are`() {
    check(fields: "author = {{The NLP Group}}, title = {T}", "The NLP Group. **T**.")
    check(fields: "author = {Smith, Jane and others}, title = {T}", "Jane Smith and others. **T**.")
    check(fields: "author = {Smith, J.}, title = {T}", "J. Smith. **T**.")
    check(fields: "author = {Smith, Jr., J.}, title = {T}", "J. Smith Jr. **T**.")
    check(
      fields: "editor = {Jones, Ann}, title = {T}, year = 1999", "Ann Jones (ed.) (1999). **T**.")
    check(
      fields: "editor = {Jones, A. and Roe, B.}, title = {T}", "A. Jones and B. Roe (eds.). **T**.")
  }

  @Test func `counts the authors who are not named`() {
    let authors = (1...20).map { "Name\($0), A." }.joined(separator: " and ")
    let shown = (1...12).map { "A. Name\($0)" }.joined(separator: ", ")
    check(fields: "author = {\(authors)}, title = {T}", "\(shown), and 8 others. **T**.")
  }

  @Test func `shows markup in a title as text`() {
    check(
      fields: "title = {<b>No</b> *stars* [x](y) `code` ![i](j) &lt; #1 | \\$(icon)}",
      ##"**\<b\>No\</b\> \*stars\* \[x\](y) 'code' \!\[i\](j) \&lt; \#1 \| \$(icon)**."##)
    check(fields: "author = {{- 1. list}}", "\\- 1. list. **a**.")
    check(fields: "title = {1. list}", "**1\\. list**.")
  }

  @Test(arguments: [
    "javascript:alert(1)", "command:workbench.action.quit", "vscode://settings", "data:text/html,x",
    "www.example.org", "JAVASCRIPT:alert(1)", "\\url{command:x}",
  ])
  func `links to nothing but pages and files`(url: String) {
    check(fields: "title = {T}, url = {\(url)}", "**T**.")
  }

  @Test func `keeps a link whole whatever is in it`() {
    check(
      fields: "title = {T}, url = {https://example.org/a_(b)[c]>d}",
      ##"""
      **T**.

      [https://example.org/a\_(b)\[c\]\>d](https://example.org/a_%28b%29%5Bc%5D%3Ed)
      """##)
    check(
      fields: "title = {T}, doi = {10.1002/(SICI)1097#1?<1::AID>3.0}",
      ##"""
      **T**.

      [doi:10.1002/(sici)1097\#1?\<1::aid\>3.0](https://doi.org/10.1002/%28sici%291097%231%3F%3C1::aid%3E3.0)
      """##)
  }

  @Test func `links to one place once`() {
    check(
      fields:
        "title = {T}, doi = {https://doi.org/10.1000/x.}, url = {http://dx.doi.org/10.1000/X}",
      "**T**.\n\n[doi:10.1000/x](https://doi.org/10.1000/x)")
  }

  @Test(arguments: [
    "note = {arXiv preprint 2001.12345}", "note = {arXiv:2001.12345v2}",
    "doi = {10.48550/arXiv.2001.12345}",
  ])
  func `links to a preprint wherever its identifier is`(fields: String) {
    check(
      fields: "title = {T}, \(fields)",
      "**T**.\n\n[arXiv:2001.12345](https://arxiv.org/abs/2001.12345)")
  }

  @Test func `cuts a long abstract at a word`() {
    let words = String(repeating: "word ", count: 400)
    check(
      fields: "title = {T}, abstract = {\(words)}",
      "**T**.\n\n" + String(repeating: "word ", count: 300) + "…")
  }

  @Test func `cuts what has no words`() {
    let accents = String(repeating: "\u{301}", count: 5000)
    check(
      fields: "title = {q\(accents)}",
      "**q" + String(repeating: "\u{301}", count: 399) + " …**.")
  }

  @Test func `says that an entry is only in the index`() {
    checkHover(
      """
      @1️⃣a
      -- refs.bib --
      @misc{b, title = {B}}
      -- index.bib --
      @misc{a, title = {A}}
      """,
      "**A**.\n\n*From your index index.bib, not in refs.bib.*")
  }

  @Test func `shows the entry that is cited where a key is in several sources`() {
    checkHover(
      """
      @1️⃣a
      -- refs.bib --
      @misc{a, title = {First}}
      @misc{a, title = {Second}}
      -- global.bib --
      @misc{a, title = {Third}}
      """,
      "**First**.\n\n*From refs.bib.*")
  }

  @Test func `is for the key alone of several`() {
    let refs = "-- refs.bib --\n@misc{a, title = {A}}\n@misc{b, title = {B}}"
    checkHover("[@a; -@2️⃣1️⃣b3️⃣]\n\(refs)", "**B**.\n\n*From refs.bib.*")
    checkHover("[@2️⃣a1️⃣3️⃣; -@b]\n\(refs)", "**A**.\n\n*From refs.bib.*")
    checkHover("[@{2️⃣a3️⃣1️⃣}]\n\(refs)", "**A**.\n\n*From refs.bib.*")
    checkHover("[@a1️⃣;@b]\n\(refs)", "**A**.\n\n*From refs.bib.*")
  }

  @Test func `shows nothing off a citation`() {
    let refs = "-- refs.bib --\n@misc{a, title = {A}}"
    checkHover("se1️⃣e [@a]\n\(refs)", nil)
    checkHover("[@a, p1️⃣. 3]\n\(refs)", nil)
    checkHover("`@a1️⃣`\n\(refs)", nil)
  }

  @Test func `names the keys near an unknown one`() {
    checkHover(
      "[@2️⃣smiht20201️⃣3️⃣]\n-- refs.bib --\n@misc{smith2020, title = {A}}",
      """
      Unknown key **smiht2020**.

      Nearest key:

      - **smith2020**: A (refs.bib)
      """)
  }

  @Test func `names the papers that the words in place of a key find`() {
    checkHover(
      """
      [@2️⃣tid1️⃣es3️⃣ north, p. 3]
      -- refs.bib --
      @misc{smith_2020, title = {Tides of the North}, author = {Smith, Jane}}
      """,
      """
      Unknown key **tides**.

      “tides north” finds:

      - **smith\\_2020**: Smith. Tides of the North (refs.bib)
      """)
  }

  @Test func `finds papers by what an unknown key is made of`() {
    let refs = """
      -- refs.bib --
      @misc{x, title = {Attention is All You Need}, author = {Vaswani, Ashish}, year = 2017}
      -- index.bib --
      @misc{y, title = {Tides of the North}, author = {Smith, Jane}, year = 2020}
      """
    checkHover(
      "@vaswani2017atent1️⃣ion\n\(refs)",
      """
      Unknown key **vaswani2017atention**.

      “vaswani2017atention” finds:

      - **x**: Vaswani 2017. Attention is All You Need (refs.bib)
      """)
    checkHover(
      "@smithTides20a1️⃣\n\(refs)",
      """
      Unknown key **smithTides20a**.

      “smithTides20a” finds:

      - **y**: Smith 2020. Tides of the North (index.bib)
      """)
  }

  @Test func `says which of near keys are where`() {
    checkHover(
      """
      [@2️⃣smiht20201️⃣3️⃣]
      -- index.bib --
      @misc{smith2020, title = {A_1}}
      @misc{smith2021, title = {B}}
      """,
      """
      Unknown key **smiht2020**.

      Nearest keys:

      - **smith2020**: A\\_1 (index.bib)
      - **smith2021**: B (index.bib)
      """)
  }

  @Test func `says first that a paper no longer stands`() {
    checkHover(
      """
      @1️⃣a
      -- refs.bib --
      @misc{a, title = {Retracted: A}}
      """,
      "**Retracted, says refs.bib.**\n\n**Retracted: A**.\n\n*From refs.bib.*")
    checkHover(
      """
      @1️⃣a
      -- refs.bib --
      @misc{a, title = {A}, note = {12 pages. Withdrawn by the authors; Lemma 2 is wrong.}}
      """,
      """
      **Withdrawn, says refs.bib: “Withdrawn by the authors; Lemma 2 is wrong.”**

      **A**.

      *From refs.bib.*
      """)
  }

  @Test func `says that no key is near`() {
    checkHover(
      "[@zz1️⃣]\n-- refs.bib --\n@misc{smith2020, title = {A}}",
      "Unknown key **zz**.\n\nNo entry has a key like this one.")
  }

  @Test func `says why a key may be unknown`() {
    checkHover(
      """
      ---
      bibliography: [refs.bib, lost.bib]
      ---
      [@zz1️⃣]
      -- refs.bib --
      @misc{a, title = {A}}
      """,
      """
      Unknown key **zz**.

      There is no file “lost.bib”.

      No entry has a key like this one.
      """)
  }

  @Test func `says nothing of a key while sources are read`() {
    let text = MarkedText("[@z1️⃣z]\n-- refs.bib --\n@misc{a, title = {A}}")
    #expect(CitationHover(at: text.offset(), in: makeContext(text, isComplete: false)) == nil)
  }

  @Test func `shows plain text without escapes`() {
    let text = MarkedText(
      """
      @1️⃣a
      -- refs.bib --
      @misc{a, author = {Smith, J.}, title = {A_b *c*}, year = 1999, journal = {J\\&K},
        url = {https://example.org/}}
      """)
    let hover = CitationHover(at: text.offset(), in: makeContext(text))
    #expect(
      hover?.content.plainText == """
        J. Smith (1999). A_b *c*. J&K.

        https://example.org/

        From refs.bib.
        """)
  }

  @Test func `shows what a paper inherits, and from whom`() {
    checkHover(
      """
      See @1️⃣tides.
      -- refs.bib --
      @inproceedings{tides, crossref = {sea}, title = {Tides}, author = {Jane Smith},
        pages = {5--9}}
      @proceedings{sea, title = {Sea 2020}, year = 2020, doi = {10.1000/sea},
        url = {https://example.org/sea}, abstract = {All papers.}}
      """,
      """
      Jane Smith (2020). **Tides**. *Sea 2020*, pages 5–9.

      *From refs.bib.*

      *Inherited from “sea”: booktitle, year, doi, url and abstract.*
      """)
  }

  @Test func `shows a set as its first member`() {
    checkHover(
      """
      See @1️⃣both.
      -- refs.bib --
      @set{both, entryset = {tides, waves}}
      @article{tides, title = {Tides}, author = {Jane Smith}, year = 2020, doi = {10.1000/tides}}
      @article{waves, title = {Waves}}
      """,
      """
      Jane Smith (2020). **Tides**.

      [doi:10.1000/tides](https://doi.org/10.1000/tides)

      *From refs.bib.*

      *Inherited from “tides”: title, author, year and doi.*
      """)
  }

  @Test func `shows an entry by another key of its`() {
    checkHover(
      """
      See @1️⃣old.
      -- refs.bib --
      @article{tides, title = {Tides}, ids = {old}}
      """,
      "**Tides**.\n\n*From refs.bib.*")
  }
}
