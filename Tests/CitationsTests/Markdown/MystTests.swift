import Citations
import Testing

struct MystTests {
  @Test func `reads roles`() {
    checkCitations(
      "See {cite}`a` {cite:p}`b,c; d` {cite:t}`e` {footcite}`f`.", "[a] [b] [c] [d] e [f]")
    checkCitations("{cite:p}`{see}a{pp. 3, 4}`", "[a]")
    checkCitations("{cite}``a`` {cite:p .class}`b`", "[a] [b]")
    checkCitations("{cite}`a,\nb`", "[a] [b]")
    checkCitations("{ref}`a` {cite} `b` \\{cite}`c` `{cite}`d", "")
    checkCitations(
      "> {cite}`a`\n\n- {cite}`b` and @c\n\n| {cite}`d` | x |\n|---|---|", "[a] [b] c [d]")
    checkCitations("[@a; {cite}`b`] {cite}`c`", "a [b] [c]")
  }

  @Test func `a role is a group`() {
    checkGroups(
      "{cite}`a,b` [@c] {cite:t}`d`", ["{cite}`a,b` = [a] [b]", "[@c] = [c]", "{cite:t}`d` = d"])
  }

  @Test func `a role ends at as many backticks, not within more`() {
    checkGroups("{cite}`a``b` [@c]", ["{cite}`a``b` = [a``b]", "[@c] = [c]"])
  }

  @Test func `the text of directives is Markdown`() {
    checkCitations("```{note}\n{cite}`a` and @b\n```\n\n@c", "[a] b c")
    checkCitations(":::{admonition} Title {cite}`a`\n:class: tip\n\n@b\n:::\n@c", "[a] b c")
    checkCitations("````{tip}\n```{figure} a.png\n:name: x\n\n@a\n```\n@b\n````\n@c", "a b c")
    checkCitations("text\n```{note}\n@a\n```\n@b", "a b")
    checkCitations("- item\n\n  ```{note}\n  @a\n  ```\n\n@b", "a b")
    checkCitations("```{prf:theorem} x\n:label: y\n@a\n```", "a")
    checkCitations("```{note}\n---\nclass: x\n---\n@a\n```", "a")
    checkCitations("```{note}\n- @a\n  - @b\n```\n@c", "a b c")
  }

  @Test func `code in directives cites nothing`() {
    checkCitations("```{code-cell} ipython3\n@no\n```\n@a", "a")
    checkCitations("```{r}\n{cite}`no`\n```\n```{python}\n@no\n```", "")
    checkCitations("```{math}\n@no\n```\n```{mermaid}\n@no\n```", "")
    checkCitations(":::{code-block} python\n@no\n:::\n@a", "a")
    checkCitations("```{note}\n```python\n@no\n```\n@a\n```", "a")
  }

  @Test func `reads reStructuredText inside`() {
    checkCitations(
      "```{eval-rst}\n.. note:: :cite:t:`a`\n\n   ``:cite:`no```\n```\n{cite}`b`", "a [b]")
    checkPartial("```{eval-rst}\n:cite:t:`a1️⃣`\n```", "authorInText \"a\", in brackets")
  }

  @Test func `comments and breaks cite nothing where the text is MyST`() {
    checkCitations("{cite}`a`\n\n% @no\n+++ {\"x\": \"@no\"}\n@b", "[a] b")
    checkCitations("% @a\n", "a")
  }

  @Test func `names bibliographies and included documents`() {
    let result = citations(
      in: Array("```{bibliography} a.bib b.bib\n:all:\n```\n```{include} x.md\n```".utf8),
      language: .markdown)
    #expect(result.resources.map(\.path) == ["a.bib", "b.bib"])
    #expect(result.citesEverything)
    #expect(result.links.map(\.path) == ["x.md"])
  }

  @Test func `completes in a role`() {
    checkPartial("see {cite}`1️⃣", "normal \"\", in brackets")
    checkPartial("see {cite}`1️⃣`", "normal \"\", in brackets")
    checkPartial("see {cite:t}`a; smi1️⃣th`", "authorInText \"smi\", +th, in brackets, with a")
    checkPartial("```{note}\n{cite}`a1️⃣`\n```", "normal \"a\", in brackets")
    checkPartial("```{code-cell}\n{cite}`a1️⃣`\n```", nil)
    checkPartial("{ref}`a1️⃣`", nil)
    checkPartial("`{cite}`a1️⃣`", nil)
  }
}
