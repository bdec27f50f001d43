import CitationFeatures
import TestSupport
import Testing

/// Which keys are looked up again after an edit: it must not show.
struct CheckedCitationsTests {
  /// The uncertain keys of `new`, checked after `old`, a version of the same document.
  private func uncertainKeys(_ new: String, after old: String) -> [String] {
    let bib = """

      -- refs.bib --
      @misc{a1}
      @misc{b2}
      """
    let earlier = makeContext(MarkedText("-- paper.md --\n" + old + bib))
    let context = DocumentContext(
      bytes: Array(new.utf8), language: .markdown,
      citations: makeContext(MarkedText("-- paper.md --\n" + new + bib)).citations,
      library: earlier.library, sources: earlier.sources)
    let checked = CheckedCitations(context, after: CheckedCitations(earlier))
    return checked.uncertain.map { String(decoding: context.key(of: $0), as: UTF8.self) }
  }

  @Test func `what stands before and behind an edit stays what it was`() {
    let old = "See @a1, @x, and @y, then @b2, and @z."
    #expect(uncertainKeys(old, after: old) == ["x", "y", "z"])
    let inserted = "See @a1, @x, or else @c3 and @y, then @b2, and @z."
    #expect(uncertainKeys(inserted, after: old) == ["x", "c3", "y", "z"])
    #expect(uncertainKeys(old, after: inserted) == ["x", "y", "z"])
    #expect(uncertainKeys("See @a1.", after: old) == [])
    #expect(uncertainKeys(old, after: "") == ["x", "y", "z"])
  }

  @Test func `a key that an edit makes longer or shorter is looked up again`() {
    #expect(uncertainKeys("See @a12 and @b2.", after: "See @a1 and @b2.") == ["a12"])
    #expect(uncertainKeys("See @a1 and @b2.", after: "See @a12 and @b2.") == [])
    #expect(uncertainKeys("See @xa1.", after: "See @a1.") == ["xa1"])
  }

  @Test func `a key that an edit elsewhere takes out of code is looked up`() {
    #expect(uncertainKeys("See ` @x and @a1.", after: "See `@x and @a1`.") == ["x"])
  }

  @Test func `with another library all are looked up`() {
    let old = makeContext(MarkedText("-- paper.md --\nSee @a1.\n-- refs.bib --\n@misc{b2}"))
    let new = makeContext(MarkedText("-- paper.md --\nSee @a1.\n-- refs.bib --\n@misc{a1}"))
    #expect(CheckedCitations(old).uncertain.count == 1)
    #expect(CheckedCitations(new, after: CheckedCitations(old)).uncertain.isEmpty)
  }
}
