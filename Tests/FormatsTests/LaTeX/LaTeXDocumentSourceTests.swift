import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

private func checkDocument(
  _ document: String, _ entries: [String], problems: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for end in ["\n", "\r\n"] {
    let text = SourceText(document.replacing("\n", with: end))
    let source = LaTeXDocumentSource.parse(text)
    checkCopiedPage(source, entries, problems: problems, sourceLocation: sourceLocation)
    for entry in source.locations {
      let key: [UInt8] = text.bytes(in: source.keyRange(entry))
      #expect(key.elementsEqual(source.keyBytes(entry)), sourceLocation: sourceLocation)
    }
  }
}

/// Compares the places of the entries' keys, and that what is moved is what is read anew.
private func checkMove(
  _ before: String, _ after: String, isMoved: Bool,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let old = LaTeXDocumentSource.parse(SourceText(before))
  let text = SourceText(after)
  let moved = LaTeXDocumentSource.moved(old, to: text)
  #expect((moved != nil) == isMoved, sourceLocation: sourceLocation)
  guard let moved else { return }
  let fresh = LaTeXDocumentSource.parse(text)
  #expect(
    moved.locations.map { moved.keyRange($0) } == fresh.locations.map { fresh.keyRange($0) },
    sourceLocation: sourceLocation)
  #expect(
    SourceDescription(moved, text: text) == SourceDescription(fresh, text: text),
    sourceLocation: sourceLocation)
  #expect(moved.lineStarts == fresh.lineStarts, sourceLocation: sourceLocation)
}

