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
    checkLaTeX(#"\write\file{\protect\end{document}} \cite{b}"#, "[b]")
  }

  @Test func `what iffalse leaves out cites nothing`() {
    checkLaTeX(#"\iffalse \cite{a} \ifx\x\y \cite{b} \fi \cite{c} \fi \cite{d}"#, "[d]")
    checkLaTeX(#"\iffalse \cite{a} \else \cite{b} \fi"#, "[b]")
    checkLaTeX(#"\iffalse $a \iff b$ \ifthenelse{x}{\cite{a}}{} \fi \cite{d}"#, "[d]")
    checkLaTeX(#"\iffalse \cite{a}"#, "[a]")
    checkLaTeX("\\iffalse % \\fi\n\\cite{a} \\fi", "")
    checkLaTeX(#"\iffalse \newif\ifdraft \cite{a} \fi \cite{d}"#, "[d]")
    checkLaTeX(#"\iffalse \iftoggle{x}{\cite{a}}{} \ifdefempty\foo{a}{b} \fi \cite{d}"#, "[d]")
  }

  @Test func `a question that a definition holds is not asked`() {
    checkLaTeX(#"\newcommand{\q}{\iftrue} \iffalse \cite{a}\fi \cite{d}"#, "[d]")
    checkLaTeX(#"\newcommand{\hide}{\iffalse}\cite{a}\newcommand{\show}{\fi}\cite{d}"#, "[a] [d]")
  }

  @Test func `a question without an end leaves the later ones theirs`() {
    checkLaTeX(#"\iffalse \ifodd \cite{a}\fi \iffalse \cite{b}\fi \cite{d}"#, "[a] [d]")
  }

  @Test func `branches that are never taken cite nothing`() {
    checkLaTeX(#"\iftrue \cite{a} \else \cite{b} \fi \cite{c}"#, "[a] [c]")
    checkLaTeX(#"\iftrue \iffalse \cite{a} \else \cite{b} \fi \else \cite{c} \fi"#, "[b]")
    checkLaTeX("\\if0\n\\cite{a}\n\\fi \\cite{b}", "[b]")
    checkLaTeX(#"\if 0 \cite{a} \else \cite{b} \fi \if00 \cite{c} \else \cite{d} \fi"#, "[b] [c]")
    checkLaTeX(#"\if01 \cite{a} \fi \if11 \cite{b} \fi"#, "[b]")
    checkLaTeX(#"\ifdraft \cite{a} \else \cite{b} \fi \if\x 0 \cite{c} \fi"#, "[a] [b] [c]")
    checkLaTeX(#"\iftrue \cite{a} \else \cite{b}"#, "[a] [b]")
  }

  @Test func `a file may end before its last line`() {
    checkLaTeX("\\cite{a}\n\\endinput % done\n\\cite{b}", "[a]")
    checkLaTeX("\\ifdefined\\x\n\\endinput\n\\fi\n\\cite{b}", "[b]")
    checkLaTeX("\\ifx\\x\\y \\endinput \\fi \\cite{b}", "[b]")
  }

  @Test func `a character may begin verbatim text`() {
    checkLaTeX(
      #"|\cite{a}| \MakeShortVerb{\|} |\cite{b}| \DeleteShortVerb{\|} |\cite{c}|"#, "[a] [c]")
    checkLaTeX(#"\MakeShortVerb*\+ +\cite{a}+ \cite{b}"#, "[b]")
    checkLaTeX(#"\DefineShortVerb[fontsize=\small]{\|} |\cite{a}| \cite{b} | \cite{c}"#, "[b] [c]")
    checkLaTeX(#"\lstMakeShortInline[language=C]! !\cite{a}! \cite{b}"#, "[b]")
  }

  @Test func `chunks of code cite nothing`() {
    checkLaTeX(
      "\\cite{a}\n<<plot, echo=FALSE>>=\nx <- \"\\\\cite{b}\"\n@\n\\cite{c} $a << b$\n", "[a] [c]")
    checkLaTeX("<<never closed>>=\n\\cite{a}", "[a]")
  }

  @Test func `a documented source cites in its documentation`() {
    checkLaTeX(
      """
      % \\iffalse meta-comment
      %<*driver>
      \\documentclass{ltxdoc}\\cite{no}\\end{document}
      %</driver>
      % \\fi
      % See \\cite{a,b} and |\\cite{no}|. ^^A \\cite{no}
      %    \\begin{macrocode}
      \\def\\x{\\cite{no}}
      %    \\end{macrocode}
      % As in \\cite[p.~3]
      %   {c}, 50\\% of it. \\cite{d}
      """, "[a] [b] [c] [d]")
  }
}
