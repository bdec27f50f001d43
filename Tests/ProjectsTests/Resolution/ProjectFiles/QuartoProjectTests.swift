import Projects
import Testing

struct QuartoProjectTests {
  @Test func `a chapter has the bibliography of its book`() {
    checkProject(
      [
        "_quarto.yml": "project:\n  type: book\nbibliography: refs/a.bib\n", "refs/a.bib": "",
        "parts/one.qmd": "@key", "other.bib": "",
      ], of: "parts/one.qmd", "refs/a.bib by _quarto.yml")
  }

  @Test func `a list is joined with that of the document, and with a single name`() {
    let files = [
      "_quarto.yml": "bibliography: [a.bib, b.bib]", "a.bib": "", "b.bib": "", "c.bib": "",
      "one.qmd": "---\nbibliography: c.bib\n---\n", "two.qmd": "---\nbibliography: [c.bib]\n---\n",
    ]
    for document in ["one.qmd", "two.qmd"] {
      checkProject(
        files, of: document, "c.bib", "a.bib by _quarto.yml", "b.bib by _quarto.yml")
    }
  }

  @Test func `a single name in the document takes the place of a single one of the project`() {
    let files = ["_quarto.yml": "bibliography: a.bib", "a.bib": "", "c.bib": ""]
    checkProject(
      files.merging(["one.qmd": "---\nbibliography: c.bib\n---\n"]) { $1 }, of: "one.qmd", "c.bib")
    checkProject(
      files.merging(["one.qmd": "---\nbibliography: [c.bib]\n---\n"]) { $1 }, of: "one.qmd",
      "c.bib", "a.bib by _quarto.yml")
  }

  @Test func `paths count from the project file, then from the document`() {
    checkProject(
      [
        "_quarto.yml": "bibliography:\n  - a.bib\n  - b.bib\n", "a.bib": "", "x/a.bib": "",
        "x/b.bib": "", "x/one.qmd": "",
      ], of: "x/one.qmd", "a.bib by _quarto.yml", "x/b.bib by _quarto.yml")
  }

  @Test func `a leading slash means the project's folder, in the document, too`() {
    checkProject(
      [
        "book/_quarto.yml": "bibliography: [/lib/a.bib]", "book/lib/a.bib": "",
        "book/lib/b.bib": "", "book/x/one.qmd": "---\nbibliography: [/lib/b.bib]\n---\n",
      ], of: "book/x/one.qmd", "book/lib/b.bib", "book/lib/a.bib by book/_quarto.yml")
  }

  @Test func `the project is found above the workspace folder`() {
    checkProject(
      ["_quarto.yaml": "bibliography: a.bib", "a.bib": "", "x/one.qmd": ""], of: "x/one.qmd",
      workspace: "x", "a.bib by _quarto.yaml")
  }

  @Test func `what a format has counts`() {
    checkProject(
      [
        "_quarto.yml": "format:\n  html:\n    bibliography: a.bib\n  pdf: default\n", "a.bib": "",
        "one.qmd": "",
      ], of: "one.qmd", "a.bib by _quarto.yml")
  }

  @Test func `folders on the way have metadata, the project's own for documents beside it only`() {
    let files = [
      "_quarto.yml": "bibliography: [a.bib]", "_metadata.yml": "bibliography: [top.bib]",
      "x/_metadata.yml": "bibliography: [x.bib]", "x/y/_metadata.yaml": "bibliography: [y.bib]",
      "a.bib": "", "top.bib": "", "x/x.bib": "", "x/y/y.bib": "", "x/y/one.qmd": "", "two.qmd": "",
    ]
    checkProject(
      files, of: "x/y/one.qmd", "a.bib by _quarto.yml", "x/x.bib by x/_metadata.yml",
      "x/y/y.bib by x/y/_metadata.yaml")
    checkProject(files, of: "two.qmd", "a.bib by _quarto.yml", "top.bib by _metadata.yml")
  }

  @Test func `metadata of a folder take the place of the project's when both are single names`() {
    checkProject(
      [
        "_quarto.yml": "bibliography: a.bib", "x/_metadata.yml": "bibliography: x.bib",
        "a.bib": "", "x/x.bib": "", "x/one.qmd": "",
      ], of: "x/one.qmd", "x/x.bib by x/_metadata.yml")
  }

  @Test func `without a project metadata of folders do not count`() {
    checkProject(
      ["_metadata.yml": "bibliography: x/a.bib", "x/a.bib": "", "b.bib": "", "one.qmd": ""],
      of: "one.qmd", "b.bib of the workspace", "x/a.bib of the workspace")
  }

  private let profiles = [
    "_quarto.yml": """
    bibliography: [a.bib]
    profile:
      default: draft
      group: [print, screen]
    """,
    "_quarto-draft.yml": "bibliography: [draft.bib]", "_quarto-print.yml": "bibliography: [p.bib]",
    "_quarto-screen.yml": "bibliography: [s.bib]", "a.bib": "", "draft.bib": "", "p.bib": "",
    "s.bib": "", "one.qmd": "",
  ]

  @Test func `the default profile counts, and the first of a group`() {
    checkProject(
      profiles, of: "one.qmd", "a.bib by _quarto.yml", "p.bib by _quarto-print.yml",
      "draft.bib by _quarto-draft.yml")
  }

  @Test func `profiles are chosen by the environment`() {
    checkProject(
      profiles, of: "one.qmd", profile: "screen", "a.bib by _quarto.yml",
      "s.bib by _quarto-screen.yml")
    checkProject(
      profiles, of: "one.qmd", profile: "screen,draft", "a.bib by _quarto.yml",
      "draft.bib by _quarto-draft.yml", "s.bib by _quarto-screen.yml")
  }

