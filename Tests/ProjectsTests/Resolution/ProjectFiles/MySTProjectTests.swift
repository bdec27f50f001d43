import Projects
import Testing

struct MySTProjectTests {
  @Test func `pages and notebooks have what the project lists`() {
    let files = [
      "myst.yml":
        "version: 1\nproject:\n  bibliography:\n    - lib/a.bib\n    - https://x.org/b.bib\n",
      "lib/a.bib": "", "lib/z.bib": "", "x/one.md": "", "x/two.ipynb": "{}",
    ]
    for document in ["x/one.md", "x/two.ipynb"] {
      checkProject(
        files, of: document, "lib/a.bib by myst.yml",
        "remote-bibliography myst.yml “https://x.org/b.bib”: A remote bibliography is not fetched: save “https://x.org/b.bib” in the project and name that file."
      )
    }
  }

  @Test func `without a list every bibliography of the project's folder counts`() {
    checkProject(
      [
        "docs/myst.yml": "version: 1\nproject:\n  title: T\n", "docs/x/one.md": "",
        "docs/a.bib": "", "docs/lib/b.bib": "", "elsewhere.bib": "", "docs/_build/c.bib": "",
      ], of: "docs/x/one.md", "docs/a.bib by docs/myst.yml", "docs/lib/b.bib by docs/myst.yml")
  }

  @Test func `a project extends another`() {
    checkProject(
      [
        "myst.yml": "extends: base/shared.yml\nproject:\n  title: T\n",
        "base/shared.yml": "extends: ../myst.yml\nproject:\n  bibliography: [a.bib]\n",
        "base/a.bib": "", "b.bib": "", "one.md": "",
      ], of: "one.md", "base/a.bib by base/shared.yml")
  }

  @Test func `a bibliography that appears counts`() {
    let folder = TemporaryFolder(["myst.yml": "project: {}", "x/one.md": "", "a.bib": "@misc{a}"])
    var loader = LibraryLoader()
    let first = loader.open(projectScope(folder, "x/one.md"))
    folder.write("x/b.bib", "@misc{b}")
    let second = loader.look(now: 4_000_000_000_000_000_000).snapshots
    #expect(first.library.members.count == 1)
    #expect(second.first?.library.members.count == 2)
  }
}
