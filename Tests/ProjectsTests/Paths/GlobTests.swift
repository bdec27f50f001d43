import Projects
import Testing

/// Expands `pattern` in a folder with these files; expects paths relative to it.
private func checkGlob(
  _ pattern: String, _ files: [String], _ expected: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = TemporaryFolder()
  for file in files { folder.write(file, "") }
  let found = Glob(pattern, in: folder.path).expand()
  #expect(
    found.paths == expected.map(folder.path(_:)), sourceLocation: sourceLocation)
  #expect(!found.isCut, sourceLocation: sourceLocation)
}

@Suite struct GlobTests {
  @Test func `finds names with any run of characters`() {
    checkGlob("*.bib", ["b.bib", "a.bib", "a.txt", "sub/c.bib"], ["a.bib", "b.bib"])
    checkGlob("a*b*c", ["aXbXbXc", "abc", "ab", "abcd"], ["aXbXbXc", "abc"])
  }

  @Test func `finds names with one character in place of another`() {
    checkGlob("r?f.bib", ["ref.bib", "röf.bib", "rf.bib", "reef.bib"], ["ref.bib", "röf.bib"])
  }

  @Test func `finds names with a character of a set`() {
    checkGlob("[a-c].bib", ["a.bib", "c.bib", "d.bib"], ["a.bib", "c.bib"])
    checkGlob("[!a-c].bib", ["a.bib", "d.bib", "].bib"], ["].bib", "d.bib"])
    checkGlob("[]x].bib", ["].bib", "x.bib", "a.bib"], ["].bib", "x.bib"])
    checkGlob("[a.bib", ["[a.bib", "a.bib"], ["[a.bib"])
  }

  @Test func `finds alternatives`() {
    checkGlob("{a,b}.bib", ["a.bib", "b.bib", "c.bib"], ["a.bib", "b.bib"])
    checkGlob(
      "x{,{1,2}y}.bib", ["x.bib", "x1y.bib", "x2y.bib", "xy.bib"], ["x.bib", "x1y.bib", "x2y.bib"])
    checkGlob("{a}.bib", ["a.bib", "{a}.bib"], ["{a}.bib"])
    checkGlob("{a,b.bib", ["a.bib", "{a,b.bib"], ["{a,b.bib"])
  }

  @Test func `goes into any number of folders`() {
    let files = ["a.bib", "x/b.bib", "x/y/c.bib", "x/y/c.txt"]
    checkGlob("**/*.bib", files, ["a.bib", "x/b.bib", "x/y/c.bib"])
    checkGlob("x/**", files, ["x/b.bib", "x/y/c.bib", "x/y/c.txt"])
    checkGlob("**/y/**/*.bib", files, ["x/y/c.bib"])
    checkGlob("**/**/c.*", files, ["x/y/c.bib", "x/y/c.txt"])
    checkGlob("*/y/*.bib", files, ["x/y/c.bib"])
  }

  @Test func `skips hidden folders and packages unless they are named`() {
    let files = [
      ".git/a.bib", ".hidden.bib", "node_modules/p/b.bib", "src/.cache/c.bib", "src/d.bib",
    ]
    checkGlob("**/*.bib", files, ["src/d.bib"])
    checkGlob("*", files, [])
    checkGlob(".*", files, [".hidden.bib"])
    checkGlob("**/.cache/*.bib", files, ["src/.cache/c.bib"])
    checkGlob("node_modules/**/*.bib", files, ["node_modules/p/b.bib"])
  }

  @Test func `follows a link to a file, and to a folder that is named`() {
    let folder = TemporaryFolder(["lab/papers/a.bib": "", "project/x/b.bib": ""])
    folder.makeLink("project/papers", to: "../lab/papers")
    folder.makeLink("project/c.bib", to: "../lab/papers/a.bib")
    folder.makeLink("project/loop", to: ".")
    folder.makeLink("project/dangling.bib", to: "nowhere")
    let project = folder.path("project")
    #expect(
      Glob("**/*.bib", in: project).expand().paths
        == ["\(project)/c.bib", "\(project)/x/b.bib"])
    #expect(Glob("papers/*.bib", in: project).expand().paths == ["\(project)/papers/a.bib"])
    #expect(Glob("p*/*.bib", in: project).expand().paths == ["\(project)/papers/a.bib"])
    #expect(Glob("papers/**/*.bib", in: project).expand().paths == ["\(project)/papers/a.bib"])
  }

  @Test func `finds no folders and no pipes`() {
    let folder = TemporaryFolder()
    folder.makeFolder("a.bib")
    folder.makePipe("b.bib")
    #expect(Glob("*.bib", in: folder.path).expand().paths == [])
  }

  @Test func `takes absolute patterns and patterns that go up`() {
    let folder = TemporaryFolder(["a.bib": "", "x/y": ""])
    #expect(Glob("\(folder.path)/*.bib", in: "/").expand().paths == [folder.path("a.bib")])
    #expect(Glob("../*.bib", in: folder.path("x")).expand().paths == [folder.path("a.bib")])
  }

  @Test func `names the folders to watch`() {
    let folder = TemporaryFolder(["x/y/a.bib": ""])
    #expect(
      Glob("**/*.bib", in: folder.path).expand().folders
        == [folder.path, folder.path("x"), folder.path("x/y")])
    #expect(Glob("none/*.bib", in: folder.path).expand().folders == [folder.path])
  }

  @Test func `stops at its limits`() {
    let folder = TemporaryFolder(["a/b/c/d.bib": "", "e.bib": "", "f.bib": ""])
    var limits = Glob.Limits()
    limits.depth = 2
    let shallow = Glob("**/*.bib", in: folder.path).expand(limits: limits)
    #expect(shallow.paths == [folder.path("e.bib"), folder.path("f.bib")])
    #expect(shallow.isCut)
    limits.nameCount = 2
    #expect(Glob("**/*.bib", in: folder.path).expand(limits: limits).isCut)
  }

  @Test func `bounds a pattern of many alternatives`() {
    let pattern = String(repeating: "{a,b}", count: 40)
    #expect(Glob(pattern, in: "/").expand().paths == [])
  }

  @Test func `matches a hard pattern in time`() {
    let name = String(repeating: "a", count: 200)
    checkGlob(String(repeating: "*a", count: 60) + "b", [name], [])
  }

  @Test(arguments: [
    ("a.bib", false), ("*.bib", true), ("{a,b}", true), ("[a]", true), ("a?", true),
  ])
  func `tells a pattern from a path`(text: String, isPattern: Bool) {
    #expect(Glob.isPattern(text) == isPattern)
  }
}