  @Test func `the user's own file chooses profiles, and counts itself`() {
    checkProject(
      profiles.merging([
        "_quarto.yml.local": "profile:\n  default: screen\nbibliography: [own.bib]", "own.bib": "",
      ]) { $1 }, of: "one.qmd", "a.bib by _quarto.yml", "s.bib by _quarto-screen.yml",
      "own.bib by _quarto.yml.local")
  }

  @Test func `metadata files of the project count`() {
    checkProject(
      [
        "_quarto.yml": "metadata-files: [meta/more.yml, gone.yml]",
        "meta/more.yml": "bibliography: a.bib", "a.bib": "", "one.qmd": "",
      ], of: "one.qmd", "a.bib by meta/more.yml")
  }

  @Test func `entries in the project's metadata are a source`() {
    checkProject(
      ["_quarto.yml": "references:\n  - id: k\n    title: T\n", "one.qmd": "", "z.bib": ""],
      of: "one.qmd", "_quarto.yml itself")
  }

  @Test func `what is wrong is said at its place in the project's file`() {
    checkProject(
      ["_quarto.yml": "bibliography:\n  - gone.bib\n  - https://x.org/a.bib\n", "one.qmd": ""],
      of: "one.qmd",
      "missing-bibliography _quarto.yml “gone.bib”: There is no bibliography “gone.bib”: “gone.bib” does not exist.",
      "remote-bibliography _quarto.yml “https://x.org/a.bib”: A remote bibliography is not fetched: save “https://x.org/a.bib” in the project and name that file."
    )
  }

  @Test func `a project file that is not YAML is said to be none`() {
    let folder = TemporaryFolder(["_quarto.yml": "bibliography: [a.bib\nx: {", "one.qmd": ""])
    let problems = SourceResolver.resolve(projectScope(folder, "one.qmd")).problems
    #expect(problems.map(\.code).contains("invalid-project-file"))
    #expect(problems.allSatisfy { $0.leavesKeysUnknown })
  }

  @Test func `a notebook is a document of the project, LaTeX is not`() {
    let files = [
      "_quarto.yml": "bibliography: lib/a.bib", "lib/a.bib": "", "one.ipynb": "{}", "one.tex": "",
    ]
    checkProject(files, of: "one.ipynb", "lib/a.bib by _quarto.yml")
    checkProject(files, of: "one.tex", "lib/a.bib of the workspace")
  }

  @Test func `tells what was looked for, found or not`() {
    let folder = TemporaryFolder([
      "_quarto.yml": "bibliography: a.bib", "a.bib": "", "x/one.qmd": "",
    ])
    let list = SourceResolver.resolve(projectScope(folder, "x/one.qmd"))
    let quarto = list.projectSearches.first { $0.tool == "Quarto" }
    #expect(
      quarto?.tried.prefix(3) == [
        folder.path("x/_quarto.yml"), folder.path("x/_quarto.yaml"), folder.path("_quarto.yml"),
      ])
    #expect(quarto?.found == [folder.path("_quarto.yml")])
    #expect(quarto?.finding == "It names “a.bib”.")
    let myst = list.projectSearches.first { $0.tool == "MyST" }
    #expect(myst?.tried.contains(folder.path("x/myst.yml")) == true)
    #expect(myst?.found == [])
    #expect(myst?.finding == nil)
  }

  @Test func `a project that appears, and one that changes, is followed`() {
    let folder = TemporaryFolder([
      "x/one.qmd": "", "lib/a.bib": "@misc{a}", "lib/b.bib": "@misc{b}",
    ])
    var loader = LibraryLoader()
    _ = loader.open(projectScope(folder, "x/one.qmd", workspace: "x"))
    folder.write("_quarto.yml", "bibliography: lib/a.bib")
    let second = loader.look(now: 4_000_000_000_000_000_000).snapshots
    folder.write("_quarto.yml", "bibliography: [lib/a.bib, lib/b.bib]")
    let third = loader.look(now: 4_000_000_000_000_000_000).snapshots
    folder.write("x/_metadata.yml", "bibliography: [../lib/gone.bib]")
    let fourth = loader.look(now: 4_000_000_000_000_000_000).snapshots
    #expect(second.map { $0.list.sources.map(\.path) } == [[folder.path("lib/a.bib")]])
    #expect(third.first?.library.members.count == 2)
    #expect(fourth.first?.problems.map(\.code) == ["missing-bibliography"])
  }

  @Test func `documents with the same sources share one library`() {
    let folder = TemporaryFolder([
      "_quarto.yml": "bibliography: a.bib", "a.bib": "@misc{a}", "one.qmd": "", "x/two.qmd": "",
      "other/_quarto.yml": "bibliography: b.bib", "other/b.bib": "@misc{b}", "other/three.qmd": "",
    ])
    var loader = LibraryLoader()
    let one = loader.open(projectScope(folder, "one.qmd"))
    let two = loader.open(projectScope(folder, "x/two.qmd"))
    let three = loader.open(projectScope(folder, "other/three.qmd"))
    #expect(one.list.sources.map(\.path) == two.list.sources.map(\.path))
    #expect(one.library.members.count == 1)
    #expect(one.libraryNumber == two.libraryNumber)
    #expect(three.list.sources.map(\.path) == [folder.path("other/b.bib")])
    #expect(three.libraryNumber != one.libraryNumber)
  }
}
