import Citations
import Testing

struct OrgCitationTests {
  @Test(arguments: [
    ("[cite:@a]", "[a]"), ("x [cite: see @a p. 3; also @b and so on; end]", "[a] [b]"),
    ("[cite/t:@a]", "a"), ("[cite/text/c:@a]", "a"), ("[cite/na/b:@a;@b]", "-a -b"),
    ("[cite/n:@a]", "!a"), ("[cite/nocite:@*;@a]", "!a"), ("[cite/locators:@a]", "[a]"),
    ("[cite:@a and @b]", "[a]"), ("[cite:@a; see; @b]", "[a] [b]"),
    ("[cite:\n@a\np. 3;\n  @b]", "[a] [b]"),
    ("[cite:@a:b/c+d.e{f}*é]", "[a:b/c+d.e{f}*é]"), ("[cite:@a p. [3]; @b]", "[a] [b]"),
    ("[[cite:@a]", "[a]"), ("*[cite:@a]*", "[a]"), ("[fn:: See [cite:@a].]", "[a]"),
    ("* H [cite:@a] :tag:", "[a]"), ("- [cite:@a] :: [cite:@b]", "[a] [b]"),
    ("| [cite:@a] | [cite:@b] |", "[a] [b]"), ("#+caption: See [cite:@a]", "[a]"),
    ("#+begin_quote\n[cite:@a]\n#+end_quote", "[a]"), ("[fn:1] [cite:@a]", "[a]"),
    (":LOGBOOK:\n[cite:@a]\n:END:", "[a]"), ("#+begin_src\n[cite:@a]", "[a]"),
    ("Text\n#+begin_src c\n[cite:@x]\n#+end_src\n[cite:@a]", "[a]"),
    ("=a\nb\nc= [cite:@a] =", "[a]"), ("x=[cite:@a]=", "[a]"), ("= [cite:@a] =", "[a]"),
    ("$5 and [cite:@a] $6", "[a]"), ("<2020-01-01> [cite:@a]", "[a]"),
    ("https://x.y/z [cite:@a]", "[a]"), ("\\alpha [cite:@a] \\\\\n[cite:@b]", "[a] [b]"),
  ])
  func `reads citations`(_ document: String, _ expected: String) {
    check(document, expected)
  }

  @Test(arguments: [
    "[cite]", "[cite:see @a", "[cite:@a", "[cite:@a\n\n]", "[cite:@]", "[citet:@a]", "[cite/: @a]",
    "=[cite:@a]=", "~[cite:@a]~", "=x [cite:@a]\ny=", "# [cite:@a]", ": [cite:@a]",
    "#+title: [cite:@a]",
    "#+begin_src org\n[cite:@a]\n#+end_src", "#+BEGIN_EXAMPLE\n[cite:@a]\n  #+end_example ",
    "#+begin_export latex\n\\cite{a}\n#+end_export", "#+begin_comment\n[cite:@a]\n#+end_comment",
    "* H\n:PROPERTIES:\n:X: [cite:@a]\n:END:", ":properties:\n:X: [cite:@a]\n:END:",
    "src_c[:x y]{[cite:@a]}",
    "* H\nSCHEDULED: <2020-01-01>\n:PROPERTIES:\n:X: [cite:@a]\n:END:", "@@html:[cite:@a]@@",
    "{{{m([cite:@a])}}}", "[[https://x][see [cite:@a]]]", "<<[cite:@a]>>", "$$[cite:@a]$$",
    "\\([cite:@a]\\)",
    "$x [cite:@a]$", "\\begin{x}\n[cite:@a]\n\\end{x}", "| [cite:@a|b] |", "CLOCK: [cite:@a]",
    "mail@x.org",
  ])
  func `nothing is cited elsewhere`(_ document: String) {
    check(document, "")
  }

  @Test func `cites every entry`() {
    let found = citations(in: Array("[cite/n:@*]".utf8), language: .org)
    #expect(found.citesEverything && found.citations.isEmpty)
    #expect(citations(in: Array("[[nocite:*]]".utf8), language: .org).citesEverything)
  }

