import Testing

/// What features answer in LaTeX.
struct LaTeXFeatureTests {
  private static let refs = """
    -- refs.bib --
    @article{smith2020, author = {Smith, Jane}, title = {Tides of the North}, year = 2020}
    @article{jones19, author = {Jones, Ann}, title = {Dunes}, year = 2019}
    @misc{odd{key}, title = {Tides that no command can cite}}
    """

  @Test func `completes words of a title in braces`() {
    checkCompletion(
      #"See \cite[p.~3]{2️⃣tides no1️⃣3️⃣ and"# + "\n" + Self.refs,
      "smith2020  Smith 2020. Tides of the North", in: .latex)
  }

  @Test func `replaces the whole phrase up to its comma`() {
    checkCompletion(
      #"\cite{jones19, 2️⃣the ti1️⃣des north3️⃣ , x}"# + "\n" + Self.refs,
      "smith2020  Smith 2020. Tides of the North", in: .latex)
  }

  @Test func `offers every key but those of the list`() {
    checkCompletion(
      #"\textcite{jones19,1️⃣}"# + "\n" + Self.refs, "smith2020  Smith 2020. Tides of the North",
      in: .latex)
  }

  @Test func `goes on with a key that is a word of a title`() {
    checkCompletion(
      #"\cite{tides nor1️⃣"#
        + "\n-- refs.bib --\n@misc{tides, title = {Waves}}\n@misc{b, title = {Tides north}}",
      "b  Tides north", in: .latex)
  }

  @Test func `completes nothing outside of keys`() {
    checkNoCompletion(
      #"tides1️⃣ \cite[tides2️⃣]{x} \section{tides3️⃣} @tides4️⃣ \cite{x} tides 5️⃣"# + "\n"
        + Self.refs, in: .latex)
  }

  @Test func `knows the keys of the bibliography`() {
    check(#"\cites[see][3]{smith2020}{jones19} \nocite{*}"#)
  }

  @Test func `names the keys near an unknown one`() {
    check(
      #"\parencite{smith2020, smiht2020}"#,
      "error unknown-key “smiht2020”: Unknown key “smiht2020”. Did you mean “smith2020”?")
  }

  @Test func `a missing comma is seen`() {
    check(
      "\\cite{smith2020\n  volcano}",
      "error unknown-key “smith2020\n  volcano”: Unknown key “smith2020 volcano”. Did you "
        + "mean “smith2020”?")
  }

  @Test func `no key is taken for a mention`() {
    check(
      #"\citet{volcano}"#,
      "error unknown-key “volcano”: Unknown key “volcano”: no entry of refs.bib has it.")
  }

  @Test func `says which engine minds a difference in case`() {
    check(
      #"\cite{Smith2020}"#,
      "error key-case “Smith2020”: “Smith2020” differs from “smith2020” in upper and lower case "
        + "only; biber does not find it, and BibTeX only if it is never cited the other way.")
  }

  @Test func `a key twice in one list is once too often`() {
    check(
      #"\cite{jones19,smith2020, jones19}"#,
      "warning repeated-key “jones19”: “jones19” is already cited in this list.")
    check(#"\cites[3]{jones19}[5]{jones19} \cite{jones19}"#)
  }

  @Test func `a key that the document defines is known`() {
    check(#"\cite{own} \begin{thebibliography}{9}\bibitem[O(1)]{own} X\end{thebibliography}"#)
    checkProblems(
      #"\cite{own,other} \bibitem{own}"#,
      "error unknown-key “other”: Unknown key “other”: no source has it.", in: .latex)
    checkHover(#"\cite{ow1️⃣n} \bibitem{own}"# + "\n" + Self.refs, nil, in: .latex)
  }

  @Test func `a bibliography that is not there is said at its name`() {
    checkProblems(
      #"\bibliography{gone,refs} \cite{x}"# + "\n" + Self.refs,
      "error unreadable-bibliography “gone”: There is no file “gone.bib”.",
      "hint unknown-key “x”: Unknown key “x”: no entry of refs.bib has it. Not all bibliographies "
        + "could be read: There is no file “gone.bib”.", in: .latex)
  }

  @Test func `mends a key where it stands`() {
    checkFixes(
      #"\cite[p.~3]{jones19, smi1️⃣ht2020}."# + "\n" + Self.refs,
      #"Change to “smith2020”: \cite[p.~3]{jones19, smith2020}."#, in: .latex)
  }

  @Test func `offers the papers that words find`() {
    checkFixes(
      #"\cite{tides of 1️⃣north}"# + "\n-- refs.bib --\n@misc{a1, title = {Tides of the North}}",
      #"Change to “a1”: Tides of the North: \cite{a1}"#, in: .latex)
  }

  @Test func `shows and finds the entry of the key at the cursor`() {
    checkDefinition(
      #"\cite{smith2020, 2️⃣jon1️⃣es193️⃣}"# + "\n" + Self.refs, "refs.bib: jones19", in: .latex)
    checkHover(
      #"\citep[see][]{2️⃣jon1️⃣es193️⃣}"# + "\n" + Self.refs,
      "Ann Jones (2019). **Dunes**.\n\n*From refs.bib.*", in: .latex)
  }

  private func check(
    _ document: String, _ expected: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let marked = "\(document)\n\(Self.refs)"
    if let expected {
      checkProblems(marked, expected, in: .latex, sourceLocation: sourceLocation)
    } else {
      checkProblems(marked, in: .latex, sourceLocation: sourceLocation)
    }
  }
}
