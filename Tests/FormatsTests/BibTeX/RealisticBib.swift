/// A file as people have them: several programs' habits, directives, free text, comments.
let realisticBib = #"""
  % Encoding: UTF-8
  Collected for the thesis, mail me@example.org (or not).

  @string{acl = "Annual Meeting of the Association"}
  @preamble{ "\newcommand{\noop}[1]{}" }

  @article{DBLP:journals/corr/abs-1706,
    author    = {Ashish Vaswani and
                 Noam Shazeer},
    title     = {Attention Is {All} You Need},
    journal   = {CoRR},
    volume    = {abs/1706.03762},
    year      = {2017},
    biburl    = {https://dblp.org/rec/journals/corr/abs-1706.bib}
  }

  @InProceedings(10.1000/xyz(1),
    Author = "M{\"u}ller, J{\"o}rg and {The {B}ig Corporation}",
    title = "A {"}quoted{"} word" # ", and more",
    booktitle = acl # { 2019},
    month = jul,
    year = 2019,
  )

  @book{Foo_bar.baz.,title={One line},year=1999,publisher={X}}
  @comment{jabref-meta: databaseType:bibtex;}

  @misc{müller2020,
    title = {Über die Größe},
    note = {mail j@x.org, see @home},
    date-added = {2020-01-01 10:00:00 +0100}
  }

  @misc{last, title = {The last one},
  year = {2021}}
  """#

/// The keys of `realisticBib`.
let realisticKeys = [
  "DBLP:journals/corr/abs-1706", "10.1000/xyz(1)", "Foo_bar.baz.", "müller2020", "last",
]
