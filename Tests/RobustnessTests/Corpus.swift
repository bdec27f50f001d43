#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The texts that mutations begin with: small, and with something of everything.
enum Corpus {
  static let bibTeX = [
    #"""
    % Encoding: UTF-8
    @string{acl = "Annual Meeting" # { of the Association}}
    @preamble{"\newcommand{\noop}[1]{}"}
    @article{DBLP:journals/corr/abs-1706,
      author = {Vaswani, Ashish and van der Berg, J{\"o}rg and {The Group} and others},
      title  = {Attention Is {All} You Need: $O(n^2)$ \& more},
      journal = acl # ", " # 2017, month = jul, pages = "1--38",
      doi = {10.1145/3571730}, eprint = {1706.03762v5}, eprinttype = {arXiv}
    }
    @InProceedings(10.1000/xyz(1), title = "A {"}quoted{"} word", year = 2019, crossref = {p},
    )
    @comment{jabref-meta: databaseType:bibtex;}
    @proceedings{p, title={Proc}, year={1999/2000}, editor={M\'{e}, A.}, date={2001-02-03/..}}
    """#,
    """
    @misc{müller2020,\r\n  title = {Über die Größe 日本 😀},\r\n  year = 2020\r\n}\r
    @misc{a, author = {A and B and C and D}, abstract = {Long text. With, commas; and\r
      line ends.}, url = {https://x.org/a?b=c&d}, keywords = {x, y}}\r
    @online{b, title = {B}, urldate = {2020-13-45}, year = {in press}, ids = {c, d}}\r
    """,
    demo("refs.bib"),
    """
    @inproceedings{a, crossref = {b}, xdata = {x, y}, title = {A}}
    @proceedings{b, crossref = {a}, ids = {b2, a}, title = {B}, year = 2020}
    @xdata{x, xdata = {y, x}, editor = {xdata=y-author-1 and xdata=x-editor}}
    @xdata{y, xdata = {x}, author = {Ann Smith and {xdata=x-author}}, note = {xdata=y-note}}
    @set{s, entryset = {a, s}}
    @inbook{c, crossref = {c}, xdata = {none}, author = {xdata=x-editor-2}}
    """,
  ]

  /// Whole entries that nothing but their own delimiters ends, for damage of one byte.
  static let entries = [
    "@article{one, title = {The first {T}itle}, author = {Smith, Ann}, year = 2001}",
    "@book{two,\n  title = \"Second, {with \\\"U}mlaut\",\n  year = {2002},\n}",
    "@misc(three, title = {Third (of five)}, note = {mail a@b.org, see {@}home})",
    "@inproceedings{four,\n  title={Fourth},\n  booktitle = abc # { and } # \"def\",\n  year={4}\n}",
    "@online{five:5/6,\n  url = {https://x.org/%20a_b~c},\n  title = {Fifth},\n}",
  ]

  static let listings = [
    demo("arxiv-author-listing.txt"),
    demo("acl-anthology-author-page.txt"),
    """
    Jane Doe\r\n2 papers on arXiv\r\nPapers on arXiv\r
    Tides of the North Sea\r\nWe measure tides and find them...\r
    Dunes\r\nWe measure dunes.\r\n
    """,
    """
    2021\npdf\nbib\nabs\nTides for All\nJane Doe\n|\nJörg Müller\nTransactions of the Association for\
     Computational Linguistics, Volume 9\nWe measure tides.\nbib\nNo Abstract Here\nJane Doe\n\
    Findings of the Association
    """,
    """
    Total of 2 entries : 1-2
    Fri, 26 Jul 2024 (showing 2 of 2 entries )
    [1] arXiv:2407.14741 (cross-list from cs.IR) [pdf, html, other]
    Title: Tides of the $N$ Sea
    Jane Doe, Jörg Müller and The Sea Collaboration
    Comments: 12 pages
    Journal-ref: Nature 596 (2021) 583-589
    Subjects: Information Retrieval (cs.IR); Computation and Language (cs.CL)
    We measure tides.
    [2]\r\narXiv:hep-th/9901001v2 [ps]\r\nTitle:\r\nDunes\r\nAuthors: Jane Doe et al.
    """,
    """
    Showing 1–2 of 1,234 results for all: tides
    arXiv:2402.01234 [pdf, other]  cs.CL cs.AI doi 10.1000/xyz
    Tides
    Authors: Jane Doe, et al. (12 additional authors not shown)
    Abstract: …measure… ▽ More
    We measure. △ Less
    Submitted 2 February, 2024; originally announced February 2024.
    Comments: 日本
    """,
    """
    Title:Tides
    Authors:Jane Doe
    Abstract:We measure.
    Cite as:\tarXiv:2309.11495 [cs.CL]
    """,
    """
    Proceedings of the 9th Sea Meeting
    Jane Doe (Editors)
    Anthology ID:\n2023.sea-long\nMonth:\nJuly\nYear:\n2023\nURL:\nhttps://x.y
    pdf\nbib\nProceedings of the 9th Sea Meeting\nJane Doe
    pdf\nbib\nabs\nTides\nJörg Müller\n|\nJane Doe\nWe measure.
    """,
    """
    Sea Meeting (2023)\nVolumes\nProceedings of the Sea\u{A0}2\u{A0}papers
    up\npdf (full)\nbib (full)\nProceedings of the Sea\npdf\nbib\nTides\nJane Doe
    """,
    """
    Tides\nJane Doe, Jörg Müller\nAbstract\nWe measure.\nAnthology ID:\n2023.sea-long.4
    Volume:\nSea Letters, Volume 3, Issue 2\nYear:\n2023\nPages:\n1–9\nBibkey:\ndoe-2023
    Cite (Informal):\nTides (Doe & Müller, SEA 2023)
    """,
  ]

  static let latexBibliographies = [
    #"""
    \begin{filecontents}[overwrite]{refs.bib}
    @misc{a, title = {Tides}, author = {Doe, J\"org}}
    @string{x = "y"}
    \end{filecontents}
    \documentclass{article} % \bibitem{no}
    \begin{document}\verb|\bibitem{no}|
    \begin{thebibliography}{9}
    \bibitem[Doe et~al.(2020{\natexlab{a}})Doe, M\"uller]{doe20} J. Doe, J. M{\"u}ller.
    \newblock Tides of the {N}orth Sea 日本. \newblock {\em Sea}, 3:1--9, 2020. \url{https://x.y}

    \bibitem [{\citenamefont {Lee}(2020)}]{lee20}\BibitemOpen \bibfield{author}{\bibinfo {author}
    {\bibfnamefont {A.}~\bibnamefont {Lee}}} \href{https://doi.org/10.1000/x}{\bibinfo{journal}{S}}
    (\bibinfo{year}{2020}) \Eprint {u} {arXiv:2001.00007} \BibitemShut {NoStop}%
    \bibitem{ray} B. Ray, ``On storms,'' in \emph{Sea}, 1999.
    \end{thebibliography}
    \bib{k}{article}{author={Lee, Ann}, author={Ray, B}, title={T}, book={title={S}}, date={2020}}
    \end{document}
    """#,
    #"""
    \entry{lee2020}{article}{}{}
      \name{author}{1}{more=true}{%
        {{hash=1}{family={Lee}, given={Ann}, giveni={A\bibinitperiod}}}%
      }
      \list{publisher}{1}{{Sea}}
      \field{title}{Tides}
      \verb{doi}
      \verb 10.1000/xyz
      \endverb
      \keyw{a,b}
    \endentry
    \begin{filecontents}{b.bib}
    @misc{open, title = {X}
    """#,
  ]

  static let cslJSON = [
    #"""
    [{"id": "smith2020", "type": "article-journal", "title": "Tides <i>of</i> the \"North\" Sea",
      "author": [{"family": "Smith", "given": "Jane", "non-dropping-particle": "van"},
                 {"literal": "The Group"}, {"name": "X"}],
      "issued": {"date-parts": [[2020, 1, 31], [2021]]}, "DOI": "10.1000/xyz", "volume": 12},
     {"id": 7, "type": "book", "title": null, "issued": {"raw": "2019-02?"}, "page": "1-3",
      "custom": {"a": [1, 2.5e3, true]}, "note": "e\u0301 😀 \\ud83d"},
     {"citation-key": "third", "id": "http://zotero.org/items/3", "type": "webpage",
      "accessed": {"date-parts": [["2020", "13", -1]]}, "abstract": "Long.\nTwo lines."}]
    """#,
    #"{"items": [{"id": "a", "type": "book", "title": "A"}], "items": [{"id": "b"}]}"#,
  ]

  static let bibliographiesInYAML = [
    #"""
    ---
    # mine
    references:
    - id: smith2020
      type: article-journal
      title: "Tides *of* the \"North\" Sea: H~2~O [x]{.nocase} é 😀"
      author: &people
      - family: Smith
        given: Jane
      - literal: The Group
      issued:
      - year: 2020
        month: 5
      abstract: |
        Long.
        Two lines.
    - {id: 7, type: book, author: *people, issued: 2019-02~, URL: "http://x.org/a_b", custom: {a: [1]}}
    - <<: {id: b, publisher: X}
      title: >-
        Folded
        title
    ...
    """#,
    #"""
    zygos:
        type: Article
        author: ["Prekas, George", {name: Doe, given-name: Jo, prefix: von}]
        title: {value: "{ZygOS}: Low \{Tail\} <i>", verbatim: true, short: Z}
        date: ~2017
        serial-number: {doi: 10.1145/3132747, arxiv: "1706.03762"}
        url: {value: https://x.org, date: 2020-09-17}
        parent:
            - type: Proceedings
              title: Proc
              volume: 3
              parent: {title: Series, issue: 4}
            - {type: conference, title: Conf}
    büch:
        type: book
        affiliated: [{role: director, names: Cameron}]
    """#,
  ]

  static let tagged = [
    """
    Provider: X\r\n\r\nTY  - JOUR\r\nID  - smith2020\r\nAU  - Smith, Ann, Jr.\r\nAU  - Größe, Jörg\r
    TI  - Tides <i>of</i> the\r\n  North Sea 😀\r\nT2  - Sea\r\nDA  - 2020/05//Spring\r\nPY  - 2020\r
    SP  - 1\r\nEP  - 9\r\nSN  - 1234-5678\r\nDO  - 10.1000/x\r\nKW  - a; b\r\nKW  - c, d\r\nER  - \r
    \r\nTY  - CONF\r\nA1  - World Bank\r\nC3  - P\r\nT2  - E\r\nAN  - 1\r\nDB  - PubMed\r\nER  - \r\n
    """,
    """
    TY - BOOK\nTI  -Dunes\nA2  - Lee, Kim; Ruiz, Eva\nN1  - One\n\nTwo\nUR  - http://a.org http://b.org
    TY  - XYZ\nY1  - 1998 Dec 28-1999 Jan 3\nXX  - z\n
    """,
    """
    PMID- 123\nOWN - NLM\nDP  - 2019 Nov-Dec\nTI  - Tides of the\n      North Sea.\nPG  - 110-9
    FAU - Smith, Ann\nAU  - Smith A\nCN  - Sea Group\nAID - 10.1000/x [doi]\nMH  - *Sea, North\nPT  - Review
    \nPMID- 124\nTI  - Dünen\nBTI - Sea\nLID - 17 [pii]\n
    """,
    """
    %0 Journal Article\n%F k\n%A Smith, Ann\n%T Tides\n%J Sea\n%D 2020\n%X One.\n\nTwo ü.\n%K a\nb\n
    %0 Book\n%A Ann Smith\n%E Lee, Kim\n%I Press\n%@ 9783540123456\n%8 May 5\n%R 10.1/x\n
    """,
  ]

  static let markdown = [
    demo("paper.md"),
    """
    ---
    title: "On \\"@a\\" é"
    bibliography: [refs.bib, 'b.bib']
    nocite: |
      @b, @{c;d}
    ---
    See [see @smith:2020, pp. 3-5; -@b; @{c{d}}]{.x} and @a [p. 3; @b], `@x` $@y$ <!-- @z
    --> https://x.y/@q [t](u "v") **x**@y -@m. me@x.org \\@no
    > [@a;
    > @b] and ^[note @c]
    - item @d

      ```{r}
      @no
      ```
    | line @日本–@e
    [x]: http://@no 😀 [@chain verif
    """,
    "# A\r\n\r\nAs [@vaswani2017attention, p. 3\r\nand @wei2022chian show: [-@ji2023survey].\r\n",
  ]

  static let latex = [
    #"""
    \documentclass{article} % \cite{no}
    \usepackage[style=apa]{biblatex}
    \addbibresource[location=local]{refs.bib}
    \newcommand{\mycite}[1]{\cite{#1}}
    \begin{document}
    As \textcite[see][33]{vaswani2017attention, wei2022chian} and \cite{a}\footcite*[p.~3]{b,c},
    \parencites(pre)(post)[1]{a}[2][3]{b} show. \verb|\cite{no}| \nocite{*}
    \begin{verbatim}
    \cite{no}
    \end{verbatim}
    $\alpha_{\cite{math}}$ \input{chapters/one} 😀 \cite{system 2 attent
    \bibliography{refs,other}
    \end{document}
    """#,
    "\\chapter{Zwei}\r\nNach \\citet[S.~3]{ji2023survey} % \\cite{x}\r\n\\citep{müller,\r\n  b }\r\n",
  ]

  static let latexEntryTokens = [
    "\\bibitem{", "\\bibitem[", "\\newblock", "\\bibinfo{author}{", "\\bib{a}{b}{",
    "\\entry{a}{b}{}", "\\endentry", "\\name{author}{1}{}{", "\\verb", "%", "{", "}", "[", "]", "=",
    "\\begin{filecontents}{a.bib}\n", "\\end{filecontents}", "\n\n", "``", "''", "(2020)",
    "\\end{thebibliography}", "\\end{document}", "@misc{k,",
  ]

  static let settings = [
    demo("refdesk.json"),
    #"""
    {"$schema": "x", "sources": ["refs.bib", {"path": "~/a/**/*.{bib,txt}", "role": "index"},
      {"path": "", "role": "nobody"}, 3], "completion": {"limit": 20}, "souces": []}
    """#,
  ]

  static let python = [
    #"""
    import os  # the folder
    here = os.path.abspath(os.path.dirname(__file__))
    '''Text.'''
    bibtex_bibfiles: list[str] = ['a.bib', "lib/" 'b.bib', r'c\d.bib', f"{here}.bib",
      os.path.join(here, 'e.bib'), str(Path(__file__).parent / "f.bib")]; more = ["g.bib"]
    if more:
        bibtex_bibfiles += more + [x for x in y]
    bibtex_bibfiles.append('h.bib')
    """#,
    "a = b\nb = [a, a]\nbibtex_bibfiles = a + (b,) / glob('*.bib')\\\n + [{'x': 'y'}]",
  ]

  static let pythonTokens = [
    "bibtex_bibfiles", " = ", "+=", "[", "]", "(", ")", "{", "}", ",", "'", "\"", "'''", "#", "\\",
    "\n", " + ", " / ", ".parent", "Path(", "here", ";", ": ",
  ]

  static let yaml = [
    """
    title: "A \\u00e9 \\"q\\" \\x41"
    bibliography:
      - refs.bib   # comment
      - 'it''s.bib'
      - &a !!str "b.bib"
      - *a
    nocite: |+
      @a, @b

    abstract: >-
      folded
        more

      text
    csl: {a: [1, 2, {b: c}], "d": ~}
    <<: {bibliography: x}
    ? complex
    : value
    """,
    "a:\r\n- b:\r\n  - c\r\n---\r\nd: e\r\n...\r\n",
  ]

  // MARK: What has a meaning in them

  static let bibTeXTokens = [
    "@", "{", "}", "\"", "(", ")", "=", ",", "#", "%", "\n@misc{k,", "@comment{", "@string{x = ",
    "@preamble{", " and ", "\\", "{\\\"", "author = {", "\n}\n", "$", "and others", "@a{b",
    "title = ",
  ]

  static let listingTokens = [
    "\npdf\n", "\nbib\n", "\nabs\n", "|", "\n|\n", "...", "…", "\n2019\n", " papers on arXiv\n",
    "Papers on arXiv\n", "\n\n", "Proceedings of the 9th ", "pdfbibabs", ".", "\t", "\u{A0}",
    "[3] arXiv:", "2407.14741", " [pdf, other]", "Title:", "Authors:", "Subjects:", "Abstract:",
    "Journal-ref: ", "(showing 3 of 4 entries)", "▽ More", "△ Less", "Anthology ID:\n", "Volume:\n",
    "pdf (full)\n", " 3 papers\n", "(Editors)", ", et al.",
  ]

  static let jsonTokens = [
    "{", "}", "[", "]", "\"", ":", ",", "null", "true", "1e5", "-0.0", "\\u", "\\ud800", "\\", "/*",
    #""id":"#, #""type":"book","#, #""title":"x","#, #""author":[{"family":"F"}],"#,
    #""issued":{"date-parts":[[2020]]},"#, #""sources":"#, #""path":"#,
    #"{"id":"x","type":"book"},"#,
  ]

  static let taggedTokens = [
    "TY  - JOUR\n", "ER  - \n", "\nTI  - ", "\nAU  - ", "\nPMID- 1\n", "\n%0 Book\n", "\n%A ",
    "  - ",
    "\n\n", "\r", "      ", ", ", ";", " and ", "-", "/", "2020/05/03/", "10.1000/x", "\nDA  - ",
    "&amp;",
    "<i>", "et al.", "\nID  - smith2020\n", "\u{2028}", "\nKW  - ",
  ]

  static let markdownTokens = [
    "@", "[@", "]", ";", "-@", "@{", "}", "`", "```\n", "$", "$$", "<", "<!--", "-->", "---\n",
    "...\n",
    "> ", "- ", "1. ", "    ", "\t", "(@a)", "^[", "[^1]:", "![", "](", "http://", "\\", "\n\n",
    "|",
    "bibliography: ", "*", "_", "[@chain ver", "vaswani2017attention", ":::\n", "{.x}", "@*",
    "\\begin{x}",
  ]

  static let notebooks = [
    #"""
    {"cells": [
      {"cell_type": "raw", "metadata": {}, "source": ["---\n", "bibliography: refs.bib\n", "---"]},
      {"cell_type": "markdown", "metadata": {}, "source": [
        "# On @a \u00e9\n", "\n", "See [\"x\" @Bj\u00f6rk2020, p. 3;\n", "-@{b/c}] and `@d` \ud83d\ude00@e"]},
      {"cell_type": "code", "outputs": [{"text": ["@x\n"]}], "source": "@y"},
      {"source": "[@chain ver", "cell_type": "markdown"}],
     "nbformat": 4}
    """#,
    #"{"worksheets": [{"cells": [{"cell_type": "heading", "source": ["@a"]}]}], "nbformat": 3}"#,
  ]

  static let latexTokens = [
    "\\cite{", "\\cite", "}", "{", "[", "]", "%", "\\", "\\begin{", "\\end{", "verbatim}",
    "\\verb|", "$",
    "\\[", "\\]", "\\autocites", "(", ")", "*", "~", "#1", "\\newcommand{\\x}[1]{\\cite{#1}}",
    "\\x{",
    "\\bibliography{", "\\addbibresource{", "\\input{", "\\nocite{*}", ",", "\n\n", "^^M",
    "\\bibitem{",
    "\\textcite[", "vaswani2017attention", "\\iffalse", "\\fi",
  ]

  static let yamlTokens = [
    ":", ": ", "- ", "\n", "  ", "\t", "|", ">", "\"", "'", "[", "]", "{", "}", ",", "&a ", "*a",
    "!", "#",
    "? ", "---\n", "...\n", "<<: *a", "%", "\\x", "|2-\n", "~", "@",
  ]

  static let yamlItemTokens = [
    "- id: x\n", "references:\n", "type: book\n", "title: *a* [b]{.c}", "issued: 2020", "parent:\n",
    "author: {name: A}", "date-parts: [[1]]", "<<: *people", "\\", "*", "~", "^", "`", "$", "<i>",
  ]

  /// The file of that name in editors/demo.
  private static func demo(_ name: String) -> String {
    // Package/Tests/RobustnessTests/Corpus.swift
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(package)/editors/demo/\(name)"
    return FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
      ?? ""
  }
}

extension Mutator {
  /// One of the texts damaged, another perhaps spliced in.
  mutating func mutatedText(of texts: [String], tokens: [String]) -> [UInt8] {
    mutated(Array(pick(texts).utf8), other: Array(pick(texts).utf8), tokens: tokens)
  }
}
