import Citations
import Projects
import TestSupport
import Testing

struct LaTeXProjectTests {
  private let refs = ["refs.bib": ""]

  @Test func `documents with entries of their own are sources`() {
    checkProject(
      ["a.tex": #"\bibliography{refs}\input{b}\bibitem{k} K."#, "b.tex": #"\bib{k}{misc}{}"#]
        .merging(refs) { $1 }, of: "a.tex", "refs.bib", "a.tex itself", "b.tex itself")
    checkProject(
      ["a.tex": #"\cite{k}\input{b}"#, "b.tex": #"\bibitem{k} K."#], of: "a.tex", "b.tex itself")
  }

  @Test func `a file inside a document is the bibliography that is named, unless it is there`() {
    let inside = "\\begin{filecontents}{refs.bib}\n@misc{k,}\n\\end{filecontents}\n"
    let overwriting = inside.replacing("{filecontents}{", with: "{filecontents}[overwrite]{")
    checkProject(["a.tex": inside + "\\bibliography{refs}"], of: "a.tex", "a.tex")
    checkProject(
      ["a.tex": inside + "\\documentclass{x}\\addbibresource{refs.bib}\\include{b}", "b.tex": ""],
      of: "b.tex", "a.tex by a.tex")
    checkProject(
      ["a.tex": inside + "\\bibliography{refs}"].merging(refs) { $1 }, of: "a.tex", "refs.bib")
    checkProject(
      ["a.tex": overwriting + "\\bibliography{refs}"].merging(refs) { $1 }, of: "a.tex", "a.tex")
    checkProject(
      ["a.tex": inside + "\\cite{k}"].merging(refs) { $1 }, of: "a.tex", "refs.bib of the workspace"
    )
    let ofJob = inside.replacing("refs.bib", with: "\\jobname.bib")
    checkProject(["a.tex": ofJob + "\\addbibresource{\\jobname.bib}"], of: "a.tex", "a.tex")
    checkProject(["a.tex": ofJob + "\\bibliography{a}"], of: "a.tex", "a.tex")
  }

  @Test func `a document has the bibliographies that it names`() {
    checkProject(
      ["a.tex": #"\bibliography{refs,lib/more}"#, "refs.bib": "", "lib/more.bib": ""],
      of: "a.tex", "refs.bib", "lib/more.bib")
  }

  @Test func `what it includes names them, too`() {
    checkProject(
      [
        "main.tex": #"\input{setup/a}\begin{document}"#, "setup/a.tex": #"\input{setup/b.tex}"#,
        "setup/b.tex": #"\addbibresource{refs.bib}"#, "refs.bib": "",
      ], of: "main.tex", "refs.bib by setup/b.tex")
  }

  @Test func `packages and classes of the project name them, too`() {
    checkProject(
      [
        "main.tex": #"\documentclass{mine}\usepackage{x,own}"#,
        "mine.cls": #"\addbibresource{a.bib}"#, "own.sty": #"\addbibresource{b.bib}"#,
        "a.bib": "", "b.bib": "",
      ], of: "main.tex", "a.bib by mine.cls", "b.bib by own.sty")
  }

  @Test func `the root is named in a comment`() {
    checkProject(
      [
        "c/one.tex": "% !TeX root = ../main\n", "main.tex": #"\bibliography{bib/refs}"#,
        "bib/refs.bib": "", "other.tex": #"\documentclass{x}\input{c/one}\bibliography{other}"#,
      ], of: "c/one.tex", "bib/refs.bib by main.tex")
  }

  @Test func `the root is named by the class`() {
    checkProject(
      [
        "c/one.tex": #"\documentclass[../main.tex]{subfiles}"#,
        "main.tex": #"\bibliography{refs}"#, "refs.bib": "",
      ], of: "c/one.tex", "refs.bib by main.tex")
  }

  @Test func `a root may name another`() {
    checkProject(
      [
        "c/d/two.tex": "% !TeX root = ../one.tex", "c/one.tex": "% !TeX root = ../main.tex",
        "main.tex": #"\bibliography{refs}"#, "refs.bib": "",
      ], of: "c/d/two.tex", "refs.bib by main.tex")
    checkProject(
      [
        "a.tex": "% !TeX root = b.tex", "b.tex": "% !TeX root = a.tex\n\\bibliography{refs}",
        "refs.bib": "",
      ], of: "a.tex", "refs.bib by b.tex")
  }

  @Test(arguments: [
    #"\include{c/d/one}"#, #"\input{"c/d/one.tex"}"#, #"\input c/d/one"#, #"\subfile{c/d/one}"#,
    #"\import{c/d/}{one}"#, #"\import{c/d}{one.tex}"#, #"\input{c/d/hub}"#,
  ])
  func `the root is found by what it includes`(_ inclusion: String) {
    checkProject(
      [
        "c/d/one.tex": "", "c/d/hub.tex": #"\subimport{}{one}"#,
        "main.tex": #"\documentclass{x}\bibliography{refs}"# + inclusion, "refs.bib": "",
        "bystander.tex": #"\documentclass{x}\bibliography{other}"#, "other.bib": "",
      ], of: "c/d/one.tex", "refs.bib by main.tex")
  }

  @Test func `the root is found above a folder of many chapters`() {
    var files = [
      "main.tex": #"\documentclass{x}\bibliography{refs}\input{c/299}"#, "refs.bib": "",
      "z.bib": "",
    ]
    for number in 0..<300 { files["c/\(number).tex"] = "" }
    checkProject(files, of: "c/299.tex", "refs.bib by main.tex")
  }

  @Test(arguments: [nil, "w", "w/c"])
  func `the root is found above the workspace folder, too`(_ workspace: String?) {
    checkProject(
      [
        "main.tex": #"\documentclass{x}\bibliography{refs}\input{w/c/one}"#, "refs.bib": "",
        "w/c/one.tex": "",
      ], of: "w/c/one.tex", workspace: workspace, "refs.bib by main.tex")
  }

  @Test func `a document with a bibliography is its own root`() {
    checkProject(
      [
        "one.tex": #"\bibliography{own}"#, "own.bib": "", "refs.bib": "",
        "main.tex": #"\documentclass{x}\bibliography{refs}\input{one}"#,
      ], of: "one.tex", "own.bib")
  }

  @Test func `a part with a bibliography of its own has paths from its root`() {
    checkProject(
      [
        "w/setup/bib.tex": #"\addbibresource{bib/own.bib}"#, "w/bib/own.bib": "",
        "w/main.tex": #"\documentclass{x}\input{setup/bib}\bibliography{refs}"#, "w/refs.bib": "",
      ], of: "w/setup/bib.tex", "w/bib/own.bib")
  }

  @Test func `paths count from the root, then from the file`() {
    checkProject(
      [
        "c/one.tex": "% !TeX root = ../main.tex\n\\addbibresource{a.bib}\\addbibresource{b.bib}",
        "main.tex": #"\documentclass{x}"#, "a.bib": "", "c/a.bib": "", "c/b.bib": "",
      ], of: "c/one.tex", "a.bib", "c/b.bib")
  }

  @Test func `two roots share a chapter`() {
    checkProject(
      [
        "one.tex": "", "p.tex": #"\documentclass{x}\bibliography{a}\input{one}"#,
        "q.tex": #"\documentclass{x}\bibliography{b}\input{one}"#, "a.bib": "", "b.bib": "",
      ], of: "one.tex", "a.bib by p.tex", "b.bib by q.tex")
  }

  @Test func `files that include each other are read once`() {
    checkProject(
      ["a.tex": #"\input{b}"#, "b.tex": #"\input{a}\bibliography{refs}"#, "refs.bib": ""],
      of: "a.tex", "refs.bib by b.tex")
  }

  @Test func `without any bibliography those of the workspace count`() {
    checkProject(["a.tex": "", "x/refs.bib": ""], of: "a.tex", "x/refs.bib of the workspace")
    checkProject(
      ["a.tex": #"\input{b}"#, "b.tex": #"\bibitem{x}"#, "refs.bib": ""], of: "a.tex",
      "b.tex itself")
  }

  @Test func `a bibliography that is missing is reported where it is named`() {
    checkProject(
      ["a.tex": #"\bibliography{gone}"#], of: "a.tex",
      "missing-bibliography: There is no bibliography “gone.bib”: “gone.bib” does not exist.")
    checkProject(
      ["c/one.tex": "", "main.tex": #"\documentclass{x}\bibliography{gone}\input{c/one}"#],
      of: "c/one.tex",
      "missing-bibliography main.tex “gone”: There is no bibliography “gone.bib”: “gone.bib” does not exist."
    )
  }

  @Test func `a path that TeX computes is said to be one`() {
    checkProject(
      ["main.tex": #"\addbibresource{\jobname.bib}\addbibresource{\dir/a.bib}"#, "main.bib": ""],
      of: "main.tex", "main.bib",
      "computed-bibliography: “\\dir/a.bib” is written with a command, which only TeX can follow: "
        + "its keys are not known.")
  }

  @Test func `a remote bibliography is not fetched`() {
    let folder = TemporaryFolder([
      "a.tex": #"\addbibresource[location=remote]{https://x.y/a.bib}"#
    ])
    let list = SourceResolver.resolve(projectScope(folder, "a.tex"))
    #expect(list.problems.map(\.code) == ["remote-bibliography"])
  }

  @Test(arguments: Thesis.fileNames.filter { $0.hasSuffix(".tex") })
  func `every file of a thesis has its bibliographies`(_ file: String) {
    let folder = TemporaryFolder(Thesis.files)
    let list = SourceResolver.resolve(projectScope(folder, file))
    #expect(
      list.sources.map { fileName($0.path) } == ["models.bib", "methods.bib", "listing.txt"])
    #expect(list.problems.isEmpty)
  }

  // MARK: - Changes

  @Test func `a change of the root on disk is followed`() {
    let folder = TemporaryFolder([
      "c/one.tex": "", "main.tex": #"\documentclass{x}\bibliography{a}\input{c/one}"#,
      "a.bib": "@misc{a}", "b.bib": "@misc{b}",
    ])
    var loader = LibraryLoader()
    let first = loader.open(projectScope(folder, "c/one.tex"))
    folder.write("main.tex", #"\documentclass{x} \bibliography{b} \input{c/one}"#)
    let second = loader.look(now: 4_000_000_000_000_000_000).snapshots
    #expect(names(first) == ["a.bib"])
    #expect(second.map(names) == [["b.bib"]])
  }

  @Test func `a root that appears is found`() {
    let folder = TemporaryFolder(["c/one.tex": "", "lib/a.bib": "@misc{a}", "z.bib": ""])
    var loader = LibraryLoader()
    let first = loader.open(projectScope(folder, "c/one.tex"))
    folder.write("main.tex", #"\documentclass{x}\bibliography{lib/a}\include{c/one}"#)
    let second = loader.look(now: 4_000_000_000_000_000_000).snapshots
    #expect(names(first) == ["z.bib", "a.bib"])
    #expect(second.map(names) == [["a.bib"]])
  }

  @Test func `an open root counts as it is in the editor`() {
    let folder = TemporaryFolder([
      "c/one.tex": "", "main.tex": #"\documentclass{x}\bibliography{a}\input{c/one}"#,
      "a.bib": "@misc{a}", "b.bib": "@misc{b}",
    ])
    var loader = LibraryLoader()
    _ = loader.open(projectScope(folder, "c/one.tex"))
    let edited = Array(#"\documentclass{x}\bibliography{b}\input{c/one}"#.utf8)
    let file = ProjectDocument(
      citations(in: edited, language: .latex), in: edited, language: .latex)
    let second = loader.setDocument(file, at: folder.path("main.tex"))
    let third = loader.setDocument(nil, at: folder.path("main.tex"))
    #expect(second.map(names) == [["b.bib"]])
    #expect(third.map(names) == [["a.bib"]])
  }

  @Test func `an open root that is not saved yet counts`() {
    let folder = TemporaryFolder(["c/one.tex": "", "a.bib": "@misc{a}", "b.bib": "@misc{b}"])
    var loader = LibraryLoader()
    let first = loader.open(projectScope(folder, "c/one.tex"))
    let text = Array(#"\documentclass{x}\bibliography{b}\input{c/one}"#.utf8)
    let file = ProjectDocument(citations(in: text, language: .latex), in: text, language: .latex)
    let second = loader.setDocument(file, at: folder.path("main.tex"))
    let third = loader.setDocument(nil, at: folder.path("main.tex"))
    #expect(names(first) == ["a.bib", "b.bib"])
    #expect(second.map(names) == [["b.bib"]])
    #expect(third.map(names) == [["a.bib", "b.bib"]])
  }

  private func names(_ snapshot: LibrarySnapshot) -> [String] {
    snapshot.list.sources.map { fileName($0.path) }
  }

  private func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
