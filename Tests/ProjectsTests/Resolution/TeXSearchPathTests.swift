import Citations
import Projects
import TestSupport
import Testing

struct TeXSearchPathTests {
  @Test func `BIBINPUTS is looked through when the project has no such file`() {
    check(["lib/refs.bib": ""], BIBINPUTS: "FOLDER/lib", "lib/refs.bib")
    check(["lib/refs.bib": ""], BIBINPUTS: ".:FOLDER/none:FOLDER/lib:", "lib/refs.bib")
    check(["lib/refs.bib": "", "p/refs.bib": ""], BIBINPUTS: "FOLDER/lib:", "p/refs.bib")
    check(["lib/refs.bib": ""], BIBINPUTS: "FOLDER/other", nil)
  }

  @Test func `two slashes mean the folders below, too`() {
    check(["lib/a/b/refs.bib": ""], BIBINPUTS: "FOLDER/lib//:", "lib/a/b/refs.bib")
    check(["lib/refs.bib": ""], BIBINPUTS: "!!FOLDER/lib//", "lib/refs.bib")
    check(["lib/a/bib/refs.bib": ""], BIBINPUTS: "FOLDER/lib//bib", "lib/a/bib/refs.bib")
    check(["lib/a/b/refs.bib": ""], BIBINPUTS: "FOLDER/lib/", nil)
  }

  @Test func `an element may begin where TeX is started, at home, or be a variable`() {
    check(["shared/refs.bib": ""], BIBINPUTS: "../shared", "shared/refs.bib")
    check(["lib/refs.bib": ""], BIBINPUTS: "~/lib:$NOWHERE/lib", "lib/refs.bib")
    check(["lib/refs.bib": ""], BIBINPUTS: "$HOME/lib", "lib/refs.bib")
    check(["lib/refs.bib": ""], BIBINPUTS: "${PLACE}/lib", "lib/refs.bib")
    check(["b/refs.bib": ""], BIBINPUTS: "{FOLDER/a,FOLDER/b}", "b/refs.bib")
  }

  @Test func `a path goes on below an element`() {
    check(
      ["lib/x/dir/refs.bib": ""], document: #"\addbibresource{dir/refs.bib}"#,
      BIBINPUTS: "FOLDER/lib//", "lib/x/dir/refs.bib")
  }

  @Test func `the trees of TeX come last`() {
    check(["texmf/bibtex/bib/mine/refs.bib": ""], "texmf/bibtex/bib/mine/refs.bib")
    check(["dist/bibtex/bib/base/refs.bib": ""], "dist/bibtex/bib/base/refs.bib")
    check(["dist/bibtex/bib/refs.bib": "", "p/refs.bib": ""], "p/refs.bib")
    check(
      ["dist/bibtex/bib/refs.bib": "", "lib/refs.bib": ""], BIBINPUTS: "FOLDER/lib",
      "lib/refs.bib")
  }

  @Test(arguments: [
    "$ENV{'BIBINPUTS'} = '../shared//:' . $ENV{'BIBINPUTS'};",
    "# ensure_path('BIBINPUTS', 'no');\n$pdf_mode = 1; ensure_path( \"BIBINPUTS\", '../shared' );",
    "$ENV{BIBINPUTS} = \"$ENV{HOME}/shared\";",
    "$bibtex_fudge = 0; $out_dir = 'out';\n"
      + "$ENV{\"BIBINPUTS\"} .= ':../shared:';",
  ])
  func `latexmk may say where bibliographies are`(_ settings: String) {
    check(["shared/refs.bib": "", "p/latexmkrc": settings], "shared/refs.bib")
    check(["shared/refs.bib": "", "p/.latexmkrc": settings], "shared/refs.bib")
  }

  @Test func `what is included is looked for in TEXINPUTS`() {
    check(
      [
        "p/latexmkrc": "ensure_path('TEXINPUTS', '../styles//');",
        "styles/x/own.sty": #"\addbibresource{refs.bib}"#, "p/refs.bib": "",
      ],
      document: #"\usepackage{own}"#, "p/refs.bib")
  }

  @Test func `what was tried is said in order`() {
    let folder = TemporaryFolder(["p/main.tex": #"\bibliography{refs}"#])
    let list = resolve(folder, BIBINPUTS: "FOLDER/a:FOLDER/b//")
    #expect(
      list.searches.flatMap(\.tried).map { $0.replacing("\(folder.path)/", with: "") } == [
        "p/refs.bib", "a/refs.bib", "b/**/refs.bib", "texmf/bibtex/bib/**/refs.bib",
        "dist/bibtex/bib/**/refs.bib",
      ])
    #expect(list.problems.map(\.code) == ["missing-bibliography"])
  }

  @Test func `long lists are looked through in part`() {
    let folder = TemporaryFolder(["p/main.tex": #"\bibliography{refs}"#])
    let long = (0..<200).map { "FOLDER/\($0)//" }.joined(separator: ":")
    #expect(resolve(folder, BIBINPUTS: long).searches.allSatisfy { $0.tried.count <= 40 })
  }

  @Test func `a root is found anywhere in the workspace folder`() {
    let folder = TemporaryFolder([
      "p/main.tex": "", "build/book.tex": #"\documentclass{x}\input{../p/main}\bibliography{refs}"#,
      "build/refs.bib": "", "z.bib": "",
    ])
    let list = resolve(folder, BIBINPUTS: nil)
    #expect(
      list.sources.map { $0.path.replacing("\(folder.path)/", with: "") } == ["build/refs.bib"])
    #expect(list.watchedFolders.contains(folder.path("build")))
  }

  /// Checks which bibliography `p/main.tex` has of that name; FOLDER is the folder of all files.
  private func check(
    _ files: [String: String], document: String = #"\documentclass{x}\bibliography{refs}"#,
    BIBINPUTS: String? = nil, _ expected: String?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let folder = TemporaryFolder(files.merging(["p/main.tex": document]) { $1 })
    let found = resolve(folder, BIBINPUTS: BIBINPUTS).sources.map {
      $0.path.replacing("\(folder.path)/", with: "")
    }
    #expect(found == (expected.map { [$0] } ?? []), sourceLocation: sourceLocation)
  }

  private func resolve(_ folder: TemporaryFolder, BIBINPUTS: String?) -> SourceList {
    let path = folder.path("p/main.tex")
    let text = try? SourceReader().readText(path).get()
    let found = citations(in: text?.contiguousBytes ?? [], language: .latex)
    var environment = SourceResolver.Environment()
    environment.homeFolder = folder.path
    environment.texSearchPaths = TeXSearchPaths(
      variables: { name in
        switch name {
        case "BIBINPUTS": BIBINPUTS?.replacing("FOLDER", with: folder.path)
        case "PLACE", "HOME": folder.path
        default: nil
        }
      }, home: folder.path, trees: [folder.path("dist")])
    return SourceResolver.resolve(
      ProjectScope(
        documentFolder: folder.path("p"),
        workspaceFolder: text?.contiguousBytes.isEmpty == true ? folder.path : folder.path("p"),
        declared: found.resources.map(\.path), document: path, language: .latex), in: environment)
  }
}
