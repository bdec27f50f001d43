import Projects
import Testing

struct SphinxProjectTests {
  @Test(arguments: [
    "bibtex_bibfiles = ['a.bib', \"lib/b.bib\"]", "bibtex_bibfiles = ('a.bib', 'lib/b.bib',)",
    """
    bibtex_bibfiles: list[str] = [  # all of them
        'a.bib',  # 'no.bib'
        'lib/'
        'b.bib',
    ]
    """,
    "bibtex_bibfiles = ['a.bib']\nbibtex_bibfiles += [\"lib\" + \"/b.bib\"]",
    "bibtex_bibfiles = []\nbibtex_bibfiles.append('a.bib')\nbibtex_bibfiles.extend(['lib/b.bib'])",
    "import os\nbibtex_bibfiles = ['a.bib', os.path.join('lib', 'b.bib')]",
    "here = Path(__file__).parent\nbibtex_bibfiles = [str(here / 'a.bib'), here / 'lib' / 'b.bib']",
    "here = os.path.abspath(os.path.dirname(__file__))\nbib = ['lib/b.bib']\n"
      + "bibtex_bibfiles = [os.path.join(here, 'a.bib')] + bib",
    "'''bibtex_bibfiles = ['no.bib']'''\nbibtex_bibfiles = [r'a.bib', u'lib/b.bib']",
    "if True: pass\nbibtex_bibfiles = \\\n  ['a.bib', 'lib/b.bib']; x = 1",
  ])
  func `takes what stands there as text`(_ program: String) {
    checkProject(
      ["conf.py": program, "a.bib": "", "lib/b.bib": "", "no.bib": "", "x/one.rst": ""],
      of: "x/one.rst", "a.bib by conf.py", "lib/b.bib by conf.py")
  }

  @Test(arguments: [
    "get('a.bib')", "f'{x}.bib'", "files[0]", "unknown", "x if y else 'a.bib'", "os.environ['BIB']",
  ])
  func `says what is computed`(_ expression: String) {
    checkProject(
      ["conf.py": "bibtex_bibfiles = ['b.bib', \(expression)]", "b.bib": "", "one.rst": ""],
      of: "one.rst", "b.bib by conf.py",
      "computed-bibliography conf.py “\(expression)”: “\(expression)” is computed by Python, which is not run: its keys are not known."
    )
  }

  @Test func `what a call adds leaves the rest known`() {
    checkProject(
      ["conf.py": "bibtex_bibfiles = ['a.bib'] + more()", "a.bib": "", "one.rst": ""],
      of: "one.rst", "a.bib by conf.py",
      "computed-bibliography conf.py “more()”: “more()” is computed by Python, which is not run: its keys are not known."
    )
  }

  @Test(arguments: [
    "[[[[[[[[\")\"]]]]]]]]", "[\"x\"]" + String(repeating: " + [x]", count: 20_000),
    String(repeating: "'x' + ", count: 20_000) + "'x'", "(((((((((((((((((((((",
  ])
  func `ends whatever stands there`(_ expression: String) {
    let folder = TemporaryFolder(["conf.py": "bibtex_bibfiles = \(expression)", "one.rst": ""])
    let list = SourceResolver.resolve(projectScope(folder, "one.rst"))
    #expect(list.sources.isEmpty)
  }

  @Test func `the last list counts, and any that hangs on a condition`() {
    checkProject(
      [
        "conf.py": "bibtex_bibfiles = ['no.bib']\nbibtex_bibfiles = ['a.bib']\n"
          + "if release:\n    bibtex_bibfiles = ['b.bib']\n",
        "a.bib": "", "b.bib": "", "no.bib": "", "one.rst": "",
      ], of: "one.rst", "a.bib by conf.py", "b.bib by conf.py")
  }

  @Test func `patterns and missing files`() {
    checkProject(
      [
        "source/conf.py": "from glob import glob\nbibtex_bibfiles = glob('lib/*.bib')",
        "source/lib/a.bib": "", "source/x/one.md": "",
      ], of: "source/x/one.md", "source/lib/a.bib by source/conf.py")
    checkProject(
      ["conf.py": "bibtex_bibfiles = ['gone.bib']", "one.rst": ""], of: "one.rst",
      "missing-bibliography conf.py “gone.bib”: There is no bibliography “gone.bib”: “gone.bib” does not exist."
    )
  }

  @Test func `a program that says nothing of bibliographies is passed over`() {
    checkProject(
      [
        "conf.py": "bibtex_bibfiles = ['a.bib']", "a.bib": "", "x/conf.py": "project = 'x'",
        "x/one.rst": "", "x/z.bib": "",
      ], of: "x/one.rst", "a.bib by conf.py")
  }

  @Test func `names that stand for each other end`() {
    checkProject(
      ["conf.py": "a = b\nb = a\nbibtex_bibfiles = [a]", "one.rst": ""], of: "one.rst",
      "computed-bibliography conf.py “a”: “a” is computed by Python, which is not run: its keys are not known."
    )
  }

  @Test func `a Jupyter Book lists them in its configuration`() {
    checkProject(
      [
        "_config.yml":
          "title: T\nbibtex_bibfiles:\n  - a.bib\nsphinx:\n  config:\n    bibtex_bibfiles: [b.bib]\n",
        "a.bib": "", "b.bib": "", "z.bib": "", "x/one.ipynb": "{}",
      ], of: "x/one.ipynb", "a.bib by _config.yml", "b.bib by _config.yml")
  }
}
