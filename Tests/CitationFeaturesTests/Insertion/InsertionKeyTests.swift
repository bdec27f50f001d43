import Bibliography
import CitationFeatures
import Formats
import PaperIndex
import Testing
import TextStorage

private func library(_ project: String, _ index: String = "") -> Library {
  let members = [
    Library.Member(
      source: IndexedSource(
        name: "/refs.bib", source: BibTeXSource.parse(SourceText(project))), role: .project),
    Library.Member(
      source: IndexedSource(
        name: "/all.bib", source: BibTeXSource.parse(SourceText(index))), role: .global),
  ]
  let bare = Library(members)
  return Library(
    members.enumerated().map { number, member in
      Library.Member(
        source: member.source.withWords(in: bare, number: number), role: member.role)
    })
}

/// Checks the key that the last entry of `index` gets in a project.
private func checkKey(
  of index: String, in project: String, by template: String? = nil, _ expected: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let library = library(project, index)
  guard let location = library.members[1].source.source.locations.map({ $0 }).last,
    let merged = library.merged(
      library.work(of: EntryReference(member: 1, location: location)),
      as: EntryReference(member: 1, location: location))
  else {
    Issue.record("There is no entry.", sourceLocation: sourceLocation)
    return
  }
  let keys = InsertionKeys(library: library, template: template.flatMap { KeyTemplate($0) })
  #expect(keys.key(for: merged).string == expected, sourceLocation: sourceLocation)
}

private let doe = "@misc{x, author = {Doe, Jo}, title = {Tides of the sea}, year = 2020}"

struct InsertionKeyTests {
  @Test func `a paper keeps its key`() {
    checkKey(of: doe, in: "@misc{a, title = {A}}", "x")
  }

  @Test func `a paper gets a key by the template`() {
    checkKey(of: doe, in: "", by: "[auth:lower][year]", "doe2020")
  }

  @Test func `a letter tells it from another with that key, whatever its case`() {
    checkKey(of: doe, in: "@misc{X, title = {A}}", "xa")
    checkKey(of: doe, in: "@misc{x, title = {A}}\n@misc{XA, title = {B}}", "xb")
    let letters = "abcdefghijklmnopqrstuvwxyz".map { "@misc{x\($0), title = {T\($0)}}\n" }
    checkKey(of: doe, in: "@misc{x, title = {A}}\n" + letters.joined(), "xaa")
  }

  @Test func `a paper that is there has its key`() {
    checkKey(
      of: doe, in: "@misc{X, title = {Tides of the Sea}, author = {Doe, Jo}, year = 2020}", "X")
  }

  @Test func `a key can be written`() {
    checkKey(
      of: "@misc{, author = {Doe, Jo}, title = {Tides of the sea}, year = 2020}", in: "",
      "doe2020tides")
  }
}

/// Checks the template that a project's keys follow.
private func checkTemplate(
  _ project: String, _ expected: String?, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    KeyTemplate(of: library(project))?.text == expected, sourceLocation: sourceLocation)
}

struct KeyTemplateInferenceTests {
  private static let papers = [
    ("Doe, Jo", "Tides of the sea", 2020), ("Roe, Ann and Poe, Bo", "The dunes", 1999),
    ("Moe, Al and Loe, B and Coe, C", "Ebb and flow", 2001), ("Doe, Jo", "Sand", 2012),
  ]

  private static func project(_ keys: [String]) -> String {
    zip(keys, papers).map {
      "@misc{\($0), author = {\($1.0)}, title = {\($1.1)}, year = \($1.2)}\n"
    }.joined()
  }

  @Test func `finds what keys have in common`() {
    checkTemplate(Self.project(["Doe2020", "Roe1999", "Moe2001", "Doe2012"]), "[auth][year]")
    checkTemplate(
      Self.project(["doe:2020", "roe:1999a", "moe:2001", "doe:2012"]), "[auth:lower]:[year]")
    checkTemplate(
      Self.project(["doe2020tides", "roe1999dunes", "moe2001ebb", "doe2012sand"]),
      "[auth:lower][year][veryshorttitle:lower]")
    checkTemplate(
      Self.project(["doe_tides_2020", "roe_dunes_1999", "moe_ebb_2001", "doe_sand_2012"]),
      "[auth:lower]_[veryshorttitle:lower]_[year]")
    checkTemplate(
      Self.project([
        "doe-2020-tides", "roe-poe-1999-dunes", "moe-etal-2001-ebb", "doe-2012-sand",
      ]), #"[auth.etal:lower:regex("\\.","-")]-[year]-[veryshorttitle:lower]"#)
  }

  @Test func `finds nothing where keys are of all kinds`() {
    checkTemplate(Self.project(["a", "Roe1999", "sea", "12"]), nil)
    checkTemplate("@misc{Doe2020, author = {Doe}, title = {A}, year = 2020}", nil)
  }

  @Test func `takes what JabRef notes`() {
    checkTemplate(
      Self.project(["a", "b"]) + "\n@Comment{jabref-meta: keypatterndefault:[auth]_[year];}\n",
      "[auth]_[year]")
  }
}
