import Foundation
import TestSupport
import Testing

/// Entries on their way from one bibliography into another.
extension CommandLineTests {
  private func text(of name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private func writeSources() throws {
    try write(
      "all.bib",
      """
      @book{doe2020, title = {Sea and {Sand}}, author = {Doe, Jo}, year = 2020, doi = {10.1000/1}}
      @misc{doe2021, title = {Sea and salt}, author = {Doe, Jo}, year = 2021, file = {/a.pdf}}
      """)
    try write("own.bib", "@book{roe,\n\ttitle = {Waves},\n\tyear = {1999}\n}\n")
  }

  @Test func `adds a paper by key, identifier or title, and not twice`() throws {
    try writeSources()
    try check(
      "add", "10.1000/1", "--source", "all.bib", "--to", "own.bib",
      prints: ["doe2020  Doe 2020. Sea and Sand  (added to own.bib)"])
    let expected = """
      @book{roe,
      \ttitle = {Waves},
      \tyear = {1999}
      }

      @book{doe2020,
      \ttitle = {Sea and {Sand}},
      \tauthor = {Doe, Jo},
      \tyear = {2020},
      \tdoi = {10.1000/1}
      }

      """
    #expect(try text(of: "own.bib") == expected)
    try check(
      "add", "doe2020", "--source", "all.bib", "--to", "own.bib",
      prints: ["doe2020  Doe 2020. Sea and Sand  (already in own.bib)"])
    try check(
      "add", "sea", "and", "sand", "--source", "all.bib", "--to", "own.bib",
      prints: ["doe2020  Doe 2020. Sea and Sand  (already in own.bib)"])
    #expect(try text(of: "own.bib") == expected)
  }

  @Test func `takes words that stand together for one title`() throws {
    try writeSources()
    try check(
      "add", "roe", "sea", "and", "salt", "10.1000/1", "--source", "all.bib", "--to", "own.bib",
      prints: [
        "roe  1999. Waves  (already in own.bib)",
        "doe2021  Doe 2021. Sea and salt  (added to own.bib)",
        "doe2020  Doe 2020. Sea and Sand  (added to own.bib)",
      ], says: ["“doe2021” is written without file."])
  }

  @Test func `names what is nearest where nothing is found`() throws {
    try writeSources()
    try check(
      "add", "dough2020", "--source", "all.bib", "--to", "own.bib",
      says: [
        "nothing is found for “dough2020”; the nearest are:", "  doe2020  Doe 2020. Sea and Sand",
      ], status: 1)
    try check(
      "add", "the", "sea", "salt", "cookbook", "--source", "all.bib", "--to", "own.bib",
      says: [
        "nothing is found for “the sea salt cookbook”; the nearest are:",
        "  doe2021  Doe 2021. Sea and salt",
      ], status: 1)
    try check(
      "add", "10.1000/404", "sea", "and", "sand", "--source", "all.bib", "--to", "own.bib",
      prints: ["doe2020  Doe 2020. Sea and Sand  (added to own.bib)"],
      says: ["nothing is found for “10.1000/404”"], status: 1)
  }

  @Test func `makes keys by the settings' template, and says what is wrong in it`() throws {
    try writeSources()
    try write("refdesk.json", #"{"keyTemplate": "[auth:upper]:[shortyear]"}"#)
    try check(
      "add", "doe2020", "--source", "all.bib", "--to", "own.bib",
      prints: ["DOE:20  Doe 2020. Sea and Sand  (added to own.bib)"])
    try write("refdesk.json", #"{"keyTemplate": "[auth:uper]"}"#)
    try check(
      "add", "doe2021", "--source", "all.bib", "--to", "own.bib",
      prints: ["doe2021  Doe 2021. Sea and salt  (added to own.bib)"],
      says: [
        "refdesk.json:1:24: “keyTemplate”, character 7: There is no modifier “:uper” of markers.",
        "“doe2021” is written without file.",
      ])
  }

  @Test func `shows what would be added`() throws {
    try writeSources()
    let before = try text(of: "own.bib")
    try check(
      "add", "doe2021", "--source", "all.bib", "--to", "own.bib", "--key", "salt", "--dry-run",
      prints: [
        "--- own.bib", "+++ own.bib", "@@ -2,3 +2,9 @@", " \ttitle = {Waves},", " \tyear = {1999}",
        " }", "+", "+@misc{salt,", "+\ttitle = {Sea and salt},", "+\tauthor = {Doe, Jo},",
        "+\tyear = {2021}", "+}",
      ], says: ["“salt” is written without file."])
    #expect(try text(of: "own.bib") == before)
  }

  @Test func `adds nothing where several papers fit`() throws {
    try writeSources()
    try check(
      "add", "sea", "--source", "all.bib", "--to", "own.bib",
      says: [
        "“sea” fits several papers; name one by its key:", "  doe2021  Doe 2021. Sea and salt",
        "  doe2020  Doe 2020. Sea and Sand",
      ], status: 1)
    try check(
      "add", "mountains", "--source", "all.bib", "--to", "own.bib",
      says: ["nothing is found for “mountains”"], status: 1)
  }

  @Test func `names the paper that has the words in its abstract only`() throws {
    try writeSources()
    try write("all.bib", "@misc{doe, title = {Dunes}, abstract = {Sand drifts at dusk.}}")
    try check(
      "add", "dunes", "dusk", "--source", "all.bib", "--to", "own.bib",
      says: ["“dunes dusk” may be this; name it by its key:", "  doe  Dunes"], status: 1)
  }

  @Test func `makes a file, and keeps what one is written in`() throws {
    try writeSources()
    try write("all.bib", "@misc{doe, title = {Dünen und α}}")
    try check(
      "add", "doe", "--source", "all.bib", "--to", "new.bib",
      prints: ["doe  Dünen und α  (added to new.bib)"])
    #expect(
      try text(of: "new.bib")
        == "@misc{doe,\n  title = {D{\\\"u}nen und \\ensuremath{\\alpha}},\n}\n")
    try write("latin.bib", Array("@misc{roe,\n  title = {H".utf8) + [0xF6] + Array("he}\n}\n".utf8))
    try check(
      "add", "doe", "--source", "all.bib", "--to", "latin.bib",
      prints: ["doe  Dünen und α  (added to latin.bib)"])
    let latin = try Data(contentsOf: folder.appending(path: "latin.bib"))
    #expect(latin.contains(0xF6))
    #expect(
      String(decoding: latin, as: UTF8.self).contains("{D{\\\"u}nen und \\ensuremath{\\alpha}}"))
  }

  @Test func `refuses files that are not to be written`() throws {
    try writeSources()
    try write("mendeley.bib", "Automatically generated by Mendeley Desktop 1.19\n\n@misc{a}\n")
    try check(
      "add", "doe2020", "--source", "all.bib", "--to", "mendeley.bib",
      says: ["“mendeley.bib” is written by Mendeley, which would lose what is added here."],
      status: 2)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: folder.appending(path: "own.bib").path)
    try check(
      "add", "doe2020", "--source", "all.bib", "--to", "own.bib", says: ["“own.bib” is read-only."],
      status: 2)
    try check(
      "add", "doe2020", "--source", "all.bib", "--to", "own.json",
      says: ["“own.json” is no .bib, and entries are written into nothing else"], status: 2)
  }

