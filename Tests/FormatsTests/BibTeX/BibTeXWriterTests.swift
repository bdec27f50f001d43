import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

/// What a source is in a dialect, and the fields it lost.
private func written(
  _ source: ParsedSource, _ dialect: BibTeXDialect
) -> (bib: String, loss: ConversionLoss) {
  let (bib, loss) = converted(source, by: BibTeXWriter(dialect))
  return (bib, loss)
}

private func checkWritten(
  _ source: ParsedSource, _ dialect: BibTeXDialect, _ expected: String, lost: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = written(source, dialect)
  #expect(found.bib == expected + "\n", sourceLocation: sourceLocation)
  #expect(found.loss.fields.keys.sorted() == lost, sourceLocation: sourceLocation)
  let again = written(BibTeXSource.parse(SourceText(found.bib)), dialect)
  #expect(again.bib == found.bib, sourceLocation: sourceLocation)
}

private func checkBib(
  _ bib: String, as dialect: BibTeXDialect, _ expected: String, lost: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  checkWritten(
    BibTeXSource.parse(SourceText(bib)), dialect, expected, lost: lost,
    sourceLocation: sourceLocation)
}

/// Checks the fields that the members of a CSL item become, one a line.
private func checkItem(
  _ members: String, as dialect: BibTeXDialect, _ fields: String..., lost: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = CSLJSONSource.parse(SourceText(#"[{"id": "k", "type": "document", \#(members)}]"#))
  let lines = fields.map { "  \($0),\n" }.joined()
  checkWritten(
    source, dialect, "@misc{k,\n\(lines)}", lost: lost, sourceLocation: sourceLocation)
}

@Suite struct BibTeXWriterTests {
  @Test func `entries are laid out a field a line, in one order`() {
    checkBib(
      """
      @string{acm = "ACM"}
      @BOOK(k, year = 1990, publisher = acm # { Press},
        title = "A  {T}itle
           on two lines", owner = {me}, author = {A. Bee})
      @misc{l, note = {x}}
      """, as: .bibTeX,
      """
      @book{k,
        author = {A. Bee},
        title = {A {T}itle on two lines},
        year = {1990},
        publisher = {ACM Press},
        owner = {me},
      }

      @misc{l,
        note = {x},
      }
      """)
  }

  @Test func `biblatex's fields become BibTeX's`() {
    checkBib(
      """
      @article{k, title = {A}, subtitle = {B}, journaltitle = {J}, date = {2020-05-07},
        location = {Köln}, eprint = {1234.5678}, eprinttype = {arxiv}, eprintclass = {cs.CL},
        annotation = {n}, langid = {german}, eventtitle = {E}, note = {N}, addendum = {M}}
      """, as: .bibTeX,
      #"""
      @article{k,
        title = {A: B},
        journal = {J},
        year = {2020},
        month = may # "~7",
        address = {K{\"o}ln},
        language = {german},
        eprint = {1234.5678},
        archiveprefix = {arxiv},
        primaryclass = {cs.CL},
        note = {N. M},
        annote = {n},
      }
      """#, lost: ["eventtitle"])
  }

  @Test func `biblatex's types become BibTeX's`() {
    checkBib(
      "@thesis{k, type = {mathesis}, institution = {U}, date = {2001}}", as: .bibTeX,
      "@mastersthesis{k,\n  year = {2001},\n  school = {U},\n}")
    checkBib(
      "@thesis{k, type = {Diplomarbeit}}", as: .bibTeX,
      "@mastersthesis{k,\n  type = {Diplomarbeit},\n}")
    checkBib(
      "@report{k, type = {resreport}, institution = {I}}", as: .bibTeX,
      "@techreport{k,\n  type = {Research Report},\n  institution = {I},\n}")
    checkBib(
      "@online{k, url = {http://a.b/~c_d}}", as: .bibTeX,
      """
      @misc{k,
        howpublished = {\\url{http://a.b/~c_d}},
        url = {http://a.b/~c_d},
      }
      """)
    checkBib("@collection{k, edition = 2}", as: .bibTeX, "@book{k,\n  edition = {Second},\n}")
    checkBib(
      "@inbook{k, title = {C}, booktitle = {B}, booksubtitle = {S}}", as: .bibTeX,
      "@incollection{k,\n  title = {C},\n  booktitle = {B: S},\n}")
  }

  @Test func `BibTeX's types and fields become biblatex's`() {
    checkBib(
      """
      @phdthesis{k, title = {T}, school = {MIT}, address = {Cambridge}, year = 1999, month = feb,
        archivePrefix = {arXiv}, annote = {n}}
      """, as: .biblatex,
      """
      @thesis{k,
        title = {T},
        date = {1999-02},
        type = {phdthesis},
        institution = {MIT},
        location = {Cambridge},
        eprinttype = {arXiv},
        annotation = {n},
      }
      """)
    checkBib(
      "@article{k, journal = {J}, year = {in press}, month = mar}", as: .biblatex,
      "@article{k,\n  journaltitle = {J},\n  year = {in press},\n  month = {3},\n}")
  }

  @Test(arguments: [
    ("2020", "year = {2020}"), ("2020/2021", "year = {2020--2021}"),
    ("2001-22", "year = {2001},\n  month = {Summer}"), ("1700~", "year = {c. 1700}"),
    ("2020-01-03/2020-01-05", "year = {2020},\n  month = jan # \"~3--5\""),
    ("2020-01/2020-03", "year = {2020},\n  month = jan # \"--\" # mar"),
    ("1750?", "year = {1750?}"),
  ])
  func `dates become years and months, and mean the same`(date: String, fields: String) throws {
    checkBib("@misc{k, date = {\(date)}}", as: .bibTeX, "@misc{k,\n  \(fields),\n}")
    let source = BibTeXSource.parse(SourceText("@misc{k, \(fields)}"))
    let location = try #require(source.locations.first { _ in true })
    let read = try #require(source.entry(at: location)?.date)
    #expect(read == PublicationDate(parsing: Array(date.utf8)))
  }

  @Test func `LaTeX is kept as written, and only letters that ASCII lacks change`() {
    checkBib(
      #"@misc{k, title = {{\"U}ber {DNA} \& $x_1$ naïve \emph{é}}}"#, as: .bibTeX,
      #"""
      @misc{k,
        title = {{\"U}ber {DNA} \& $x_1$ na{\"\i}ve \emph{{\'e}}},
      }
      """#)
    checkBib(
      "@misc{k, title = {naïve}}", as: .biblatex, "@misc{k,\n  title = {naïve},\n}")
    checkBib(
      #"@misc{k, title = {J\örg}}"#, as: .bibTeX, "@misc{k,\n  title = {J{\\\"o}rg},\n}")
    checkBib(
      "@misc{k, date = {soon}, month = 5}", as: .bibTeX,
      "@misc{k,\n  year = {soon},\n  month = may,\n}")
    checkBib("@misc{k, title = {中}}", as: .bibTeX, "@misc{k,\n  title = {中},\n}", lost: ["title"])
  }

  @Test func `what CSL says becomes LaTeX`() {
    checkItem(
      #""title": "On <i>E. coli</i> & 50% {x} DNA of <span class=\"nocase\">Nile</span>""#,
      as: .biblatex,
      #"title = {On \emph{E. coli} \& 50\% {\textbraceleft}x{\textbraceright} {DNA} of {Nile}}"#)
    checkItem(
      #""note": "a}b{c\\", "page": "1-9, A-1""#, as: .bibTeX, "pages = {1--9, A-1}",
      #"note = {a{\textbraceright}b{\textbraceleft}c{\textbackslash}}"#)
    checkItem(
      #""URL": "http://a.b/{c}_%20é", "DOI": "10.1/a_b<c>""#, as: .bibTeX, "doi = {10.1/a_b<c>}",
      "url = {http://a.b/%7Bc%7D_%20%C3%A9}")
    checkItem(
      #""issued": {"date-parts": [[2020, 5], [2021]]}, "language": "en-US""#, as: .biblatex,
      "date = {2020-05/2021}", "langid = {american}")
  }

  @Test func `dates keep their qualifiers`() {
    checkItem(
      #""issued": {"date-parts": [[1700]], "circa": true}, "accessed": {"date-parts": [[2020, 1]]}"#,
      as: .biblatex, "date = {1700~}", "urldate = {2020-01}")
    checkBib(
      "@misc{k, year = 2001, month = may, day = 7}", as: .biblatex,
      "@misc{k,\n  date = {2001-05-07},\n}")
  }

  @Test func `people are written so that they are read as they are`() {
    checkItem(
      """
      "author": [{"family": "Beethoven", "given": "L.", "non-dropping-particle": "van"},
        {"family": "King", "given": "M.", "suffix": "Jr."}, {"literal": "Tom & Co, Inc."},
        {"family": "de la Fuente", "given": "A."}, {"family": "Bo and Co", "given": "C"},
        {"literal": "others"}]
      """, as: .bibTeX,
      "author = {van Beethoven, L. and King, Jr., M. and {Tom \\& Co, Inc.} and "
        + "{de la Fuente}, A. and {Bo and Co}, C and others}")
    checkItem(
      #""author": [{"family": "Dyke", "given": "A", "non-dropping-particle": "Van"}]"#,
      as: .biblatex,
      "author = {family={Dyke}, given={A}, prefix={Van}}")
  }

  @Test
  func `a particle that goes without the given name is marked as such where that is possible`() {
    let author = #""author": [{"family": "Goethe", "given": "J", "dropping-particle": "von"}]"#
    checkItem(
      author, as: .biblatex, "author = {family={Goethe}, given={J}, prefix={von}, useprefix=false}")
    checkItem(author, as: .bibTeX, "author = {von Goethe, J}", lost: ["author"])
    checkItem(
      """
      "author": [{"family": "Fontaine", "dropping-particle": "de", "non-dropping-particle": "la"}]
      """, as: .biblatex, "author = {de la Fontaine}", lost: ["author"])
  }

  @Test func `a key that a bib cannot have is made one`() {
    let source = CSLJSONSource.parse(
      SourceText(#"[{"id": "a b, {c}", "type": "book"}, {"id": "http://x/1", "type": "book"}]"#))
    checkWritten(source, .biblatex, "@book{a-b--c,\n}\n\n@book{http://x/1,\n}", lost: ["id"])
  }

  @Test func `what BibTeX has no entries for is left out`() {
    let source = BibTeXSource.parse(SourceText("@xdata{x, series = {S}}\n@book{k, xdata = {x}}"))
    let found = written(source, .bibTeX)
    #expect(found.loss.skippedCount == 1)
    #expect(found.loss.fields == ["xdata": 1])
    #expect(written(source, .biblatex).loss == ConversionLoss())
  }
}

// MARK: Round trips

private func cslJSON(_ source: ParsedSource) -> String {
  converted(source, to: .cslJSON).text
}

@Suite struct BibTeXRoundTripTests {
  @Test(arguments: 0..<30 as Range<UInt64>)
  func `CSL-JSON comes back from biblatex as it was`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func pick(_ choices: [String]) -> String {
      choices[Int.random(in: 0..<choices.count, using: &random)]
    }
    let words = [
      "On", "DNA", "é", "Łódź", "R&amp;D", "50%", "a_b", "$5", "#1", "{x", "}", "~", "^", "it’s",
      "“q”", "–", "--", "<i>E. coli</i>", "H<sub>2</sub>O", "<b>b</b>", "中文", "\\\\emph",
      "<span class=\\\"nocase\\\">Nile</span>", "x<sup>2</sup>", "a'b''c", "`x`",
    ]
    // Only titles say what keeps its case.
    let plainWords = words.filter { !$0.contains("nocase") }
    for _ in 0..<40 {
      let title = (0..<5).map { _ in pick(words) }.joined(separator: " ")
      let type = pick([
        "article-journal", "book", "chapter", "paper-conference", "thesis", "report",
      ])
      let person = pick([
        #"{"family": "Beethoven", "given": "L.", "non-dropping-particle": "van"}"#,
        #"{"family": "De la Cruz", "given": "é {x}"}"#, #"{"literal": "A and B, Inc."}"#,
        #"{"family": "von Neumann"}"#, #"{"family": "O’Hara", "given": "K", "suffix": "III"}"#,
        #"{"family": "berg", "given": "x", "non-dropping-particle": "Van"}"#,
        #"{"family": "Goethe", "given": "J. W.", "dropping-particle": "von"}"#,
      ])
      let date = pick([
        "[[2020]]", "[[2020, 5]]", "[[1999, 12, 31]]", "[[2001], [2003]]", "[[-44]]", "[[12020]]",
      ])
      let json = """
        [{"id": "k", "type": "\(type)", "title": "s \(title)", "author": [\(person)],
          "issued": {"date-parts": \(date)}, "publisher": "P \(pick(plainWords))", "page": "1-9",
          "volume": "3", "DOI": "10.1/a_b", "URL": "http://x/~a%20b", "note": "n \(pick(plainWords))"}]
        """
      let before = cslJSON(CSLJSONSource.parse(SourceText(json)))
      let bib = written(CSLJSONSource.parse(SourceText(json)), .biblatex)
      let after = cslJSON(BibTeXSource.parse(SourceText(bib.bib)))
      #expect(after == before.replacing("&amp;", with: "&"), "seed \(seed): \(bib.bib)")
      #expect(bib.loss == ConversionLoss(), "seed \(seed)")
    }
  }

  @Test func `a BibTeX file comes back from biblatex as it was`() {
    let bib = #"""
      @article{a,
        author = {Knuth, Donald E. and de la Fuente, A.},
        title = {The {\TeX}book and \emph{more}},
        journal = {J. {ACM}},
        year = {1984},
        month = feb,
        volume = {3},
        number = {4},
        pages = {1--9},
        address = {Reading},
        archiveprefix = {arXiv},
        annote = {x},
      }

      @mastersthesis{b,
        title = {T},
        year = {2001},
        school = {U},
      }

      @techreport{c,
        title = {R},
        year = {in press},
        month = mar,
        number = {7},
        institution = {I},
        note = {n},
      }

      """#
    let biblatex = written(BibTeXSource.parse(SourceText(bib)), .biblatex)
    let back = written(BibTeXSource.parse(SourceText(biblatex.bib)), .bibTeX)
    #expect(back.bib == bib)
    #expect(biblatex.loss == ConversionLoss() && back.loss == ConversionLoss())
  }
}
