import Citations
import TestSupport
import Testing

struct LaTeXResourceTests {
  @Test func `bibliographies are named in lists without ending`() {
    checkResources(#"\bibliography{a, lib/b.bib ,my.c}"#, "a.bib", "lib/b.bib", "my.c.bib")
    checkResources(
      #"\nobibliography{a} \putbib[b,c] \bibliographystyle{plain}"#, "a.bib", "b.bib", "c.bib")
    checkResources("\\bibliography{a,% b\n c}", "a.bib", "c.bib")
    checkResources(
      #"\bibliography{"my refs"} \bibliography{\subfix{../d}}"#, "my refs.bib", "../d.bib")
  }

  @Test func `biblatex names one with its ending`() {
    checkResources(
      #"\addbibresource{a.bib} \addbibresource[location=remote]{http://x.y/b.bib}"#, "a.bib",
      "http://x.y/b.bib")
    checkResources(
      #"\addglobalbib{a.bib} \addsectionbib{b.bib} \addbibresource[glob]{bib/{x,y}*.bib}"#, "a.bib",
      "b.bib", "bib/{x,y}*.bib")
  }

  @Test func `a section has its own, which a label may stand for`() {
    checkResources(
      "\\begin{refsection}[a.bib, b.bib]\n\\end{refsection}\\newrefsection[c.bib]", "a.bib",
      "b.bib",
      "c.bib")
    checkResources(#"\begin{refsection}[mine] \begin{refsection} \newrefsection{x.bib}"#)
  }

  @Test func `multibib gives each bibliography its command`() {
    checkResources(
      #"\newcites{sec,web}{A,B} \bibliographysec{s} \bibliographyweb{w}"#, "s.bib", "w.bib")
  }

  @Test func `nothing is named in comments or definitions`() {
    checkResources("% \\bibliography{a}\n\\newcommand{\\b}[1]{\\bibliography{#1}}")
  }

  @Test func `the range is the name`() {
    let text = MarkedText(#"\bibliography{a, 1️⃣lib/b2️⃣ }"#)
    let resources = citations(in: text.bytes, language: .latex).resources
    #expect(resources.last?.range == text.range())
  }

  @Test func `included documents are named in many ways`() {
    checkLinks(
      #"\input{a} \input{b.tex} \include{ch/c} \input{"my file"} \input d \input "e f" x"#,
      "root a", "root b.tex", "root ch/c", "root my file", "root d", "root e f")
    checkLinks(
      #"\subfile{a} \import{sec/}{b} \subimport{sec}{c}"#, "file a", "root sec/b", "file sec/c")
    checkLinks(
      #"\usepackage[x]{local,biblatex} \documentclass[11pt]{thesis}"#, "package local",
      "package biblatex", "documentClass thesis")
    checkLinks(
      #"\cfchapter[T]{Title}{one}{text.tex} \cfinput{part}"#, "file one/text.tex", "file part")
    checkLinks(#"\newcommand{\x}[1]{\input{#1}} \input{}"#)
  }

  @Test func `the root document is named in a comment or by the class`() {
    checkLinks("% !TeX root = ../main.tex\n", "parent ../main.tex")
    checkLinks(
      "%!TEX  Root=main document.tex  \n% !TeX program = xelatex", "parent main document.tex")
    checkLinks(#"\documentclass[../main]{subfiles}"#, "parent ../main")
  }

  @Test func `a document of its own says so`() {
    #expect(citations(in: Array(#"\documentclass{article}"#.utf8), language: .latex).isMainDocument)
    #expect(
      !citations(in: Array(#"\documentclass[m]{subfiles}"#.utf8), language: .latex).isMainDocument)
  }

  @Test func `the label of an item cites nothing`() {
    let item = #"\bibitem[\protect\citename{Knuth, }1984]{a} X \bibitem[{\citenamefont {B}(1)}]{b}"#
    checkLaTeX(item, "")
  }

  @Test func `a document may define keys itself`() {
    let bytes = Array(
      #"\bibitem{a} \bibitem[Knuth(1984)]{b} \bib{c}{article}{} \harvarditem[A]{A, B}{1999}{d}"#
        .utf8)
    #expect(
      citations(in: bytes, language: .latex).definedKeys.map { text($0, in: bytes) } == [
        "a", "b", "c", "d",
      ])
  }

  @Test func `ConTeXt names bibliographies and documents in its own way`() {
    checkResources(
      #"\usebtxdataset[refs.bib] \usebtxdataset[name][a,b.bib]"#, "refs.bib", "a.bib", "b.bib")
    checkLinks(
      "\\startcomponent one\n\\product book\n\\component two\n\\environment [style]", "parent book",
      "file two", "file style")
    checkLinks("\\product book\n")
  }

  private func checkResources(
    _ document: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = citations(in: Array(document.utf8), language: .latex).resources.map(\.path)
    #expect(found == expected, sourceLocation: sourceLocation)
  }

  private func checkLinks(
    _ document: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = citations(in: Array(document.utf8), language: .latex).links.map {
      "\($0.kind) \($0.path)"
    }
    #expect(found == expected, sourceLocation: sourceLocation)
  }
}