  @Test(arguments: [
    ("cite:ab", "[ab]"), ("See cite:a1,b2, and citet:c3.", "[a1] [b2] c3"), ("(citep:ab)", "[ab]"),
    ("[[cite:a, b][p. 3]]", "[a] [b]"), ("[[citet*:a]]", "a"), ("autocite:&a1;&b2", "[a1] [b2]"),
    ("[[cite:see &a p. 1;and &b for more][x]]", "[a] [b]"),
    ("parencite:ab footcite:cd", "[ab] [cd]"),
    ("textcite:ab citeyear:cd nocite:ef", "ab -cd !ef"), ("<cite:ab>", "[ab]"), ("Citet:ab", "ab"),
    ("[cite:ab]", "[ab]"), ("doi:10.1/x cite:ab", "[ab]"), ("cite:a(1)", "[a(1)]"),
    ("\\cite[p. 3]{a,b} \\citet{c}", "[a] [b] c"),
    ("\\begin{x}\n\\cite{a}\n\\end{x}\n[cite:@b]", "[a] [b]"),
    ("$\\cite{a}$ \\(\\cite{b}\\)", "[b]"), ("@@latex:\\cite{a}@@", "[a]"), ("\\cite{a,\nb} x", ""),
  ])
  func `reads links of org-ref and LaTeX`(_ document: String, _ expected: String) {
    check(document, expected)
  }

  @Test(arguments: [
    "xcite:ab", "=cite:ab=", "cite: ab", "mycite:ab", "https://x/cite:ab",
    "[[file:cite.org][cite:ab]]",
    "#+begin_src\ncite:ab\n#+end_src", "\\verb|x| [[url:x][y]]", "recite:ab", "shortcites:ab",
  ])
  func `other links cite nothing`(_ document: String) {
    check(document, "")
  }

  @Test func `finds groups`() {
    checkGroups(
      "x [cite:@a;@b] cite:c,d \\cite{e}",
      ["[cite:@a;@b] = [a] [b]", "cite:c,d = [c] [d]", "\\cite{e} = [e]"], in: .org)
  }

  @Test(arguments: [
    ("#+bibliography: refs.bib", "refs.bib"), ("  #+BIBLIOGRAPHY: \"my refs.bib\"", "my refs.bib"),
    ("#+bibliography: my refs.json", "my refs.json"),
    ("#+bibliography: refs plain option:-d", "refs.bib"),
    ("#+bibliography: refs.bib plain", "refs.bib"), ("bibliography:a,b.bib", "a.bib b.bib"),
    ("[[bibliography:~/x y.bib]]", "~/x y.bib"), ("addbibresource:refs.bib", "refs.bib"),
    ("#+latex_header: \\addbibresource{refs.bib}", "refs.bib"),
    ("\\bibliography{a,b}", "a.bib b.bib"),
    ("#+print_bibliography:", ""), ("# bibliography:x", ""), ("#+bibliography:", ""),
    ("bibliographystyle:plain", ""),
  ])
  func `reads bibliographies`(_ document: String, _ expected: String) {
    let found = citations(in: Array(document.utf8), language: .org)
    #expect(found.resources.map(\.path).joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("#+INCLUDE: \"a.org\" :lines \"1-2\"", "a.org"), ("#+include: a.org", "a.org"),
    ("#+include: \"a.org::*Intro\" :only-contents t", "a.org"),
    ("#+include: \"a.el\" src emacs-lisp", ""),
    ("#+setupfile: ../setup.org", "../setup.org"), ("#+setupfile: https://x.y/z", ""),
  ])
  func `reads what other documents belong to it`(_ document: String, _ expected: String) {
    let bytes = Array(document.utf8)
    let found = citations(in: bytes, language: .org)
    #expect(found.links.map(\.path).joined(separator: " ") == expected)
    #expect(found.links.allSatisfy { $0.kind == .file && text($0.range, in: bytes) == $0.path })
  }

  private func check(
    _ document: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    checkCitations(document, expected, in: .org, sourceLocation: sourceLocation)
  }
}
