/// A project like a thesis: a root document, five chapters in folders of their own, reached in five
/// ways, two bibliographies named in a preamble, and a listing.
///
/// In the texts below `⟦key⟧` is a citation of a paper of the bibliographies, `⟦!key⟧` one of a paper
/// that is only in the listing, `⟦?key⟧` one of a key that is nowhere.
package enum Thesis {
  /// One citation in the thesis.
  package struct Citation: Sendable, Hashable {
    package enum Kind: Sendable {
      case known, onlyInListing, unknown
    }

    package let file: String
    package let key: String
    package let kind: Kind
    /// From 0; columns in Unicode scalars, which are all in Unicode's first plane.
    package let line: Int
    package let column: Int
  }

  /// The names of all files, in order, below the thesis's folder.
  package static let fileNames = marked.map(\.name)

  /// The files as they are written, by name.
  package static let files: [String: String] = Dictionary(
    uniqueKeysWithValues: marked.map { file in
      (
        file.name,
        String(
          file.text.replacing("⟦?", with: "").replacing("⟦!", with: "").filter {
            $0 != "⟦" && $0 != "⟧"
          })
      )
    })

  /// All citations, in the order of files and places.
  package static let citations: [Citation] = marked.flatMap { file in
    citations(in: file.text, of: file.name)
  }

  private static func citations(in text: String, of file: String) -> [Citation] {
    var found: [Citation] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      var column = 0
      for (index, part) in line.split(separator: "⟦", omittingEmptySubsequences: false).enumerated()
      {
        guard index > 0, let end = part.firstIndex(of: "⟧") else {
          column += part.unicodeScalars.count
          continue
        }
        var key = part[..<end]
        var kind = Citation.Kind.known
        if key.first == "?" || key.first == "!" {
          kind = key.removeFirst() == "?" ? .unknown : .onlyInListing
        }
        found.append(
          Citation(file: file, key: String(key), kind: kind, line: number, column: column))
        column += key.unicodeScalars.count + part[end...].dropFirst().unicodeScalars.count
      }
    }
    return found
  }

  private static let marked: [(name: String, text: String)] = [
    (
      "main.tex",
      #"""
      \documentclass[11pt]{scrbook}
      \input{setup/preamble}
      \begin{document}
      \frontmatter
      \chapter*{Preface}
      It began with \textcite{⟦vaswani2017attention⟧}.
      \include{chapters/introduction/introduction}
      \subfile{chapters/background/background}
      \include{"chapters/the methods/methods"}
      \import{chapters/results/}{results}
      \input chapters/conclusion/conclusion
      \nocite{⟦knuth1984literate⟧}
      \printbibliography
      \end{document}
      Left behind: \cite{draft2001}.
      """#
    ),
    (
      "setup/preamble.tex",
      #"""
      % Everything that is not text.
      \usepackage[style=authoryear]{biblatex}
      \addbibresource{bib/models.bib}
      \addbibresource{bib/methods.bib}
      %\addbibresource{bib/old.bib}
      \newcommand{\seminal}[1]{\textsuperscript{\cite{#1}}}
      \lstnewenvironment{code}{}{}
      """#
    ),
    (
      "chapters/introduction/introduction.tex",
      #"""
      \chapter{Introduction}
      Models are large \parencite[see][p.~3]{⟦wei2022chain⟧, ⟦ji2023survey⟧}, or
      \cites(see)()[12]{⟦wei2022chain⟧}[§~3]{⟦?wei2022chian⟧} % \cite{commented2000}
      and so is \verb|\cite{verbatim2000}| the literature \parencite{
        ⟦knuth1984literate⟧, % not old2000
        ⟦?knuth1984⟧,
      }.
      """#
    ),
    (
      "chapters/background/background.tex",
      #"""
      \documentclass[../../main]{subfiles}
      \begin{document}
      \chapter{Background}
      Naïve \citeauthor*{⟦ji2023survey⟧} and \Textcite{⟦!chainofverification⟧} differ.\\cite
      \footnote{As \autocite{⟦?gone1999⟧} says, and \cite{broken and \citetitle{⟦smith2020⟧}.}
      \end{document}
      """#
    ),
    (
      "chapters/the methods/methods.tex",
      #"""
      % !TeX root = ../../main.tex
      \chapter{Methods}
      \begin{code}
      \cite{code2000}
      \end{code}
      \newcommand{\tried}[2][see]{\parencite[#1]{#2}}
      Long ago\seminal{⟦knuth1984literate⟧,⟦?turing1950⟧} we
      followed \tried{⟦smith2020⟧} and \tried[cf.]{⟦?smyth2020⟧}.
      \iffalse \cite{unused2000} \fi
      \input{details}
      """#
    ),
    (
      "chapters/the methods/details.tex",
      #"""
      Details are in \volcite{2}[25]{⟦knuth1984literate⟧} and \volcite{2}{⟦?knuth1985⟧}.
      """#
    ),
    (
      "chapters/results/results.tex",
      #"""
      \chapter{Results}
      As in \cite{⟦smith2020⟧,⟦smith2020b⟧} and \citefield{⟦smith2020⟧}{title}.
      """#
    ),
    (
      "chapters/conclusion/conclusion.tex",
      #"""
      \chapter{Conclusion}
      See \cite{⟦!chainofverification⟧,⟦?vaswani2017⟧}.
      """#
    ),
    (
      "bib/models.bib",
      """
      @inproceedings{vaswani2017attention, author = {Vaswani, Ashish and Shazeer, Noam},
        title = {Attention Is All You Need}, booktitle = {NeurIPS}, year = {2017}}
      @inproceedings{wei2022chain, author = {Wei, Jason and Wang, Xuezhi},
        title = {Chain-of-Thought Prompting}, booktitle = {NeurIPS}, year = {2022}}
      @article{ji2023survey, author = {Ji, Ziwei and Lee, Nayeon},
        title = {Survey of Hallucination}, journal = {ACM Computing Surveys}, year = {2023}}
      """
    ),
    (
      "bib/methods.bib",
      """
      @article{knuth1984literate, author = {Knuth, Donald E.}, title = {Literate Programming},
        journal = {The Computer Journal}, year = {1984}}
      @book{smith2020, author = {Smith, Jane}, title = {Tides}, publisher = {Sea}, year = {2020}}
      @book{smith2020b, author = {Smith, Jane}, title = {Dunes}, publisher = {Sea}, year = {2020}}
      """
    ),
    (
      "bib/unused/old.bib",
      """
      @misc{gone1999, title = {Gone}}
      """
    ),
    (
      "listing.txt",
      """
      Jason Weston
      1 papers on arXiv
      Academic Profile
      Statistics
      Similar Authors
      Papers on arXiv
      Chain-of-Verification Reduces Hallucination in Large Language Models
      A model drafts an answer and then asks itself what could be wrong with it...
      """
    ),
    (
      "refdesk.json",
      """
      {"sources": ["listing.txt"]}
      """
    ),
  ]
}
