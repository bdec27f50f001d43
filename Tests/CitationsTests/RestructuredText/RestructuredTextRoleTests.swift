import Testing

struct RestructuredTextRoleTests {
  @Test func `reads the roles of sphinxcontrib-bibtex`() {
    check("See :cite:`a`.", "[a]")
    check(":cite:p:`a` :cite:ps:`b` :cite:alp:`c` :cite:alps:`d`", "[a] [b] [c] [d]")
    check(":cite:t:`a` :cite:ts:`b` :cite:ct:`c` :cite:cts:`d`", "a b c d")
    check(":cite:author:`a` :cite:authors:`b` :cite:cauthor:`c` :cite:authorpar:`d`", "a b c [d]")
    check(":cite:year:`a` :cite:yearpar:`b`", "-a -b")
    check(":cite:label:`a` :cite:labelpar:`b`", "[a] [b]")
    check(":cite:empty:`a`", "!a")
    check(":footcite:`a` :footcite:p:`b` :footcite:t:`c`", "[a] [b] c")
    check(":Cite:P:`a`", "[a]")
  }

  @Test func `other roles cite nothing`() {
    check(":ref:`a` :doc:`b` `c` :citet:`d` :cite:x:`e` :citation:`f` :any:`g`", "")
    check("[CIT2002]_ [#a]_ |a| `a <b>`_ a_", "")
  }

  @Test func `a role may stand behind its text`() {
    check("`a`:cite: and `b`:cite:t:.", "[a] b")
    check(":ref:`a`:cite:", "")
  }

  @Test func `splits keys at commas`() {
    check(":cite:`a,b , c`", "[a] [b] [c]")
    check("x :cite:`a,\nb`", "[a] [b]")
    check(":cite:`a;b`", "[a;b]")
    check(":cite:`a,,b,`", "[a] [b]")
    check(":cite:`DBLP:conf/x.y-1+2`", "[DBLP:conf/x.y-1+2]")
    check(":cite:`é日本`", "[é日本]")
  }

  @Test func `what is in braces stands before and behind a key`() {
    check(":cite:p:`{see}a{pp. 3, 4},{cf., too} b`", "[a] [b]")
    check(":cite:t:`a{chap. 2}`", "a")
    check(":footcite:`a b , c`", "[a b] [c]")
  }

  @Test func `the target counts where a text is shown in its place`() {
    check(":cite:`shown <a,b>`", "[a] [b]")
  }

  @Test func `a group is a role`() {
    checkGroups(
      "See :cite:p:`a,b` and :cite:t:`c`.", [":cite:p:`a,b` = [a] [b]", ":cite:t:`c` = c"],
      in: .restructuredText)
  }

  @Test func `says where a comma is missing`() {
    let bytes = Array(":cite:`a b, c`".utf8)
    let problems = citations(bytes).problems
    #expect(problems.map { text($0.range, in: bytes) } == ["b"])
    check(":cite:`a b, c`", "[a] [c]")
  }

  @Test func `begins and ends as the recognition rules say`() {
    check("x:cite:`a`", "")
    check("x\\ :cite:`a`\\ s", "[a]")
    check("(:cite:`a`) \":cite:`b`\" -:cite:`c`/:cite:`d`", "[a] [b] [c] [d]")
    check("(:cite:`a`)", "[a]")
    check(":cite:`a`s :cite:`b`", "[a`s]")
    check(":cite:` a`", "")
    check(":cite:`a `", "")
    check("\\:cite:`a`", "")
    check(":cite:\\`a`", "")
    check("«:cite:`a`» –:cite:`b`–", "[a] [b]")
    check("日本:cite:`a`", "")
  }

  @Test func `what binds as tight hides a role`() {
    check("``:cite:`a` `` ``:cite:`b```", "")
    check("**:cite:`a`** *:cite:`b`* :cite:`c`", "[c]")
    check("2 * 3 :cite:`a` * 4", "[a]")
    check("*x :cite:`a`", "[a]")
    check("|:cite:`a`| _`:cite:`b`", "")
    check("``x :cite:`a`", "[a]")
    check("'*' :cite:`a` '*'", "[a]")
  }

  @Test func `a role does not go over paragraphs`() {
    check(":cite:`a\n\nb`", "")
    check("- :cite:`a\n- b`", "")
    check("a :cite:`b\n  c`", "")
  }

  @Test func `keys with escapes are left out`() {
    check(":cite:`a\\_b, c`", "[c]")
  }
}

private func check(
  _ document: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkCitations(document, expected, in: .restructuredText, sourceLocation: sourceLocation)
}
