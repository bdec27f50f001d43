import Testing

struct RestructuredTextPartialTests {
  @Test func `in the text of a role`() {
    check("see :cite:`1️⃣`", "normal \"\", in brackets")
    check("see :cite:`smi1️⃣`", "normal \"smi\", in brackets")
    check("see :cite:t:`smi1️⃣th` x", "authorInText \"smi\", +th, in brackets")
    check("see :cite:p:`a, smi1️⃣, b`", "normal \"smi\", in brackets, with a b")
    check("see :cite:p:`a,1️⃣b`", "normal \"\", +b, in brackets, with a")
    check(":cite:empty:`a1️⃣`", "nocite \"a\", in brackets")
    check("see :cite:`a,\nsmi1️⃣ tides`", "normal \"smi\", + tides, in brackets, with a")
  }

  @Test func `while the closing backtick is missing`() {
    check("see :cite:`1️⃣", "normal \"\", in brackets")
    check("see :cite:`smi1️⃣th and more", "normal \"smi\", +th, in brackets")
    check("see :cite:`smith tid1️⃣ and", "normal \"smith tid\", in brackets")
    check("see :cite:`smi1️⃣ and :cite:`b` there", "normal \"smi\", in brackets")
    check("see :cite:`a, smi1️⃣ and ``code``", "normal \"smi\", in brackets, with a")
    check("see :cite:`smi\n1️⃣", nil)
    check("see :cite:`smi\n\n1️⃣`", nil)
  }

  @Test func `not in the braces around a key`() {
    check(":cite:p:`{see 1️⃣}a`", nil)
    check(":cite:p:`{see}smi1️⃣`", "normal \"smi\", in brackets")
    check(":cite:p:`a{p. 31️⃣}`", nil)
    check(":cite:p:`a{p. 3}1️⃣`", nil)
    check(":cite:p:`a{p. 3}, b1️⃣`", "normal \"b\", in brackets, with a")
  }

  @Test func `where no role can be`() {
    check(":ref:`a1️⃣`", nil)
    check("`a1️⃣`", nil)
    check("x:cite:`a1️⃣`", nil)
    check("``:cite:`a1️⃣`", "normal \"a\", in brackets")
    check("``:cite:`a1️⃣```", nil)
    check("::\n\n  :cite:`a1️⃣`", nil)
    check(".. :cite:`a1️⃣`", nil)
    check(":cite:`a` 1️⃣", nil)
    check(":cite:`a` b `1️⃣", nil)
  }

  @Test func `in a directive and a table`() {
    check(".. note:: x :cite:`a1️⃣\n", "normal \"a\", in brackets")
    check("+------------+\n| :cite:`a1️⃣` |\n+------------+\n", "normal \"a\", in brackets")
  }
}

private func check(
  _ document: String, _ expected: String?, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkPartial(document, expected, in: .restructuredText, sourceLocation: sourceLocation)
}
