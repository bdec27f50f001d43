import Projects
import Testing

struct PandocDefaultsTests {
  @Test func `documents beside and below have what defaults name`() {
    let files = [
      "defaults.yaml": "bibliography:\n- lib/a.bib\nmetadata:\n  bibliography: lib/b.bib\n",
      "lib/a.bib": "", "lib/b.bib": "", "lib/z.bib": "", "one.md": "", "x/two.md": "",
    ]
    for document in ["one.md", "x/two.md"] {
      checkProject(
        files, of: document, "lib/a.bib by defaults.yaml", "lib/b.bib by defaults.yaml")
    }
  }

  @Test func `defaults that name their input are for that only`() {
    let files = [
      "pdf.defaults.yaml": "input-files: [x/two.md]\nbibliography: ${.}/lib/a.bib\n",
      "lib/a.bib": "", "one.md": "", "x/two.md": "", "c.bib": "",
    ]
    checkProject(files, of: "x/two.md", "lib/a.bib by pdf.defaults.yaml")
    checkProject(files, of: "one.md", "c.bib of the workspace", "lib/a.bib of the workspace")
  }

  @Test func `metadata files, the resource path and other defaults are followed`() {
    checkProject(
      [
        "defaults.yaml": "defaults: [shared]\nmetadata-file: meta.yaml\nresource-path: [lib]\n",
        "meta.yaml": "bibliography: a.bib\n", "lib/a.bib": "", "one.md": "",
        "home/.local/share/pandoc/defaults/shared.yaml": "bibliography: ~/own.bib\n",
        "home/own.bib": "",
      ], of: "one.md", "lib/a.bib by meta.yaml",
      "home/own.bib by home/.local/share/pandoc/defaults/shared.yaml")
  }

  @Test func `what the document names itself counts beside them`() {
    checkProject(
      [
        "defaults.yaml": "bibliography: a.bib", "a.bib": "", "b.bib": "",
        "one.md": "---\nbibliography: b.bib\n---\n",
      ], of: "one.md", "b.bib", "a.bib by defaults.yaml")
  }
}

struct OtherProjectFileTests {
  @Test func `jekyll-scholar`() {
    checkProject(
      [
        "_config.yml": "scholar:\n  source: ./bib\n  bibliography: papers\n", "bib/papers.bib": "",
        "_posts/one.md": "", "z.bib": "",
      ], of: "_posts/one.md", "bib/papers.bib by _config.yml")
    checkProject(
      [
        "_config.yml": "scholar:\n  style: apa\n", "_bibliography/references.bib": "", "one.md": "",
        "z.bib": "",
      ], of: "one.md", "_bibliography/references.bib by _config.yml")
    checkProject(
      ["_config.yml": "title: T\n", "one.md": "", "z.bib": ""], of: "one.md",
      "z.bib of the workspace")
  }

  @Test func `Manubot`() {
    checkProject(
      [
        "content/metadata.yaml": "title: T\n", "content/01.one.md": "", "z.bib": "",
        "content/manual-references.json": "[]", "content/manual-references-more.bib": "",
      ], of: "content/01.one.md", "content/manual-references-more.bib by content/metadata.yaml",
      "content/manual-references.json by content/metadata.yaml")
  }

  @Test(arguments: ["~/own.bib", "$HOME/own.bib", "${HOME}/own.bib"])
  func `the home folder is expanded in project files`(_ path: String) {
    checkProject(
      ["_quarto.yml": "bibliography: \(path)", "home/own.bib": "", "one.qmd": ""], of: "one.qmd",
      "home/own.bib by _quarto.yml")
  }

  @Test func `project files of several tools count together, settings on top`() {
    checkProject(
      [
        "_quarto.yml": "bibliography: a.bib", "_config.yml": "bibtex_bibfiles: [b.bib]",
        "refdesk.json": #"{"sources": ["c.bib"]}"#, "a.bib": "", "b.bib": "", "c.bib": "",
        "one.md": "",
      ], of: "one.md", "a.bib by _quarto.yml", "b.bib by _config.yml", "c.bib")
  }
}
