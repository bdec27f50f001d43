import Testing

/// A `.bib` before and after papers were added to it.
struct EntryInsertionTests {
  private static let tides = "@book{doe2020, title = {Tides}, author = {Doe, Jo}, year = 2020}"

  @Test func `begins a new file`() {
    checkInsertion(
      "doe2020", from: Self.tides, into: "",
      """
      @book{doe2020,
        title = {Tides},
        author = {Doe, Jo},
        year = {2020},
      }

      """)
  }

  @Test func `takes the key it is given`() {
    checkInsertion(
      "doe2020 as Doe:20", from: Self.tides, into: "",
      """
      @book{Doe:20,
        title = {Tides},
        author = {Doe, Jo},
        year = {2020},
      }

      """)
  }

  @Test func `writes as the file is written`() {
    checkInsertion(
      "doe2020", from: Self.tides,
      into: """
        @Article{roe,
        \tAuthor = "Roe, A.",
        \tYear   = 1999,
        \tTitle  = "Waves"}

        """,
      """
      @Article{roe,
      \tAuthor = "Roe, A.",
      \tYear   = 1999,
      \tTitle  = "Waves"}

      @Book{doe2020,
      \tAuthor = "Doe, Jo",
      \tYear   = 2020,
      \tTitle  = "Tides"}

      """)
  }

  @Test func `keeps the line ends of the file`() {
    checkInsertion(
      "doe2020", from: "@misc{doe2020, title = {Tides\n    and more}}",
      into: "@misc{roe,\r\n    title = {Waves},\r\n}\r\n",
      "@misc{roe,\r\n    title = {Waves},\r\n}\r\n\r\n"
        + "@misc{doe2020,\r\n    title = {Tides\r\n    and more},\r\n}\r\n")
  }

  @Test func `goes where its key belongs in a sorted file`() {
    let file = { (extra: String) in
      """
      @misc{a, title = {A}}
      @misc{b, title = {B}}
      @misc{C, title = {C}} % the third
      \(extra)% about e
      @misc{e, title = {E}}
      @misc{f, title = {F}}
      """
    }
    checkInsertion(
      "d", from: "@misc{d, title = {Dunes}}", into: file(""),
      file("@misc{d, title = {Dunes}}\n"))
  }

  @Test func `goes before the first entry and its comment`() {
    checkInsertion(
      "a", from: "@misc{a, title = {Dunes}}",
      into: """
        % Encoding: UTF-8

        % about b
        @misc{b, title = {B}}
        @misc{c, title = {C}}
        @misc{d, title = {D}}
        @misc{e, title = {E}}
        @misc{f, title = {F}}

        """,
      """
      % Encoding: UTF-8

      @misc{a, title = {Dunes}}
      % about b
      @misc{b, title = {B}}
      @misc{c, title = {C}}
      @misc{d, title = {D}}
      @misc{e, title = {E}}
      @misc{f, title = {F}}

      """)
  }

  @Test func `goes before what a program notes at the end`() {
    checkInsertion(
      "d", from: "@misc{d, title = {Dunes}}",
      into: """
        @misc{z,
          title = {Z},
        }

        @Comment{jabref-meta: databaseType:bibtex;}
        """,
      """
      @misc{z,
        title = {Z},
      }

      @misc{d,
        title = {Dunes},
      }

      @Comment{jabref-meta: databaseType:bibtex;}
      """)
    checkInsertion(
      "d", from: "@misc{d, title = {Dunes}}",
      into: "% mine\n\n@Comment{jabref-meta: databaseType:bibtex;}\n",
      """
      % mine

      @misc{d,
        title = {Dunes},
      }

      @Comment{jabref-meta: databaseType:bibtex;}

      """)
  }

  @Test func `adds no line end to a file without one`() {
    checkInsertion(
      "d", from: "@misc{d, title = {Dunes}}", into: "@misc{z,\n  title = {Z}\n}",
      "@misc{z,\n  title = {Z}\n}\n\n@misc{d,\n  title = {Dunes}\n}")
  }

  @Test func `follows a file of comments`() {
    checkInsertion(
      "d", from: "@misc{d, title = {Dunes}}", into: "% my papers\n",
      "% my papers\n\n@misc{d,\n  title = {Dunes},\n}\n")
    checkInsertion(
      "d", from: "@misc{d, title = {Dunes}}", into: "% my papers",
      "% my papers\n\n@misc{d,\n  title = {Dunes},\n}\n")
  }

  @Test func `does not go into an entry that is not closed`() {
    checkInsertion(
      "d", from: "@misc{d, title = {Dunes}}",
      into: "@misc{y,\n  title = {Y},\n}\n\n@misc{z,\n  title = {Z},\n",
      "@misc{y,\n  title = {Y},\n}\n\n@misc{d,\n  title = {Dunes},\n}\n\n@misc{z,\n  title = {Z},\n",
      notes: ["The last entry of the file is not closed; what is new stands before it."])
  }

