import Testing

/// Which entries are one work, and which are not.
struct WorkTests {
  // MARK: Identifiers

  @Test func `one DOI is one work, however it is written`() {
    checkWorks(
      "@article{a, title={Tides}, doi={10.1000/AB}}",
      "@misc{b, title={On Tides}, url={https://doi.org/10.1000/ab}}",
      are: ["a b: doi 10.1000/ab"])
  }

  @Test func `a preprint and what became of it are one work, years apart and under another title`()
  {
    checkWorks(
      "@misc{a, title={Tides}, eprint={2301.00001v2}, archiveprefix={arXiv}, year=2015}",
      "@article{b, title={Ebb}, journal={J}, year=2023, note={arXiv:2301.00001}}",
      are: ["a b: arXiv 2301.00001"])
  }

  @Test func `entries join through one that has both identifiers`() {
    checkWorks(
      "@misc{a, title={X}, eprint={2301.00001}}", "@article{b, title={Y}, doi={10.1000/y}}",
      "@article{c, title={Z}, doi={10.1000/y}, eprint={2301.00001}}",
      are: ["a b c: doi 10.1000/y | arXiv 2301.00001"])
  }

  @Test func `contradicting identifiers of one kind are never one work`() {
    checkWorks(
      """
      @article{a, title={The Tides of the Sea}, author={Smith, A.}, year=2020, doi={10.1000/a}}
      @article{b, title={The Tides of the Sea}, author={Smith, A.}, year=2020, doi={10.1000/b}}
      """, are: [])
    checkWorks(
      "@misc{a, title={X}, eprint={2301.00001}, doi={10.1000/a}}",
      "@misc{b, title={Y}, eprint={2301.00001}, doi={10.1000/b}}", are: [])
  }

  @Test func `one that fits two contradicting works stands alone`() {
    checkWorks(
      "@misc{a, title={X}, eprint={2301.00001}, doi={10.1000/a}}",
      "@misc{b, title={Y}, eprint={2301.00001}, doi={10.1000/b}}",
      "@misc{c, title={Z}, eprint={2301.00001}}",
      "@misc{d, title={X}, eprint={2301.00001}, doi={10.1000/a}}",
      are: ["a d: doi 10.1000/a"])
  }

  @Test func `a volume and a paper in it are two works under one DOI`() {
    checkWorks(
      """
      @proceedings{a, title={Sea 2020}, doi={10.1000/sea}}
      @inproceedings{b, title={Tides}, doi={10.1000/sea}}
      """, are: [])
  }

  @Test func `papers that have the DOI of their volume are not one work`() {
    checkWorks(
      """
      @inproceedings{a, title={Tides}, author={Smith, A.}, doi={10.1000/sea}}
      @inproceedings{b, title={Waves}, author={Jones, B.}, doi={10.1000/sea}}
      """, are: [])
  }

  @Test func `an identifier joins no papers of other titles and people, named in part or not`() {
    checkWorks(
      """
      @misc{a, title={Tides}, author={Smith, A. and Roe, C.}, eprint={2301.00001}}
      @misc{b, title={Waves}, author={Jones, B. and others}, eprint={2301.00001}}
      """, are: [])
    checkWorks(
      """
      @misc{a, title={Tides}, author={Smith, A. and Roe, C.}, eprint={2301.00001}}
      @misc{b, title={On Tides}, author={Roe, C. and others}, eprint={2301.00001}}
      """, are: ["a b: arXiv 2301.00001"])
  }

  @Test func `an ISBN joins books, not their chapters`() {
    checkWorks(
      """
      @book{a, title={Seas}, isbn={0-306-40615-2}}
      @book{b, title={The Seas}, isbn={978-0-306-40615-7}}
      @incollection{c, title={Tides}, booktitle={Seas}, isbn={978-0-306-40615-7}}
      @inbook{d, title={Seas}, chapter=3, isbn={978-0-306-40615-7}}
      """, are: ["a b: ISBN 9780306406157"])
    checkWorks(
      """
      @book{a, title={Seas}, volume=1, isbn={978-0-306-40615-7}}
      @book{b, title={Seas}, volume=2, isbn={978-0-306-40615-7}}
      """, are: [])
  }

  // MARK: Titles

  @Test func `a first author with a new given name is the same where all others are`() {
    checkWorks(
      """
      @misc{a, title={Tides}, author={Smith, Ann and Roe, C.}, year=2018}
      @misc{b, title={Tides}, author={Smith, Bea and Roe, Carl}, year=2018}
      @misc{c, title={Tides}, author={Smith, Cleo}, year=2018}
      """, are: ["a b: same title, first author and year"])
  }

  @Test func `the same title and first author are one work within two years`() {
    checkWorks(
      "@misc{a, title={{T}he {CRINGE} Loss}, author={Adolphs, Leonard and Gao, T.}, year=2022}",
      "@inproceedings{b, title={The Cringe Loss}, author={L. Adolphs and Others, X}, year=2023}",
      "@article{c, title={The {\\'C}ringe Loss}, author={Leonard Adolphs}}",
      are: [
        "a b c: same title and first author; years 2022 and 2023 | same title and first author"
      ])
    checkWorks(
      "@misc{a, title={Tides}, author={Smith, A.}, year=2020}",
      "@misc{b, title={Tides}, author={Smith, A.}, year=2023}", are: [])
    checkWorks(
      "@misc{a, title={Tides}, author={Smith, A.}, year=2020}",
      "@misc{b, title={Tides}, author={Smith, B.}, year=2020}", are: [])
  }

