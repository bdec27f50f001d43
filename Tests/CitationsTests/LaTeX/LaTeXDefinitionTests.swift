import Testing

struct LaTeXDefinitionTests {
  @Test(arguments: [
    #"\newcommand{\up}[1]{\textsuperscript{\cite{#1}}}"#,
    #"\newcommand*\up[1]{\cite{#1}}"#,
    #"\renewcommand{\up}[1]{%\#n  \textsuperscript{\cite{#1}}}"#,
    #"\NewDocumentCommand{\up}{m}{\cite{#1}}"#,
    #"\def\up#1{\cite{#1}}"#,
    #"\let\up\cite"#,
    #"\let\up=\cite"#,
    #"\newcommand{\up}{\cite}"#,
    #"\DeclareCiteCommand{\up}[\mkbibparens]{\x}{\y}{\z}{}"#,
    #"\DeclareRobustCommand{\up}[1]{\cite{a\_x,#1}}"#,
  ])
  func `a command that cites its argument is a citation command`(_ definition: String) {
    let definition = definition.replacing("\\#n", with: "\n")
    checkLaTeX(definition + "\n" + #"See \up{a,b}\up[p. 3]{c}."#, "[a] [b] [c]")
  }

  @Test func `the key may be any argument`() {
    checkLaTeX(#"\newcommand{\at}[3][see]{\citet[#1][#3]{#2}} \at{k}{p. 3} \at[cf.]{l}{4}"#, "k l")
    checkLaTeX(#"\NewDocumentCommand\at{s O{} m m}{\parencite[#2][#3]{#4}} \at*[x]{p}{k}"#, "[k]")
    checkLaTeX(#"\def\at#1#2{\citep[#1]{#2}} \at{p. 3}{k}"#, "[k]")
  }

  @Test func `a definition may stand on another`() {
    checkLaTeX(#"\newcommand{\up}[1]{\cite{#1}}\newcommand{\upp}[1]{\up{#1}} \upp{a}"#, "[a]")
  }

  @Test func `the body of a definition cites its own keys`() {
    checkLaTeX(#"\newcommand{\seminal}{\cite{turing}} \seminal{} x"#, "[turing]")
    checkLaTeX(#"\newcommand{\bold}[1]{\textbf{#1}} \bold{a}"#, "")
  }

  @Test func `more bibliographies mean more commands`() {
    checkLaTeX(#"\newcites{sec}{Secondary} \citesec{a} \nocitesec{b}"#, "[a] !b")
  }

  @Test func `the key may be an optional argument`() {
    checkLaTeX(#"\newcommand{\see}[1][knuth]{\cite{#1}} \see[a] \see{} \see[b,c]"#, "[a] [b] [c]")
    checkLaTeX(#"\NewDocumentCommand\see{s O{} o m}{\citet[#2]{#3}} \see*[p. 3][a]{b}"#, "a")
  }
}
