import Citations
import Testing

struct LaTeXPartialTests {
  @Test func `a phrase is typed behind the brace`() {
    check(#"See \cite{1️⃣"#, #"normal "", in brackets"#)
    check(#"See \cite{system 2 attent1️⃣"#, #"normal "system 2 attent", in brackets"#)
    check(#"\textcite{smi1️⃣}"#, #"authorInText "smi", in brackets"#)
    check(#"\parencite*{smi1️⃣}"#, #"suppressAuthor "smi", in brackets"#)
    check(#"\nocite {smi1️⃣"#, #"nocite "smi", in brackets"#)
  }

  @Test func `a phrase ends at its commas`() {
    check(
      #"\cite[see][p.~3]{a, half a ti1️⃣tle}"#, #"normal "half a ti", +tle, in brackets, with a"#)
    check(#"\cite{a,1️⃣b , c}"#, #"normal "", +b, in brackets, with a c"#)
    check(#"\cite{half 1️⃣a title , c}"#, #"normal "half ", +a title, in brackets, with c"#)
    check("\\cite{a,\n  b% c\n  , sm1️⃣\n}", #"normal "sm", in brackets, with a b"#)
  }

  @Test func `text behind a brace that is not closed stays`() {
    check(#"\cite{smi1️⃣ and others"#, #"normal "smi", in brackets"#)
    check(#"\footnote{See \cite{smi1️⃣ for details.}"#, #"normal "smi", in brackets"#)
    check(#"\cite{smi1️⃣th and \cite{b}"#, #"normal "smi", +th, in brackets"#)
    check(#"\cite{a, smi1️⃣ th} \emph{x"#, #"normal "smi", in brackets, with a"#)
  }

  @Test func `every list of a command is typed alike`() {
    check(#"\cites(x)[see]{a}[p. 3]{b1️⃣"#, #"normal "b", in brackets, with a"#)
    check(#"\cites{a1️⃣}{b}"#, #"normal "a", in brackets, with b"#)
    check(#"\volcite{2}{a1️⃣"#, #"normal "a", in brackets"#)
    check(#"\volcite{21️⃣"#, nil)
    check(#"\cite<see>[p.]{a1️⃣"#, #"normal "a", in brackets"#)
    check(#"\begin{displaycquote}{a1️⃣"#, #"normal "a", in brackets"#)
    check(#"\cite[see \cite{a}]{b1️⃣"#, #"normal "b", in brackets"#)
    check(#"\cite[see \citet{a1️⃣]{b}"#, #"authorInText "a", in brackets"#)
    check("\\cites{a}%\n  {b1️⃣", #"normal "b", in brackets, with a"#)
  }

  @Test func `commands of the document are known`() {
    check(#"\newcommand{\up}[1]{\cite{#1}} \up{a1️⃣"#, #"normal "a", in brackets"#)
    check(#"\mycite{a1️⃣"#, #"normal "a", in brackets"#)
  }

  @Test func `nothing is typed elsewhere`() {
    for document in [
      "plain 1️⃣", #"\cite{a}1️⃣"#, #"\cite{a} b1️⃣"#, #"\cite[see 1️⃣]{a}"#, #"\section{a1️⃣"#,
      #"\cite1️⃣{a}"#, #"\citetext{a1️⃣"#, #"\cite{\x1️⃣"#, "\\cite{a\n\nb1️⃣", #"\\cite{a1️⃣"#,
      #"\cite{a} {b1️⃣"#, "{1️⃣", #"\cite text {b1️⃣"#,
    ] {
      check(document, nil)
    }
  }

  @Test func `nothing is typed where nothing cites`() {
    check(#"% \cite{a1️⃣"#, nil)
    check("\\cite{a, % b1️⃣\n}", nil)
    check(#"\verb|\cite{a1️⃣|"#, nil)
    check(#"\begin{verbatim}\cite{a1️⃣ \end{verbatim}"#, nil)
    check(#"\end{document} \cite{a1️⃣"#, nil)
    check(#"\iffalse \cite{a1️⃣ \fi"#, nil)
  }

  @Test(arguments: ["a", "DBLP:conf/x", "10.1000/xyz(1)", "AFK+09", "müller", "a&b", "a_b"])
  func `a key is inserted as it is`(_ key: String) {
    #expect(insertionForm(of: Array(key.utf8), language: .latex) == .bare)
    checkLaTeX("\\cite{\(key)}", "[\(key)]")
  }

  @Test(arguments: ["", "a,b", "a b", "a{b}", "a%b", "a#b", "a\\b", "a~b", "*"])
  func `some keys cannot be cited`(_ key: String) {
    #expect(insertionForm(of: Array(key.utf8), language: .latex) == nil)
  }

  private func check(
    _ document: String, _ expected: String?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    checkPartial(document, expected, in: .latex, sourceLocation: sourceLocation)
  }
}
