import Foundation
import JSON
import Testing

extension CommandLineTests {
  @Test func `says which bibliographies a document has and why`() throws {
    try write("paper.md", "---\nbibliography: refs.bib\n---\n[@smith2020; @jones19]\n")
    try check(
      "doctor", "paper.md",
      prints: [
        "paper.md: Markdown, cites 2 keys: 2 known", "  Nothing is broken", "  Bibliographies",
        "    refs.bib: BibTeX, 2 entries, role project (its keys can be cited)",
        "      named by the document in paper.md:2:15 as “refs.bib”", "  New entries",
        "    go into refs.bib: named by the document", "  What decided",
        "    no refdesk.json in \(above): what documents name counts, or else all bibliographies of the workspace folder",
        "    workspace folder: \(folder.path)",
      ])
  }

  @Test func `says what was tried, in a document that is part of another`() throws {
    try write("main.tex", "\\documentclass{book}\n\\addbibresource{gone.bib}\n\\input{text/one}\n")
    try write("text/one.tex", "\\cite{smith2020}\n")
    let run = try run("doctor", "text/one.tex")
    #expect(run.status == 1)
    #expect(
      lines(run.output).dropLast(2) == [
        "text/one.tex: LaTeX, cites 1 key: 1 that cannot be checked",
        "  Something is broken: 1 bibliography was not found", "  Bibliographies", "    none",
        "    “gone.bib”: not found",
        "      named by another file of the project in main.tex:2:17 as “gone.bib”",
        "      tried, in this order:", "        \(folder.path)/gone.bib", "  New entries",
        "    make gone.bib: named by another file of the project", "  What decided",
        "    no refdesk.json in \(folder.path)/text, \(above): what documents name counts, or else all bibliographies of the workspace folder",
      ])
    #expect(run.output.contains("    part of main.tex, as main.tex:3:8 says\n"))
  }

  @Test func `says where new entries go, and where they do not`() throws {
    try write("export.bib", "% Exported by Mendeley\n@misc{a, title = {A}}\n")
    try write("paper.md", "---\nbibliography: [export.bib, refs.bib]\n---\n[@a]\n")
    #expect(
      try lines(run("doctor", "paper.md").output).split(separator: "  What decided").first?.suffix(
        4)
        == [
          "  New entries", "    go into refs.bib: named by the document",
          "      not into export.bib: “export.bib” is written by Mendeley, which would lose what is added here.",
          "      after a question",
        ])
    try write("refs.json", "[]")
    try write("paper.md", "---\nbibliography: refs.json\n---\n")
    #expect(
      try run("doctor", "paper.md").output.contains(
        """
          New entries
            go nowhere: entries are written into a .bib, and the bibliography here is refs.json

        """))
    try write("refdesk.json", #"{"insertTarget": "own.bib", "insertEntries": "never"}"#)
    try write("own.bib", "")
    try write("paper.md", "[@smith2020]")
    let found = try self.run("doctor", "paper.md", "--json").output
    let entries = try JSONDocument(parsing: Array(found.utf8)).root["newEntries"]
    #expect(entries?["target"]?.string == "\(folder.path)/own.bib")
    #expect(entries?["missing"]?.bool == false)
    #expect(entries?["reason"]?.string == "as insertTarget says")
    #expect(entries?["mode"]?.string == "never")
    #expect(entries.map { Array($0["refused"]?.elements.map { $0.range } ?? []).isEmpty } == true)
  }

  @Test func `labels of other files are no unknown keys`() throws {
    try write(
      "book/main.typ", "#include \"one.typ\"\n#include \"two.typ\"\n#bibliography(\"r.bib\")\n")
    try write("book/one.typ", "= Intro <intro>\n")
    try write("book/two.typ", "See @intro and @known and @nope.\n")
    try write("book/r.bib", "@misc{known, title = {Known}}\n")
    let run = try run("doctor", "book/two.typ", "--json")
    let documents = try JSONDocument(parsing: Array(run.output.utf8)).root["documents"]?.elements
    let document = documents.flatMap { $0.first { _ in true } }
    #expect(document?["unknown"]?.elements.map { $0["key"]?.string } == ["nope"])
    try check(
      "check", "book/two.typ",
      prints: [
        "book/two.typ:1:28: error: Unknown key “nope”: no entry of r.bib has it. [unknown-key]"
      ], status: 1)
  }

  @Test func `cross-references alone want no bibliography`() throws {
    try write("book/main.typ", "#include \"one.typ\"\n#include \"two.typ\"\n")
    try write("book/one.typ", "= Intro <intro>\n")
    try write("book/two.typ", "See @intro[chapter].\n")
    try FileManager.default.removeItem(at: folder.appending(path: "refs.bib"))
    try check("check", "book/two.typ")
  }

  @Test func `reports each list of bibliographies of a folder once`() throws {
    try write("a.md", "[@smith2020]\n")
    try write("b.md", "[@smith2020; @smith2021]\n")
    try write("own/c.md", "---\nbibliography: own.bib\n---\n[@own]\n")
    try write("own/own.bib", "@misc{own, title = {Own}}\n")
    let run = try run("doctor", ".", "--json")
    let reports = try lines(run.output).map { try JSONDocument(parsing: Array($0.utf8)).root }
    #expect(run.status == 1)
    func strings(_ value: JSONValue?, _ name: String) -> [String] {
      value?.elements.compactMap { $0[name]?.string?.replacing("\(folder.path)/", with: "") } ?? []
    }
    #expect(reports.map { strings($0["documents"], "path") } == [["a.md", "b.md"], ["own/c.md"]])
    #expect(
      reports.map { strings($0["sources"], "path") } == [
        ["refs.bib", "own/own.bib"], ["own/own.bib"],
      ])
    #expect(reports.first?["complaints"]?.elements.map { $0.string } == ["1 key is unknown"])
    #expect(reports.last?["healthy"]?.bool == true)
  }

  @Test func `says what a folder without documents would have`() throws {
    try write("empty/x.txt", "")
    let run = try run("doctor", "empty")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("empty: no document\n"))
    #expect(
      run.output.contains(
        "    nobody names one, and no file in empty fits **/*.{bib,csl.json}\n"))
  }

  @Test func `refuses what no document is`() throws {
    try write("binary.md", [0x41, 0x00, 0x42])
    try check("doctor", "gone.md", says: ["There is no file “gone.md”."], status: 2)
    try check(
      "doctor", "binary.md", says: ["“binary.md” is not used. It holds binary data."], status: 2)
    try check(
      "doctor", "refs.bib",
      says: [
        "“refs.bib” is not used. It is a bibliography: name a document that cites from it, or a folder."
      ], status: 2)
    try check(
      "doctor", "a", "b", says: ["doctor looks at one document or folder at a time"], status: 2)
  }

  @Test func `takes settings as arguments`() throws {
    try write("paper.md", "[@smith2020; @nobody]\n")
    try write("other/more.bib", "@misc{nobody, title = {Somebody}}\n")
    try check("check", "paper.md", "--source", "refs.bib", "--source", "other/more.bib")
    try check(
      "check", "paper.md", "--source=refs.bib", "--set", "diagnostics.unknown-key=hint",
      prints: [
        "paper.md:1:15: hint: Unknown key “nobody”: no entry of refs.bib has it. [unknown-key]"
      ])
    try check(
      "check", "paper.md", "--source", "gone.bib", "--set",
      "diagnostics.unknown-key=off",
      says: [
        "There is no file “gone.bib”: “\(folder.path)/gone.bib” does not exist. Did you mean “refs.bib”?"
      ], status: 2)
  }

  @Test func `points at what is wrong in an argument`() throws {
    try write("paper.md", "")
    let run = try run("check", "paper.md", "--set", "completion.limit=0")
    #expect(
      run.messages == """
        refdesk: --set: “limit” must be a whole number from 1 to 1000.
          completion.limit=0
                           ^

        """)
    #expect(run.status == 2)
    #expect(try self.run("doctor", "--source", "refs.bib=globl").status == 2)
    #expect(try self.run("search", "tides", "--set", "sources=gone.bib").status == 2)
  }

  /// The folder of the test and all above.
  private var above: String {
    var folders = [folder.path]
    while let last = folders.last, last != "/" {
      folders.append(String(last[..<(last.lastIndex(of: "/") ?? last.endIndex)]))
      if folders.last == "" { folders[folders.count - 1] = "/" }
    }
    return folders.joined(separator: ", ")
  }
}