  @Test func `a year between two that are too far apart belongs to neither`() {
    func entry(_ key: String, _ year: Int) -> String {
      "@misc{\(key), title={Tides}, author={Smith, A.}, year=\(year)}"
    }
    checkWorks(entry("a", 2017), entry("b", 2019), entry("c", 2021), are: [])
    checkWorks(
      entry("a", 2017), entry("b", 2019), entry("c", 2021), entry("d", 2017),
      are: ["a d: same title, first author and year"])
  }

  @Test func `a list that is known in part agrees when its people are in the other`() {
    checkWorks(
      "@misc{a, title={Tides}, author={Jason Weston and others}}",
      "@misc{b, title={Tides}, author={Wu, T. and Xu, J. and Weston, Jason E}, year=2020}",
      are: ["a b: same title; Jason Weston is among the authors"])
    checkWorks(
      "@misc{a, title={Tides}, author={Jason Weston and others}}",
      "@misc{b, title={Tides}, author={Wu, T. and Xu, J.}}", are: [])
    checkWorks(
      "@misc{a, title={Tides}, author={Jason Weston and others}}",
      "@misc{b, title={Tides}, author={Wu, T. and others}}", are: [])
  }

  @Test func `an entry without identifier joins one work or none`() {
    let rest = "title={Tides}, author={Smith, A. and Weston, J.}, year=2020"
    let listed = "@misc{c, title={Tides}, author={Weston, J. and others}}"
    checkWorks(
      "@article{a, \(rest), doi={10.1000/a}}", listed,
      are: ["a c: same title; J. Weston is among the authors"])
    checkWorks(
      "@article{a, \(rest), doi={10.1000/a}}", "@article{b, \(rest), doi={10.1000/b}}", listed,
      listed.replacing("{c", with: "{d"), are: [])
  }

  @Test func `nobody known and a short title is too little to go by`() {
    checkWorks(
      "@misc{a, title={On Tides}}", "@misc{b, title={On Tides}, author={Smith, A.}}", are: [])
    checkWorks(
      "@misc{a, title={On the Tides of the Sea}, year=2020}",
      "@misc{b, title={On the Tides of the Sea}, author={Smith, A.}, year=2020}",
      are: ["a b: same title and year"])
  }

  @Test func `an introduction is like no other`() {
    let many = (0..<300).map {
      "@inbook{k\($0), title={Introduction}, author={Smith, A.}, year=2020}"
    }
    checkWorks(many.joined(separator: "\n"), are: [])
    checkWorks(many.prefix(3).joined(separator: "\n"), are: [])
  }

  @Test func `editions, volumes, numbers and parts are works of their own`() {
    for (type, field) in [
      ("book", "edition"), ("book", "volume"), ("article", "number"), ("article", "volume"),
      ("techreport", "number"), ("inbook", "chapter"), ("misc", "part"),
    ] {
      func entry(_ key: String, _ value: String) -> String {
        "@\(type){\(key), title={Tides}, author={Smith, A.}, year=2020, journal={J}, \(value)}"
      }
      let first = entry("a", "\(field)={1}")
      checkWorks(first, entry("b", "\(field)={2}"), are: [])
      checkWorks(
        first, entry("b", "\(field)={1}"), are: ["a b: same title, first author and year"])
    }
    let book = "title={Tides}, author={Smith, A.}"
    checkWorks(
      "@book{a, \(book), edition={2nd}, year=2020}",
      "@book{b, \(book), edition={Second}, year=2021}",
      "@book{c, \(book), year=2019}",
      are: ["a b: same title and first author; years 2020 and 2021"])
  }

  @Test func `chapters of one title in two books are two works`() {
    func chapter(_ key: String, _ book: String) -> String {
      "@incollection{\(key), title={Tides}, author={Smith, A.}, year=2020, booktitle={\(book)}}"
    }
    checkWorks(chapter("a", "Seas"), chapter("b", "Moons"), are: [])
    checkWorks(
      chapter("a", "Seas"), chapter("b", "Seas: A Handbook"),
      are: ["a b: same title, first author and year"])
  }

  @Test func `what is about a work is another one`() {
    let rest = "author={Smith, A.}, year=2020"
    checkWorks(
      """
      @article{a, title={Tides}, \(rest)}
      @article{b, title={Erratum: Tides}, \(rest)}
      @article{c, title={Response to Tides}, \(rest)}
      @article{d, title={Tides, Part II}, \(rest)}
      @article{e, title={Tides}, note={Correction}, \(rest)}
      @phdthesis{f, title={Tides}, \(rest)}
      @book{g, title={Tides}, \(rest)}
      @dataset{h, title={Tides}, \(rest)}
      """, are: [])
  }

  @Test func `a subtitle may be in the title`() {
    checkWorks(
      "@book{a, title={Tides}, subtitle={A Survey}, author={Smith, A.}}",
      "@book{b, title={Tides: a survey}, author={A. Smith}}",
      are: ["a b: same title and first author"])
  }

  @Test func `a preprint under its first title brings both titles together`() {
    checkWorks(
      "@misc{a, title={Tides One}, author={Smith, A.}, eprint={2301.00001}}",
      "@article{b, title={Tides Two}, author={Smith, A.}, eprint={2301.00001}}",
      "@misc{c, title={Tides One}, author={Smith, A.}}",
      "@misc{d, title={Tides Two}, author={Smith, A.}}",
      are: [
        "a b c d: arXiv 2301.00001 | same title and first author | same title and first author"
      ])
  }
}
