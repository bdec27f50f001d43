import Projects
import Testing

struct BookdownTests {
  @Test func `chapters have what the first one names`() {
    let files = [
      "_bookdown.yml": "book_filename: book\n",
      "index.Rmd": "---\nbibliography: [lib/book.bib, gone.bib]\n---\n", "01-one.Rmd": "@key",
      "lib/book.bib": "", "lib/z.bib": "",
    ]
    checkProject(
      files, of: "01-one.Rmd", "lib/book.bib by index.Rmd",
      "missing-bibliography index.Rmd “gone.bib”: There is no bibliography “gone.bib”: “gone.bib” does not exist."
    )
    checkProject(
      files, of: "index.Rmd", "lib/book.bib",
      "missing-bibliography: There is no bibliography “gone.bib”: “gone.bib” does not exist.")
  }

  @Test func `chapters in folders, with their own session, too`() {
    checkProject(
      [
        "_bookdown.yml": "new_session: true\nrmd_subdir: true\n",
        "index.Rmd": "---\nbibliography: book.bib\n---\n", "book.bib": "", "part/one.Rmd": "",
        "part/z.bib": "",
      ], of: "part/one.Rmd", "book.bib by index.Rmd")
  }

  @Test func `the first chapter may be listed, or be the first by name`() {
    checkProject(
      [
        "_bookdown.yml": "rmd_files:\n  html: [start.Rmd, one.Rmd]\n",
        "start.Rmd": "---\nbibliography: a.bib\n---\n", "one.Rmd": "", "a.bib": "", "b.bib": "",
      ], of: "one.Rmd", "a.bib by start.Rmd")
    checkProject(
      [
        "_bookdown.yml": "", "_draft.Rmd": "", "01.Rmd": "---\nbibliography: a.bib\n---\n",
        "02.Rmd": "", "a.bib": "", "b.bib": "",
      ], of: "02.Rmd", "a.bib by 01.Rmd")
  }

  @Test func `a book without a file of its own says so in its first chapter`() {
    checkProject(
      [
        "index.Rmd": "---\nsite: bookdown::bookdown_site\nbibliography: a.bib\n---\n", "02.Rmd": "",
        "a.bib": "", "b.bib": "",
      ], of: "02.Rmd", "a.bib by index.Rmd")
    checkProject(
      ["index.Rmd": "---\nbibliography: a.bib\n---\n", "02.Rmd": "", "a.bib": "", "b.bib": ""],
      of: "02.Rmd", "a.bib of the workspace", "b.bib of the workspace")
  }

  @Test func `entries of the first chapter count for all`() {
    checkProject(
      [
        "_bookdown.yml": "", "index.Rmd": "---\nreferences:\n- id: k\n  title: T\n---\n",
        "02.Rmd": "",
      ], of: "02.Rmd", "index.Rmd itself")
  }

  @Test func `a name that R computes is said to be one`() {
    checkProject(
      [
        "_bookdown.yml": "", "02.Rmd": "",
        "index.Rmd": "---\nbibliography: \"`r system.file('a.bib')`\"\n---\n",
      ], of: "02.Rmd",
      "computed-bibliography index.Rmd “`r system.file('a.bib')`”: “`r system.file('a.bib')`” is computed by R, which is not run: its keys are not known."
    )
  }
}
