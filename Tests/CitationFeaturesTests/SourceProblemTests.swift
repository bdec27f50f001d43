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
      "warning duplicate-key “a”: The key “a” already stands in line 1; that entry is the one that is cited."
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
    let source = makeContext(text).library.members[0].source.source
    #expect(source.shownProblems(limit: 1).map(\.severity) == [.error])
  }
}
