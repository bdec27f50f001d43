import Projects
import TestSupport
import Testing

struct LaTeXReadingOrderTests {
  @Test func `a chapter is read where it is included`() {
    check(
      [
        "main.tex": #"\cite{a}\include{c/one}\cite{b}\input{c/two}\cite{c}"#,
        "c/one.tex": #"\cite{d}\subfile{part}\cite{e}"#, "c/part.tex": #"\cite{f}"#,
        "c/two.tex": #"\cite{g}"#,
      ], "a d f e b g c")
  }

  @Test func `what is included twice is read twice`() {
    check(["main.tex": #"\input{a}\cite{x}\input{a}"#, "a.tex": #"\cite{k}"#], "k x k")
  }

  @Test func `a file in itself is read once`() {
    check(
      ["main.tex": #"\cite{a}\input{main}\input{b}"#, "b.tex": #"\input{main}\cite{b}"#], "a b")
  }

  @Test func `commands of one file count in the others`() {
    check(
      [
        "main.tex": #"\usepackage{own}\input{setup}\input{text}"#,
        "own.sty": #"\newcommand\see[1]{\cite{#1}}\nocite{no}"#,
        "setup.tex": #"\newcommand\up[1]{\see{#1}}"#, "text.tex": #"\see{a}\up{b}"#,
      ], "a b")
  }

  @Test func `files that double with every level end`() {
    var files = ["main.tex": #"\input{1}\input{1}"#, "40.tex": #"\cite{k}"#]
    for number in 1..<40 {
      files["\(number).tex"] = "\\input{\(number + 1)}\\input{\(number + 1)}"
    }
    check(files, "")
  }

  private func check(
    _ files: [String: String], _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let folder = TemporaryFolder(files)
    var known = ProjectDocuments()
    let order = LaTeXReadingOrder(of: folder.path("main.tex"), files: &known)
    let keys = order.stretches.flatMap { stretch in
      let file = order.files[stretch.file]
      return file.citations.citations[stretch.citations].map {
        String(decoding: file.bytes[$0.keyRange], as: UTF8.self)
      }
    }
    #expect(keys.joined(separator: " ") == expected, sourceLocation: sourceLocation)
  }
}
