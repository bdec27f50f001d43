import Citations
import Testing

struct RestructuredTextBlockTests {
  @Test func `text is read wherever it stands`() {
    check("=====\n:cite:`a`\n=====\n\n:cite:`b`\n---------\n", "[a] [b]")
    check(
      "- :cite:`a`\n\n  * :cite:`b`,\n    :cite:`c`\n\n1. :cite:`d`\n#. :cite:`e`",
      "[a] [b] [c] [d] [e]")
    check("term :cite:`a`\n   definition :cite:`b`", "[a] [b]")
    check(":field: :cite:`a`\n   :cite:`b`", "[a] [b]")
    check("| line :cite:`a`\n| line :cite:`b`", "[a] [b]")
    check("   quoted :cite:`a`\n\n   -- :cite:`b`", "[a] [b]")
    check(
      ".. [1] note :cite:`a`\n   :cite:`b`\n.. [#x] :cite:`c`\n.. [CIT2002] :cite:`d`",
      "[a] [b] [c] [d]")
    check(".. |s| replace:: text :cite:`a`", "[a]")
  }

  @Test func `the content of directives is text`() {
    check(".. note:: :cite:`a`\n   and :cite:`b`\n\n   :cite:`c`\n\n:cite:`d`", "[a] [b] [c] [d]")
    check(".. figure:: a.png\n   :alt: :cite:`no`\n\n   Caption :cite:`a`\n", "[a]")
    check(
      ".. list-table:: Title :cite:`a`\n   :widths: 1 2\n\n   * - :cite:`b`\n     - :cite:`c`\n",
      "[a] [b] [c]")
    check(".. csv-table:: x\n   :header: a, b\n\n   \"one\", \":cite:`a`\"\n", "[a]")
    check(".. parsed-literal::\n\n   x = :cite:`a`\n", "[a]")
    check(".. some-extension:: :cite:`a`\n   :option: x\n\n   :cite:`b`\n", "[a] [b]")
    check(".. note::\n   :cite:`a` begins\n", "[a]")
    check(".. note::\n\n   .. tip::\n\n      :cite:`a`\n\n   :cite:`b`\n", "[a] [b]")
  }

  @Test func `code is not text`() {
    check("Text::\n\n  :cite:`no`\n\n    :cite:`no`\n\n:cite:`a`", "[a]")
    check("::\n\n  :cite:`no`\n\nx", "")
    check("Text::\n\n> :cite:`no`\n> :cite:`no`\n\n:cite:`a`", "[a]")
    check(".. code-block:: rst\n   :caption: x\n\n   :cite:`no`\n\n:cite:`a`", "[a]")
    check(".. code:: rst\n\n   :cite:`no`\n", "")
    check(".. math::\n\n   :cite:`no`\n", "")
    check(".. raw:: html\n\n   :cite:`no`\n", "")
    check(">>> \":cite:`no`\"\n:cite:`no`\n\n:cite:`a`", "[a]")
    check("- item::\n\n    :cite:`no`\n\n  :cite:`a`", "[a]")
    check(".. [1] note::\n\n      :cite:`no`\n\n   :cite:`a`", "[a]")
    check("Escaped\\::\n\n  :cite:`a`", "[a]")
    check("Term::\n  :cite:`a`", "[a]")
  }

  @Test func `comments and targets are not text`() {
    check(".. :cite:`no`\n   :cite:`no`\n\n   :cite:`no`\n:cite:`a`", "[a]")
    check("..\n   :cite:`no`\n\n:cite:`a`", "[a]")
    check("..\n\n   :cite:`a`", "[a]")
    check(".. _target: :cite:`no`\n", "")
    check("__ :cite:`no`\n", "")
    check(".. foo::bar :cite:`no`\n", "")
  }

  @Test func `a cell of a table is a text of its own`() {
    check(
      """
      +-----------+--------------+
      | a         | :cite:`b,    |
      | :cite:`c` | d` x         |
      +===========+==============+
      | *         | :cite:`e` *  |
      +-----------+--------------+
      | :cite:`f` over both      |
      +-----------+--------------+

      :cite:`g`
      """, "[b] [d] [c] [e] [f] [g]")
    check(
      """
      ===========  =========
      a            :cite:`b`
      ===========  =========
      :cite:`c`    x :cite:`d,
                   e`
      *            :cite:`f` *
      ===========  =========

      :cite:`g`
      """, "[b] [c] [d] [e] [f] [g]")
  }

  @Test func `a bibliography names files and lists keys`() {
    let document = """
      .. bibliography:: refs.bib /other.bib
         :filter: docname in docnames
         :style: plain

         a
         b

      .. bibliography::
         :all:
      """
    let result = citations(Array(document.utf8))
    #expect(result.resources.map(\.path) == ["refs.bib", "/other.bib"])
    #expect(result.citesEverything)
    check(document, "!a !b")
    #expect(!citations(Array(".. bibliography:: a.bib\n   :cited:\n".utf8)).citesEverything)
  }

  @Test func `what a bibliography puts before keys is no part of them`() {
    check(":cite:`x-a`\n\n.. bibliography::\n   :keyprefix: x-\n", "[a]")
  }

  @Test func `an included document is a link`() {
    let result = citations(
      Array(".. include:: parts/intro.rst\n\n.. include:: code.py\n   :literal:\n".utf8))
    #expect(result.links.map(\.path) == ["parts/intro.rst"])
    #expect(result.links.map(\.kind) == [.file])
  }
}

func citations(_ bytes: [UInt8]) -> DocumentCitations {
  Citations.citations(in: bytes, language: .restructuredText)
}

private func check(
  _ document: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkCitations(document, expected, in: .restructuredText, sourceLocation: sourceLocation)
}