  // MARK: Extraction

  @Test func `extracts what a document cites, as it is written`() throws {
    try write(
      "thesis.bib",
      """
      @preamble{"\\newcommand{\\x}{}"}
      @string{sea = "Proc. Sea"}
      @inproceedings{b,
        title = "{B} on \\x",
        crossref = "p"
      }
      @proceedings{p,
        booktitle = sea
      }
      @misc{c,
        title = "C"
      }
      @misc{a,
        title = "Ä",
        file = {/a.pdf}
      }
      """)
    try write("thesis.tex", "\\addbibresource{thesis.bib}\n\\cite{b}\\input{two}\\cite{lost}")
    try write("two.tex", "\\cite{a}")
    let head = """
      @preamble{"\\newcommand{\\x}{}"}

      @string{sea = "Proc. Sea"}


      """
    let b = "@inproceedings{b,\n  title = \"{B} on \\x\",\n  crossref = \"p\"\n}\n"
    let a = "@misc{a,\n  title = \"Ä\"\n}\n"
    let p = "@proceedings{p,\n  booktitle = sea\n}\n"
    let found = try run("extract", "thesis.tex")
    #expect(found.output == "\(head)\(b)\(a)\(p)")
    #expect(found.messages.hasPrefix("refdesk: thesis.tex:2:26: Unknown key “lost”"))
    #expect(found.status == 1)
    _ = try run("extract", "thesis.tex", "--sort", "key", "-o", "cited.bib")
    #expect(try text(of: "cited.bib") == "\(head)\(a)\(b)\(p)")
    try check(
      "extract", "thesis.tex", "-o", "thesis.bib",
      says: [
        found.messages.dropFirst(9).split(separator: "\n").first.map(String.init) ?? "",
        "“thesis.bib” would be lost: entries are taken from it. Name another file.",
      ], status: 2)
  }

  @Test func `extracts all of a bibliography where all of it is listed`() throws {
    try write("paper.md", "---\nbibliography: refs.bib\nnocite: '@*'\n---\n@jones19")
    let found = try run("extract", "paper.md")
    #expect(found.output.contains("jones19,") && found.output.contains("smith2020,"))
    #expect(found.status == 0)
  }

  @Test func `says what extract lacks`() throws {
    try check(
      "extract", says: ["extract needs a document; see refdesk extract --help"], status: 2)
    try check(
      "extract", "refs.bib",
      says: [
        "“refs.bib” is not used. It is a bibliography: name a document that cites from it."
      ], status: 2)
  }
}
