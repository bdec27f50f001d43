import Foundation
import JSON
import TestSupport
import Testing

/// What documents cite, and what holds for every subcommand that reads files.
extension CommandLineTests {
  @Test func `prints citations in their order with their places`() throws {
    try write("paper.md", "---\nnocite: '@n'\n---\n😀 [see @a, p. 3; -@{b:c}] and @d. a@b.org\n")
    try check(
      "citations", "paper.md", "--json",
      prints: [
        #"{"file":"paper.md","key":"n","line":2,"column":11,"endColumn":12,"mode":"nocite"}"#,
        #"{"file":"paper.md","key":"a","line":4,"column":9,"endColumn":10,"mode":"normal"}"#,
        #"{"file":"paper.md","key":"b:c","line":4,"column":21,"endColumn":24,"#
          + #""mode":"suppress-author"}"#,
        #"{"file":"paper.md","key":"d","line":4,"column":32,"endColumn":33,"#
          + #""mode":"author-in-text"}"#,
      ])
  }

  @Test func `prints citations as a compiler says places`() throws {
    try write("paper.md", "[@a] @b\n\n[@c]")
    try check(
      "citations", "paper.md",
      prints: ["paper.md:1:3: a", "paper.md:1:7: b  (author-in-text)", "paper.md:3:3: c"])
  }

  @Test func `prints the citations of a LaTeX document`() throws {
    try write("paper.tex", "\\cite[see][2]{a, b} % \\cite{c}\n\\nocite{*}\\textcite{d}")
    try check(
      "citations", "paper.tex",
      prints: ["paper.tex:1:15: a", "paper.tex:1:18: b", "paper.tex:2:21: d  (author-in-text)"])
  }

  @Test func `citations of a folder asks nothing of its bibliographies`() throws {
    try write("a/x.md", "@a1")
    try write("a/binary.bib", [0x40, 0, 1, 2])
    try check("citations", "a", prints: ["a/x.md:1:2: a1  (author-in-text)"])
  }

  @Test func `prints citations of the files it can read, in the order of the files`() throws {
    try write("b.md", "@b1")
    try write("a/z.md", "@a1")
    try write("a/c.qmd", "@a2")
    try write("notes.xyz", "@x")
    try check(
      "citations", "b.md", "lost.md", "a", "notes.xyz", "refs.bib", "b.md",
      prints: [
        "b.md:1:2: b1  (author-in-text)", "a/c.qmd:1:2: a2  (author-in-text)",
        "a/z.md:1:2: a1  (author-in-text)", "b.md:1:2: b1  (author-in-text)",
      ],
      says: [
        "There is no file “lost.md”.",
        "“notes.xyz” is not used. Its name is not one of a document that can cite.",
      ],
      status: 2)
  }

  @Test func `says what citations lack`() throws {
    try check(
      "citations",
      says: ["citations needs a file or a folder; see refdesk citations --help"], status: 2)
    try check(
      "citations", "x", "--format", "xml", says: ["citations prints text or json, not “xml”"],
      status: 2)
  }

  @Test func `prints the entries of all bibliographies of a folder`() throws {
    try write("lib/b/two.bib", "@misc{two}")
    try write("lib/one.bib", "@misc{one}")
    try write("lib/paper.md", "@one")
    let files = lines(try run("entries", "lib").output).compactMap {
      try? JSONDocument(parsing: Array($0.utf8)).root["file"]?.string
    }
    #expect(files == ["lib/b/two.bib", "lib/one.bib"])
    try write("empty/paper.md", "@one")
    try check("entries", "empty", says: ["There is no bibliography in “empty”."], status: 2)
  }

  // MARK: Every subcommand that reads files

  /// Each with the words that name a file.
  private static let readers: [[String]] = [
    ["check"], ["citations"], ["entries"], ["search", "tides", "--source"],
  ]

  private func run(_ reader: [String], _ more: [String]) throws -> CommandRun {
    let program = try #require(TranscriptTests.program)
    return try #require(
      CommandRun(program, (reader + more).map { Array($0.utf8) }, in: folder.path))
  }

  @Test(arguments: readers)
  func `prints the same for both names of a format`(reader: [String]) throws {
    try write("paper.md", "[@volcano]")
    let file = reader[0] == "check" || reader[0] == "citations" ? "paper.md" : "refs.bib"
    let short = try run(reader, [file, "--json"])
    #expect(!short.output.isEmpty)
    #expect(short.output == (try run(reader, [file, "--format", "json"]).output))
    #expect(short.output == (try run(reader, [file, "--format=json"]).output))
  }

  @Test(arguments: readers)
  func `goes on after a file that is missing`(reader: [String]) throws {
    try write("paper.md", "[@volcano]")
    let file = reader[0] == "check" || reader[0] == "citations" ? "paper.md" : "refs.bib"
    let run = try run(reader, ["lost.bib", file])
    #expect(!run.output.isEmpty)
    #expect(run.messages == "refdesk: There is no file “lost.bib”.\n")
    #expect(run.status == 2)
  }

  @Test(arguments: ["check", "citations", "entries"])
  func `takes every word after two dashes for a file`(subcommand: String) throws {
    try check(subcommand, "--", "--json", says: ["There is no file “--json”."], status: 2)
  }
}
