import Citations
import Testing

struct LaTeXPropertyTests {
  private let sample = #"""
    % !TeX root = ../main.tex
    \documentclass[../main]{subfiles}
    \addbibresource[location=remote]{http://x/é.bib} \bibliography{a, "b c",% d
      e}
    \newcommand{\up}[2][see]{\textsuperscript{\cite[#1]{#2}}}
    \NewDocumentCommand\at{s O{} m}{\citet{#3}} \def\x#1{\up{#1}} \let\y\cite
    \lstnewenvironment{code}{}{}
    \begin{document}
    See \cite{smith:2020,% c
      é, b}\citep*[see][p.~3]{a} \cites(x)(y)[\citet{n}]{k1}[b]{k2} {k3} \up{d}\at*{e}.
    \volcite[a]{2}[3]{v} \nocite{*} \verb|\cite{no}| \url{a%20b} \\cite \{ \%
    \begin{verbatim} \cite{no} \end{verbatim} \iffalse \ifx \fi \cite{no} \else \cite{f} \fi

    \begin{displaycquote}[1]{q} \end{displaycquote} \footnote{See \parencite{日本}}
    \input{ch/a} \input b \subimport{x}{y} \bibitem[A(1)]{key} \mycite{z} \cite<e.g.>{w}
    \MakeShortVerb{\|} |\cite{no}| \iftrue\if0 a\fi\else\cite{no}\fi \cite{*[a][b]c}
    <<a>>=
    @
    \end{document} \cite{no}
    """#

  @Test func `any text can be read`() {
    checkDamaged(sample, as: .latex)
  }

  /// Each would take minutes if it were not read in linear time.
  @Test(arguments: [
    #"\cite["#, #"\cite{"#, #"\cite{a,"#, #"\cites{a}["#, #"\cites("#, #"\cites[{"#, #"\cite<"#,
    #"\cite[]{a}"#, #"\begin{verbatim}"#, #"\begin{comment}\end{verbatim}"#, #"\iffalse "#,
    #"\iffalse\else "#, #"\iffalse\ifodd\fi "#, #"\verb|"#, #"\url{"#, #"\newcommand{\a}[1]{"#,
    #"\def\a#1"#, "%", "% !",
    #"\lstinline["#, #"\mintinline{"#, #"\bibliography{"#, #"\addbibresource["#, #"\input "#,
    #"\input""#, #"\import{a}{"#, #"\volcite{"#, #"\volcites{1}{a}"#, "{", #"\{"#, #"\"#,
    #"\cite[\cite["#, #"\begin{displaycquote}["#, #"\excludecomment{a}\begin{a}"#, #"\bibitem["#,
    #"\newcites{a"#, #"\usepackage{a,"#, "\\cite\n", "\\cite%\n", "\\cites{a}%\n", #"\mycite{a "#,
    #"\let\a"#, #"\documentclass["#, #"\cite{\x{"#, #"\cite{a}{"#,
    #"\iftrue "#, #"\iftrue\else "#, #"\if0 "#, "\\endinput\n", #"\MakeShortVerb{\|}|"#, "\n<<a>>=",
    #"\cite{*["#, #"\starttext\cite["#, #"\usebtxdataset["#, #"\harvarditem{"#,
  ])
  func `repeated openings are read in linear time`(_ unit: String) {
    checkLinear(unit, end: #"\cite{end"#, in: .latex)
    let closing = String(repeating: "}]", count: 60_000 / unit.utf8.count)
    checkLinear(unit, end: closing + #"\cite{end"#, in: .latex)
  }
}