  // MARK: What is written

  @Test func `keeps LaTeX, macros and line breaks as they are written`() {
    checkInsertion(
      "d",
      from: """
        @string{jos = "Journal of the Sea"}
        @article{d, title = "{T}ides on {M}{\\"u}hl {$x^2$}
            and sand", journal = jos # " B", month = jan, year = 2020, owner = {me}, file = {/a.pdf}}
        """,
      into: "@string{jos = {Journal of the Sea}}\n\n@misc{z,\n  title = {Z}\n}\n",
      """
      @string{jos = {Journal of the Sea}}

      @misc{z,
        title = {Z}
      }

      @article{d,
        title = {{T}ides on {M}{\\"u}hl {$x^2$}
          and sand},
        journal = jos # " B",
        month = jan,
        year = {2020}
      }

      """, notes: ["“d” is written without owner, file."])
  }

  @Test func `brings macros along`() {
    let source = """
      @string{sea = "Sea"}
      @string{jos = "Journal of the " # sea}
      @article{d, journal = jos}
      """
    checkInsertion(
      "d", from: source, into: "@misc{z,\n  title = {Z}\n}\n",
      """
      @string{jos = {Journal of the Sea}}

      @misc{z,
        title = {Z}
      }

      @article{d,
        journal = jos
      }

      """)
    checkInsertion(
      "d", from: source, into: "@STRING{a = {A}}\n\n@MISC{z,\n  title = {Z}\n}\n",
      """
      @STRING{a = {A}}
      @STRING{jos = {Journal of the Sea}}

      @MISC{z,
        title = {Z}
      }

      @ARTICLE{d,
        journal = jos
      }

      """)
  }

  @Test func `says itself what a macro means that means something else`() {
    checkInsertion(
      "d", from: "@string{jos = {Journal of the Sea}}\n@article{d, journal = jos}",
      into: "@string{jos = {Journal of Stones}}\n\n@misc{z,\n  title = {Z}\n}\n",
      """
      @string{jos = {Journal of Stones}}

      @misc{z,
        title = {Z}
      }

      @article{d,
        journal = {Journal of the Sea}
      }

      """)
  }

  @Test func `has abstracts where the file has them`() {
    let source = "@misc{d, title = {Dunes}, abstract = {Sand.}}"
    checkInsertion(
      "d", from: source, into: "@misc{z,\n  title = {Z},\n  abstract = {Z.}\n}\n",
      """
      @misc{z,
        title = {Z},
        abstract = {Z.}
      }

      @misc{d,
        title = {Dunes},
        abstract = {Sand.}
      }

      """)
    checkInsertion(
      "d", from: source, into: "", "@misc{d,\n  title = {Dunes},\n}\n",
      notes: ["“d” is written without abstract."])
  }

  @Test func `says in BibTeX what BibTeX would not read`() {
    checkInsertion(
      "d",
      from: """
        @article{d, author = {Doe, Jo}, title = {D{\\"u}nen}, subtitle = {Sand},
          journaltitle = {{Sea} Letters}, date = {2020-05-03}, volume = 7}
        """,
      into: "@article{z,\n  author = {Zed},\n  journal = {J},\n  year = {1999},\n}\n",
      """
      @article{z,
        author = {Zed},
        journal = {J},
        year = {1999},
      }

      @article{d,
        author = {Doe, Jo},
        title = {D{\\"u}nen: Sand},
        journal = {{Sea} Letters},
        year = {2020},
        month = may # "~3",
        volume = {7},
      }

      """)
  }

  @Test func `says in biblatex what the file says so`() {
    checkInsertion(
      "d", from: "@article{d, author = {Doe}, journal = {Sea {L}etters}, year = 2020, month = may}",
      into: "@article{z,\n  author = {Zed},\n  date = {1999},\n  journaltitle = {J},\n}\n",
      """
      @article{z,
        author = {Zed},
        date = {1999},
        journaltitle = {J},
      }

      @article{d,
        author = {Doe},
        date = {2020-05},
        journaltitle = {Sea {L}etters},
      }

      """)
  }

  @Test func `writes letters as the file does`() {
    let source = "@misc{d, title = {Dünen}}"
    checkInsertion(
      "d", from: source, into: "@misc{z,\n  title = {H\\\"ohe}\n}\n",
      "@misc{z,\n  title = {H\\\"ohe}\n}\n\n@misc{d,\n  title = {D{\\\"u}nen}\n}\n")
    checkInsertion(
      "d", from: source, into: "@misc{z,\n  title = {Höhe}\n}\n",
      "@misc{z,\n  title = {Höhe}\n}\n\n@misc{d,\n  title = {Dünen}\n}\n")
  }

