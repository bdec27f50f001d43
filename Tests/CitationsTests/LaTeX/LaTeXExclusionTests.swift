import Testing

struct LaTeXExclusionTests {
  @Test func `a comment cites nothing`() {
    checkLaTeX("% \\cite{a}\nx % \\cite{b}\n\\% \\cite{c} \\\\% \\cite{d}", "[c]")
  }

  @Test func `inline verbatim cites nothing`() {
    checkLaTeX(#"\verb|\cite{a}| \verb*+\cite{b}+ \lstinline!\cite{c}! \cite{d}"#, "[d]")
    checkLaTeX(
      #"\lstinline[language=TeX]{\cite{a}} \mintinline{tex}|\cite{b}| \Verb|\cite{c}|"#, "")
    checkLaTeX("\\verb|never closed \\cite{a}\n\\cite{b}", "[a] [b]")
  }

  @Test func `a percent sign in an address is no comment`() {
    checkLaTeX(#"\url{https://x.y/a%20b} \cite{a} \href{x%y}{text \cite{b}}"#, "[a] [b]")
  }

  @Test(arguments: [
    "verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "filecontents*",
  ])
  func `a verbatim environment cites nothing`(_ name: String) {
    checkLaTeX(
      "\\begin{\(name)}[x]{y}\n% \\end{x} \\cite{a}\n\\end{\(name)} \\cite{b}", "[b]")
  }

  @Test func `an environment may be defined to be verbatim`() {
    checkLaTeX(
      #"""
      \lstnewenvironment{code}{}{}\excludecomment{hidden}
      \begin{code}\cite{a}\end{code}\begin{hidden}\cite{b}\end{hidden}
      \begin{center}\cite{c}\end{center}
      """#, "[c]")
  }

  @Test func `an environment that does not end hides nothing`() {
    checkLaTeX(#"\begin{verbatim}\cite{a}"#, "[a]")
  }

  @Test func `nothing counts after the document`() {
    checkLaTeX(#"\cite{a}\end{document}\cite{b}"#, "[a]")
    checkLaTeX(#"\footnote{\cite{a}\end{document}}\cite{b}"#, "[a]")
  }

  @Test func `what iffalse leaves out cites nothing`() {
    checkLaTeX(#"\iffalse \cite{a} \ifx\x\y \cite{b} \fi \cite{c} \fi \cite{d}"#, "[d]")
    checkLaTeX(#"\iffalse \cite{a} \else \cite{b} \fi"#, "[b]")
    checkLaTeX(#"\iffalse $a \iff b$ \ifthenelse{x}{\cite{a}}{} \fi \cite{d}"#, "[d]")
    checkLaTeX(#"\iffalse \cite{a}"#, "[a]")
    checkLaTeX("\\iffalse % \\fi\n\\cite{a} \\fi", "")
  }
}
