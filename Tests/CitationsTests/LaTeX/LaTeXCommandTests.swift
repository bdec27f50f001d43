import Citations
import Testing

/// What the manuals of the packages say, command by command.
struct LaTeXCommandTests {
  @Test func `the plain command cites its keys`() {
    checkLaTeX(#"See \cite{a} and \cite{b,c}."#, "[a] [b] [c]")
    checkLaTeX(#"\cite[p.~3]{a} \cite [see] [p. 3] {b} \cite"# + "\n{c}", "[a] [b] [c]")
  }

  @Test func `natbib tells text from parentheses`() {
    checkLaTeX(
      #"\citet{a} \citep{b} \citealt{c} \citealp{d} \citet*{e} \citep*{f} \Citet{g}"#,
      "a [b] c [d] e [f] g")
    checkLaTeX(#"\citeauthor{a} \citeyear{b} \citeyearpar{c} \citenum{d}"#, "a -b -c [d]")
    checkLaTeX(#"\citetext{see \citealp{a}} \citestyle{nature} \setcitestyle{square}"#, "[a]")
  }

  @Test func `biblatex has forms with a star and with a capital`() {
    checkLaTeX(
      #"\parencite{a} \parencite*{b} \Parencite{c} \textcite{d} \Textcite{e} \autocite*{f}"#,
      "[a] -b [c] d e -f")
    checkLaTeX(
      #"\footcite{a} \footcitetext{b} \smartcite{c} \supercite{d} \fullcite{e} \footfullcite{f}"#,
      "[a] [b] [c] [d] [e] [f]")
    checkLaTeX(#"\citetitle{a} \citedate*{b} \citeurl{c}"#, "-a -b -c")
  }

  @Test func `a multicite has many lists`() {
    checkLaTeX(#"\cites(pre)(post)[a]{k1}[b][c]{k2} {k3} text {k4}"#, "[k1] [k2] [k3]")
    checkLaTeX(
      #"""
      \textcites{a,b}[12]{c}%
        [see][]{d}
      """#, "a b c d")
    checkLaTeX("\\parencites{a}\n\n{b}", "[a]")
    checkLaTeX(#"\autocites{a} [in brackets] \autocites{b}{open"#, "[a] [b]")
  }

  @Test func `a volume comes before the key`() {
    checkLaTeX(
      #"\volcite[see]{2}[25]{a} \tvolcite{1}{b} \volcites{1}{c}[x]{2}[9]{d}"#, "[a] b [c] [d]")
  }

  @Test func `a field or list comes after the key`() {
    checkLaTeX(
      #"\citefield{a}{title} \citename{b}[given]{author} \citelist{c}{location}"#, "[a] [b] [c]")
  }

  @Test func `jurabib names the field first`() {
    checkLaTeX(#"\usepackage[x]{jurabib} \citefield{title}{a} \footcite[23]{b}"#, "[a] [b]")
  }

  @Test func `what is cited after another is cited, too`() {
    checkLaTeX(#"\textapud{a}[3]{b} \apud[1]{c}[2]{d}"#, "a b [c] [d]")
  }

  @Test func `a quotation names its work`() {
    checkLaTeX(#"\textcquote[12]{a}{text} \foreigntextcquote{french}[12]{b}[.]{mots}"#, "[a] [b]")
    checkLaTeX(
      #"\begin{displaycquote}[12]{a} \end{displaycquote}\begin{foreigndisplaycquote}{x}{b}"#,
      "[a] [b]")
  }

  @Test func `apacite puts the text before into angles`() {
    checkLaTeX(#"\cite<e.g.,>[p.~2]{a} \citeA<see>{b} \citeNP{c} \shortciteA{d}"#, "[a] b [c] d")
  }

  @Test func `amsrefs has lists of commands and notes with a star`() {
    checkLaTeX(
      #"\cite{a}*{p.~44} \cites{b,c} \citelist{\cite{d}*{x} \cite{e}}"#, "[a] [b] [c] [d] [e]")
  }

  @Test func `REVTeX marks what belongs to the entry before`() {
    checkLaTeX(#"\onlinecite{a} \cite{b,*c}"#, "[a] [b] [c]")
    checkLaTeX(#"\cite{a,*[See, e.g., \emph{x} ][ for more]b, *[{see]}]c}"#, "[a] [b] [c]")
    checkLaTeX(#"\cite{a,*[b}"#, "[a] [[b]")
  }

  @Test func `ConTeXt has its keys in brackets`() {
    checkLaTeX(
      #"\starttext \cite[a,b] \cite[authoryear][c] \cite[alternative=year][d] \nocite[e] \cite{no}"#,
      "[a] [b] [c] [d] !e")
    checkLaTeX(#"\cite[a] \product[b] \cite[c]{d}"#, "[d]")
  }

  @Test func `nocite lists, and everything with a star`() {
    checkLaTeX(#"\nocite{a, b}"#, "!a !b")
    #expect(citations(in: Array(#"\nocite{*}"#.utf8), language: .latex).citesEverything)
    #expect(!citations(in: Array(#"\cite{*}"#.utf8), language: .latex).citesEverything)
    checkLaTeX(#"\nocite{*} \cite{*}"#, "")
  }

  @Test func `some commands name keys and cite nothing`() {
    checkLaTeX(
      #"\shortcites{a,b} \nextcitefull{c} \defcitealias{d}{Paper~I} \citetalias{d}"#,
      "?a ?b ?c ?d d")
  }

  @Test func `a command that nobody knows cites when it looks like it`() {
    checkLaTeX(
      #"\mycite{a} \upcites{b}{c} \parencitesee{d} \citeXY[p. 3]{e,f}"#, "[a] [b] [c] [d] [e] [f]")
    checkLaTeX(
      #"\DeclareInnerCiteDelims{cite}{[}{]} \mciteSetSublistMode{f} \citetitlefortype{book}"#, "")
    checkLaTeX(
      #"\newcite{a} \citeaffixed{b}{e.g.} \citeasnoun{c} \posscites{d}{e}"#, "[a] [b] c d e")
    checkLaTeX(#"\citecolor{x y} \citesetup{style=apa} \mycite{\x} \newcites{sec}{More}"#, "")
  }

  @Test func `other commands do not cite`() {
    checkLaTeX(#"\ref{a} \label{b} \textbf{c} \footnote{d} \site{e}"#, "")
    checkLaTeX(#"\\cite{a} \\\cite{b} \{\cite{c}"#, "[b] [c]")
  }

  @Test func `a note may cite, too`() {
    checkLaTeX(#"\parencite[see][as in \cite{a}]{b,c} \footnote{\cite{d}}"#, "[a] [b] [c] [d]")
    checkLaTeX(#"\cites[\cite{a}]{b}[{]}\cite{c}]{d}"#, "[a] [b] [c] [d]")
  }

  // MARK: - Lists

  @Test func `blanks, comments and empty items are dropped`() {
    checkLaTeX("\\cite{ a ,, b,% c, d}\n  e , %\n}", "[a] [b] [e]")
    checkLaTeX("\\cite{k1,% k9\r\nk2}", "[k1] [k2]")
    checkLaTeX(#"\cite{} \cite{ , }"#, "")
  }

  @Test func `keys are what they are`() {
    checkLaTeX(
      #"\cite{DBLP:conf/x, 10.1/x(1), AFK+09, foo_bar., müller, a&b}"#,
      "[DBLP:conf/x] [10.1/x(1)] [AFK+09] [foo_bar.] [müller] [a&b]")
    checkLaTeX(#"\cite{half a title, b}"#, "[half a title] [b]")
  }

  @Test func `what TeX must compute is no key`() {
    checkLaTeX(#"\cite{#1} \cite{a,\key,b} \cite{x#1} \cite{{a}}"#, "[a] [b]")
  }

  @Test func `a list that does not close swallows nothing`() {
    checkLaTeX(#"\cite{a and \cite{b} and \citep{c}"#, "[b] [c]")
    checkLaTeX("\\cite{a, b\n\nNext \\cite{c}", "[c]")
    checkLaTeX(#"\footnote{see \cite{a} and \cite{b and more \citet{c}"#, "[a] c")
    checkLaTeX("\\cite[see \\cite{a}\n\n\\cite{b}", "[a] [b]")
  }

  @Test func `a group is a command with its arguments`() {
    checkGroups(
      #"x \cite[p.~3]{a,b} \cites[\citet{c}]{d}{e} \nocite{*}"#,
      [#"\cite[p.~3]{a,b} = [a] [b]"#, #"\cites[\citet{c}]{d}{e} = [d] [e]"#, #"\citet{c} = c"#],
      in: .latex)
  }
}

/// Checks what a LaTeX document cites, as `checkCitations` writes it.
func checkLaTeX(
  _ document: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  checkCitations(document, expected, in: .latex, sourceLocation: sourceLocation)
}