  // MARK: Whom entries inherit from

  @Test func `brings the volume along, behind its papers`() {
    checkInsertion(
      "d",
      from: """
        @proceedings{sea20, title = {Proc. Sea}, booktitle = {Proc. Sea}, year = 2020}
        @inproceedings{d, title = {Dunes}, crossref = {sea20}}
        """,
      into: "@misc{z,\n  title = {Z}\n}\n",
      """
      @misc{z,
        title = {Z}
      }

      @inproceedings{d,
        title = {Dunes},
        crossref = {sea20}
      }

      @proceedings{sea20,
        title = {Proc. Sea},
        booktitle = {Proc. Sea},
        year = {2020}
      }

      """)
  }

  @Test func `stands before the volume that is there`() {
    checkInsertion(
      "d",
      from: """
        @proceedings{p, title = {Proceedings of the Sea}, booktitle = {Proc. Sea}, year = 2020}
        @inproceedings{d, title = {Dunes}, crossref = {p}}
        """,
      into: """
        @misc{z,
          title = {Z}
        }

        @proceedings{sea20,
          title = {Proceedings of the Sea},
          booktitle = {Proc. Sea},
          year = 2020
        }

        """,
      """
      @misc{z,
        title = {Z}
      }

      @inproceedings{d,
        title = {Dunes},
        crossref = {sea20}
      }

      @proceedings{sea20,
        title = {Proceedings of the Sea},
        booktitle = {Proc. Sea},
        year = 2020
      }

      """)
  }

  @Test func `says itself what it inherits where the volume's key is taken`() {
    checkInsertion(
      "d",
      from: """
        @proceedings{z, title = {Proc. Sea}, booktitle = {Proc. Sea}, year = 2020}
        @inproceedings{d, title = {Dunes}, crossref = {z}}
        """,
      into: "@misc{z,\n  title = {Z}\n}\n",
      """
      @misc{z,
        title = {Z}
      }

      @inproceedings{d,
        title = {Dunes},
        booktitle = {Proc. Sea},
        year = {2020}
      }

      """)
  }

  @Test func `says itself what only biblatex hands on`() {
    let source = """
      @proceedings{sea20, title = {Proc. Sea}, year = 2020}
      @inproceedings{d, title = {Dunes}, crossref = {sea20}}
      """
    checkInsertion(
      "d", from: source, into: "",
      "@inproceedings{d,\n  title = {Dunes},\n  booktitle = {Proc. Sea},\n  year = {2020},\n}\n")
    checkInsertion(
      "d", from: source, into: "",
      """
      @inproceedings{d,
        title = {Dunes},
        crossref = {sea20},
      }

      @proceedings{sea20,
        title = {Proc. Sea},
        year = {2020},
      }

      """, dialect: .biblatex)
  }

  @Test func `brings containers along for biblatex, and not for BibTeX`() {
    let source = """
      @xdata{pub, publisher = {Sea Press}, location = {Kiel}}
      @book{d, title = {Dunes}, xdata = {pub}}
      """
    checkInsertion(
      "d", from: source, into: "",
      """
      @book{d,
        title = {Dunes},
        xdata = {pub},
      }

      @xdata{pub,
        publisher = {Sea Press},
        location = {Kiel},
      }

      """, dialect: .biblatex)
    checkInsertion(
      "d", from: source, into: "",
      "@book{d,\n  title = {Dunes},\n  publisher = {Sea Press},\n  address = {Kiel},\n}\n")
  }

  @Test func `a set is its first member to BibTeX`() {
    checkInsertion(
      "s",
      from: "@set{s, entryset = {a, b}}\n@book{a, title = {Dunes}}\n@book{b, title = {Sand}}",
      into: "", "@book{s,\n  title = {Dunes},\n}\n")
  }

  // MARK: What is there

  @Test func `a paper that is there is not written again`() {
    checkNoInsertion(
      "doe2020", from: Self.tides, into: "@book{tides, title={Tides}, author={Doe, Jo}, year=2020}",
      "present tides")
  }

  @Test func `another paper with that key stands in the way`() {
    checkNoInsertion(
      "doe2020", from: Self.tides, into: "@misc{Doe2020, title = {Something else}}",
      "The file has another entry with the key “Doe2020”.")
  }

  @Test func `adds several at once`() {
    checkInsertion(
      "b", "a", from: "@misc{a, title = {Ants}}\n@misc{b, title = {Bees}}",
      into: "@misc{z,\n  title = {Z}\n}\n",
      """
      @misc{z,
        title = {Z}
      }

      @misc{b,
        title = {Bees}
      }

      @misc{a,
        title = {Ants}
      }

      """)
  }
}
