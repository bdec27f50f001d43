extension BibliographyGenerator {
  /// An entry as one of several reference managers writes it.
  mutating func writeMixed(_ paper: Paper) {
    let page = 1 + random.below(2000)
    let authors = paper.authors.joined(separator: " and ")
    switch random.below(4) {
    case 0:
      append(
        """
        @article{\(paper.key),
        author = {\(authors)},
        doi = {10.99999/j.\(paper.number)},
        file = {:home/someone/library/\(paper.key).pdf:pdf},
        issn = {0\(page)-4321},
        journal = {Journal of \(phrase(3))},
        keywords = {\(phrase(1)),\(phrase(2)),\(phrase(1))},
        mendeley-groups = {\(phrase(2))},
        month = {\(Corpus.months[random.below(12)])},
        number = {\(1 + random.below(12))},
        pages = {\(page)--\(page + 9)},
        title = {{\(paper.title)}},
        volume = {\(1 + random.below(90))},
        year = {\(paper.year)}
        }

        """)
    case 1:
      append(
        """
        @inproceedings{\(paper.key),
        \ttitle = {\(paper.title)},
        \tauthor = {\(authors)},
        \tbooktitle = {Proceedings of the Conference on \(phrase(4))},
        \tdate = {\(paper.year)-0\(1 + random.below(9))-12},
        \tpages = {\(page)--\(page + 7)},
        \turl = {https://papers.example.org/\(paper.number)},
        \turldate = {2024-03-01},
        \tlangid = {english},
        \tfile = {Full Text PDF:/home/someone/storage/\(paper.number)/paper.pdf:application/pdf},
        }


        """)
    case 2:
      append(
        """
        @article{\(paper.key),
          author       = {\(authors)},
          title        = {\(paper.title)},
          journal      = {Trans. \(phrase(2))},
          volume       = {\(1 + random.below(40))},
          number       = {\(1 + random.below(12))},
          pages        = {\(page)--\(page + 20)},
          year         = {\(paper.year)},
          url          = {https://doi.org/10.99999/\(paper.year).\(paper.number)},
          doi          = {10.99999/\(paper.year).\(paper.number)},
          timestamp    = {Tue, 01 Oct 2024 10:00:00 +0200},
          biburl       = {https://catalogue.example.org/rec/\(paper.number).bib},
          bibsource    = {a computer science bibliography}
        }


        """)
    default:
      append(
        "@book{\(paper.key), title = \"\(paper.title)\", author = \"\(authors)\", year = "
          + "\(paper.year), publisher = acl, note = {With \(phrase(6))}}\n\n")
    }
  }

  /// An entry in the columns of a journal's own bibliography.
  mutating func writeShort(_ paper: Paper) {
    let page = 1 + random.below(400)
    let volume = max(1, paper.year - 1979)
    append(
      """
      @Article{\(paper.key),
        author =       "\(paper.authors.joined(separator: " and "))",
        title =        "\(paper.title)",
        journal =      j-papers,
        volume =       "\(volume)",
        number =       "\(1 + random.below(4))",
        pages =        "\(page)--\(page + 3)",
        month =        \(Corpus.months[random.below(12)]),
        year =         "\(paper.year)",
        CODEN =        "PAPRS\(random.below(9))",
        ISSN =         "0896-\(1000 + random.below(9000)) (print)",
        bibdate =      "Mon Nov 11 07:23:02 \(paper.year)",
        bibsource =    "https://papers.example.org/bib/papers.bib",
        URL =          baseurl # "\(volume)-\(page).pdf",
        acknowledgement = ack-editor,
        issue =        "\(10 + random.below(120))",
      }


      """)
  }

  mutating func writeShortHead() {
    append(
      """
      %%% -*-BibTeX-*-
      %%% ====================================================================
      %%%  A journal's bibliography, in columns.
      %%% ====================================================================
      @String{ack-editor = "The Editor, University of Somewhere, 155 S 1400 E ROOM 233,
                           e-mail: \\path|editor@papers.example.org|"}
      @String{j-papers   = "Journal of Papers"}


      """)
  }

  private mutating func phrase(_ count: Int) -> String {
    (0..<count).map { _ in words[wordPicker.next(&random)] }.joined(separator: " ")
  }
}
