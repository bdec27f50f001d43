import Bibliography
import CitationFeatures
import PaperIndex
import TestSupport
import Testing

/// What is wrong in sources.
struct SourceProblemTests {
  @Test func `says that a key stands twice`() {
    checkSourceProblems(
      "x\n-- refs.bib --\n@misc{a, title = {A}}\n@misc{b, title = {B}}\n@misc{a, title = {C}}",
      "warning duplicate-key “a”: The key “a” already stands in line 1: BibTeX and biber cite that entry, Pandoc the last one."
    )
  }

  @Test func `says nothing of a key in two sources`() {
    checkSourceProblems(
      "x\n-- refs.bib --\n@misc{a, title = {A}}\n-- index.bib --\n@misc{a, title = {A}}")
  }

  @Test func `says that nothing defines a macro`() {
    checkSourceProblems(
      """
      x
      -- refs.bib --
      @string{acl = "ACL"}
      @misc{a, publisher = ACL, month = "1~" # jan, journal = acml # { Letters}}
      """,
      "information unknown-macro “acml # { Letters}”: No @string defines “acml”. Put quotes or braces around it if it is the text itself."
    )
  }

  @Test func `knows the macros of all sources`() {
    checkSourceProblems(
      """
      x
      -- strings.bib --
      @string{acl = "ACL"}
      -- refs.bib --
      @misc{a, publisher = acl, title = {A}}
      """)
  }

  @Test func `keeps the gravest of many problems`() {
    let text = MarkedText(
      """
      x
      -- refs.bib --
      @misc{a, title = {A}}
      @misc{a, title = {A}}
      @misc{b, title = {A
      """)
    let source = makeContext(text).library.members[0].source
    #expect(source.shownProblems(limit: 1).map(\.severity) == [.error])
  }

  // MARK: Entries that name others

  @Test func `says that nobody has a key that is named`() {
    checkSourceProblems(
      """
      x
      -- refs.bib --
      @inproceedings{a, title = {A}, crossref = { proc2020 }}
      @misc{b, title = {B}, xdata = {x, y}, xref = {z}, related = {z}}
      @xdata{y, note = {N}}
      @set{s, entryset = {a, c9}}
      @proceedings{proc2021, title = {P}}
      """,
      "warning missing-crossref “proc2020”: No entry has the key “proc2020”: nothing is inherited. Did you mean “proc2021”?",
      "warning missing-xdata “x”: No entry has the key “x”: nothing is inherited.",
      "warning missing-entryset “c9”: No entry has the key “c9”: the set lacks it.")
  }

  @Test func `knows the keys of all sources`() {
    checkSourceProblems(
      """
      x
      -- refs.bib --
      @inproceedings{a, title = {A}, crossref = {p}}
      -- proc.bib --
      @proceedings{p, title = {P}}
      """)
  }

  @Test func `says nothing of a missing key when not all sources are known`() {
    let text = MarkedText("x\n-- refs.bib --\n@misc{a, title = {A}, crossref = {p}}")
    let source = makeContext(text).library.members[0].source
    #expect(source.shownProblems(limit: 10).isEmpty)
  }

  @Test func `says that an entry names itself`() {
    checkSourceProblems(
      "x\n-- refs.bib --\n@misc{a, title = {A}, crossref = {a}}",
      "error circular-inheritance “a”: “a” is this entry itself: nothing is inherited.")
  }

  @Test func `says that entries lead in a circle`() {
    checkSourceProblems(
      """
      x
      -- refs.bib --
      @misc{to, title = {A}, crossref = {a}}
      @misc{a, title = {A}, crossref = {b}}
      @misc{b, title = {B}, crossref = {c}}
      @misc{c, title = {C}, crossref = {a}, xdata = {x}}
      @xdata{x, xdata = {y}, note = {N}}
      @xdata{y, xdata = {z, x}}
      @xdata{z, note = {Z}}
      """,
      "error circular-inheritance “b”: “b” inherits from this entry, so that neither can be made from the other.",
      "error circular-inheritance “c”: “c” inherits from this entry, so that neither can be made from the other.",
      "error circular-inheritance “a”: “a” inherits from this entry, so that neither can be made from the other.",
      "error circular-inheritance “y”: “y” inherits from this entry, so that neither can be made from the other.",
      "error circular-inheritance “x”: “x” inherits from this entry, so that neither can be made from the other."
    )
  }

  @Test func `says that entries lead in a circle through other sources`() {
    checkSourceProblems(
      """
      x
      -- refs.bib --
      @misc{to, title = {A}, crossref = {b}}
      @misc{a, title = {A}, crossref = {b}}
      -- more.bib --
      @misc{b, title = {B}, crossref = {c}}
      @misc{d, title = {D}}
      -- last.bib --
      @misc{c, title = {C}, crossref = {a}, xdata = {x}}
      @xdata{x, note = {N}}
      """,
      "error circular-inheritance “b”: “b” inherits from this entry, so that neither can be made from the other.",
      "error circular-inheritance “c”: “c” inherits from this entry, so that neither can be made from the other.",
      "error circular-inheritance “a”: “a” inherits from this entry, so that neither can be made from the other."
    )
  }

  @Test func `a set and its members may name each other`() {
    checkSourceProblems(
      """
      x
      -- refs.bib --
      @set{s, entryset = {a}}
      @misc{a, title = {A}, entryset = {s}}
      """)
  }

  @Test func `says that data is taken from containers only`() {
    checkSourceProblems(
      "x\n-- refs.bib --\n@misc{a, title = {A}, xdata = {b}}\n@misc{b, title = {B}}",
      "warning no-xdata “b”: “b” is no @xdata entry, so that nothing is taken from it.")
  }

  @Test func `says once that BibTeX wants proceedings behind their papers`() {
    let papers = """
      @proceedings{p, title = {P}}
      @inproceedings{a, title = {A}, crossref = {p}}
      @inproceedings{b, title = {B}, crossref = {p}}
      """
    checkSourceProblems(
      "x\n-- refs.bib --\n\(papers)",
      "hint parent-before-child “p”: “p” stands before this entry, in line 1: BibTeX wants it behind all that name it. Biber does not care."
    )
    checkSourceProblems("x\n-- refs.bib --\n\(papers)\n@misc{c, title = {C}, date = {2020}}")
  }

  @Test func `says that another key is taken`() {
    checkSourceProblems(
      """
      x
      -- refs.bib --
      @misc{a, title = {A}, ids = {b, a, c, c}}
      @misc{b, title = {B}, ids = {c, d}}
      """,
      "warning duplicate-key “b”: “b” is the key of the entry in line 2; that entry is the one that is cited.",
      "warning duplicate-key “c”: The entry in line 1 has “c” as another key already; that entry is the one that is cited."
    )
  }
}