@Suite struct LaTeXDocumentSourceTests {
  @Test func `items as BibTeX's styles write them`() {
    checkDocument(
      #"""
      \begin{document}
      \cite{lee20} % \bibitem{no}
      \verb|\bibitem{no}|
      \begin{thebibliography}{99}
      \bibitem{lee20}
      A. Lee, B.~Ray, and C. {\'E}t\'e.
      \newblock Tides of the {North} Sea.
      \newblock {\em Sea Letters}, 3:1998--2010, 2020.

      % A comment.
      \bibitem{fox} Eve Fox. \newblock Waves. \newblock Technical report, arXiv:2001.00007, 1999.
      \end{thebibliography}
      \end{document}
      \bibitem{no} After the end.
      """#,
      [
        #"misc lee20 author=[Lee, A. and Ray, B. and Été, C.] title={Tides of the {North} Sea} "#
          + #"year=2020 bibitem={A. Lee, B.~Ray, and C. {\'E}t\'e. Tides of the {North} Sea. "#
          + #"{\em Sea Letters}, 3:1998--2010, 2020.}"#,
        "misc fox author=[Fox, Eve] title={Waves} year=1999 eprint=2001.00007 eprinttype=arxiv "
          + "bibitem={Eve Fox. Waves. Technical report, arXiv:2001.00007, 1999.}",
      ])
  }

  @Test func `labels of natbib have authors and year`() {
    checkDocument(
      #"""
      \bibitem[Smith et~al.(2020{\natexlab{a}})Smith, Jones, and van Lee]{smith20}
      Smith, A., Jones, B., and van Lee, C. (2020a).
      \newblock Tides.
      \newblock {\em Sea Letters}, 3(2):1--9.

      \bibitem[{Fox and others(1999)}]{fox} Something about waves.

      \bibitem[Moe et al.(1984)]{moe} On storms.
      """#,
      [
        "misc smith20 author=[Smith, A. and Jones, B. and van Lee, C.] title={Tides} year=2020 "
          + #"bibitem={Smith, A., Jones, B., and van Lee, C. (2020a). Tides. {\em Sea Letters}, "#
          + "3(2):1--9.}",
        "misc fox author=[Fox and others] year=1999 bibitem={Something about waves.}",
        "misc moe author=[Moe and others] year=1984 bibitem={On storms.}",
      ])
  }

  @Test func `names in the order of styles`() {
    checkDocument(
      #"""
      \bibitem[Lee and Ray(2020)]{a} Ann Lee and Bob Ray. 2020. \newblock Tides.
      \bibitem{b} Lee A., B. Ray, and C. Fox (2020). ``Tides.''
      \bibitem{c} Lee, A., Ray, B. \& Fox, C. \newblock Tides.
      \bibitem{d} The sea is what it is. \newblock Tides.
      """#,
      [
        "misc a author=[Lee, Ann and Ray, Bob] title={Tides} year=2020 "
          + "bibitem={Ann Lee and Bob Ray. 2020. Tides.}",
        "misc b author=[Lee, A. and Ray, B. and Fox, C.] title={Tides} year=2020 "
          + "bibitem={Lee A., B. Ray, and C. Fox (2020). ``Tides.''}",
        "misc c author=[Lee, A. and Ray, B. and Fox, C.] title={Tides} "
          + #"bibitem={Lee, A., Ray, B. \& Fox, C. Tides.}"#,
        "misc d title={Tides} bibitem={The sea is what it is. Tides.}",
      ])
  }

  @Test func `what REVTeX's and Elsevier's styles mark is read as marked`() {
    checkDocument(
      #"""
      \bibitem [{\citenamefont {Lee}\ and\ \citenamefont {Ray}(2020)}]{lee20}%
        \BibitemOpen
        \bibfield  {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Lee}}\ and\ \bibinfo {author} {\bibfnamefont {B.}~\bibnamefont {Ray}},\ }\href {https://doi.org/10.1000/xyz} {\bibfield  {journal} {\bibinfo  {journal} {Sea Lett.}\ }\textbf {\bibinfo {volume} {3}},\ \bibinfo {pages} {12} (\bibinfo {year} {2020})},\ \Eprint {http://arxiv.org/abs/2001.00007} {arXiv:2001.00007 [hep-th]} \BibitemShut {NoStop}%
      """#,
      [
        "article lee20 journaltitle={Sea Lett.} volume={3} pages={12} year={2020} "
          + "author=[Lee, A. and Ray, B.] doi=10.1000/xyz eprint=2001.00007 eprinttype=arxiv "
          + #"bibitem={{{{A.}~{Lee}}\ and\ {{B.}~{Ray}},\ }{{{Sea Lett.}\ }\textbf {{3}},\ {12} "#
          + #"({2020})},\ {arXiv:2001.00007 [hep-th]}}"#
      ])
  }

  @Test func `a title in quotes`() {
    checkDocument(
      #"""
      \bibitem{lee} A. Lee and B. Ray, ``Tides of the sea,'' \emph{Sea Lett.}, vol. 3, 2020.
      \bibitem{fox} \url{https://example.org/waves}, visited in May.
      """#,
      [
        "misc lee author=[Lee, A. and Ray, B.] title={Tides of the sea} year=2020 "
          + #"bibitem={A. Lee and B. Ray, ``Tides of the sea,'' \emph{Sea Lett.}, vol. 3, 2020.}"#,
        "misc fox url=https://example.org/waves "
          + #"bibitem={\url{https://example.org/waves}, visited in May.}"#,
      ])
  }

  @Test func `entries of amsrefs`() {
    checkDocument(
      #"""
      \begin{biblist}
      \bib{lee20}{article}{
        author={Lee, Ann},
        author={Ray, Bob},
        title={Tides}, % a comment
        journal={Sea Lett.}, volume={3}, date={2020}, eprint={arXiv:2001.00007},
      }
      \bib*{x}{misc}{title={Waves}, book={title={Storms}, publisher={Sea}}}
      \end{biblist}
      """#,
      [
        "article lee20 author={Lee, Ann and Ray, Bob} title={Tides} journaltitle={Sea Lett.} "
          + "volume={3} date={2020} eprint=2001.00007 eprinttype=arxiv",
        "misc x title={Waves} booktitle={Storms} publisher={Sea}",
      ])
  }

  @Test func `what biber writes`() {
    checkDocument(
      #"""
      \entry{lee20}{article}{}{}
        \name{author}{2}{}{%
          {{hash=a1}{%
             family={Lee},
             familyi={L\bibinitperiod},
             given={Ann},
             giveni={A\bibinitperiod}}}%
          {{un=0,hash=a2}{family={Ray},prefix={van},given={Bob}}}%
        }
        \list{publisher}{1}{%
          {Sea Society}%
        }
        \strng{namehash}{a3}
        \field{sortinit}{L}
        \field{title}{Tides}
        \field{year}{2020}
        \verb{doi}
        \verb 10.1000/xyz
        \endverb
        \keyw{sea,tides}
      \endentry
      """#,
      [
        "article lee20 author=[Lee, Ann and van Ray, Bob] publisher={Sea Society} title={Tides} "
          + "year={2020} doi=10.1000/xyz keywords={sea,tides}"
      ])
  }

  @Test func `files inside are read as the .bib they become`() {
    checkDocument(
      #"""
      \begin{filecontents}[overwrite]{refs.bib}
      @string{s = {Sea Lett.}}
      @article{lee, title = {Tides}, journal = s}
      \end{filecontents}
      \begin{filecontents*}{notes.txt}
      @misc{no, title = {No}}
      \bibitem{no} No.
      \end{filecontents*}
      \documentclass{article}
      \bibitem{fox} Waves.
      """#,
      ["article lee title={Tides} journal:s", "misc fox bibitem={Waves.}"])
    checkDocument(
      "\\begin{filecontents}{refs.bib}\n@misc{lee, title = {Tides}}\nText",
      ["misc lee title={Tides}"], problems: ["unclosed-environment: filecontents"])
  }

  @Test func `a file that is not used leaves the places of the rest`() {
    let text = SourceText(
      "\\begin{filecontents}{a.bib}\n@misc{a,}\n\\end{filecontents}\n\\bibitem{b} B.")
    let all = LaTeXDocumentSource.parse(text)
    let used = LaTeXDocumentSource.leavingOutFiles(of: all) { $0 == "b.bib" }
    #expect(SourceDescription(used, text: text).entries == ["misc b bibitem={B.}"])
    #expect(
      used.locations.map { used.keyRange($0) } == all.locations.dropFirst().map { all.keyRange($0) }
    )
    #expect(
      SourceDescription(
        LaTeXDocumentSource.parse(text) { $0 == "b.bib" }, text: text
      ).entries == ["misc b bibitem={B.}"])
  }

  @Test func `typing beside the bibliography moves it`() {
    let document =
      "A\n\\begin{filecontents}{a.bib}\n@misc{a,}\n\\end{filecontents}\nB\n\\bibitem{b} B.\n\nC"
    checkMove(document, "Long\n\n" + document + "\nTail", isMoved: true)
    checkMove(document, document.replacing("\nB\n", with: "\n\nBody 😀\n"), isMoved: true)
    checkMove(document, document.replacing("{b}", with: "{c}"), isMoved: false)
    checkMove(document, document.replacing("{a,", with: "{c,"), isMoved: false)
    checkMove(document, document.replacing("a.bib", with: "c.bib"), isMoved: false)
    checkMove(document, document + "\\bibitem{d} D.", isMoved: false)
    checkMove(document, "", isMoved: false)
  }

  @Test func `damage loses at most its own entry`() {
    checkDocument(
      #"""
      \newcommand{\x}[1]{\bibitem{#1}}
      \bibitem{a A.
      \bibitem[x]{b} {B
      \bibitem{c} C.

      The body goes on.
      """#,
      ["misc b bibitem={{B}", "misc c bibitem={C.}"])
    checkDocument(
      "\\bib{a}{article}{title={T}, year 1, pages={2}\n\\bibitem{b} B.",
      ["misc b bibitem={B.}"])
  }

  @Test func `content tells a document from its bibliography`() {
    for (text, format) in [
      ("\\documentclass{article}\n\\bibitem{a} A.", SourceFormat.latexDocument),
      ("\\begin{filecontents}{a.bib}\n@misc{a,\n}", .latexDocument),
      ("@misc{a,\n}\n\\bibitem{b}", .bibTeX),
      ("\\begin{filecontents}{a.txt}\n@misc{a,\n}", .bibTeX),
    ] {
      #expect(SourceFormat.detect(in: Array(text.utf8), fileName: "x.txt") == format)
    }
    #expect(SourceFormat.detect(in: Array("Text".utf8), fileName: "x.tex") == .latexDocument)
    #expect(SourceFormat.detect(in: Array("\\x".utf8), fileName: nil) == nil)
  }
}
