import CitationFeatures
import Citations
import Projects
import Testing

private let book = "@book{euler1748, title = {Introductio}}\n"

/// The targets of a document `text/a.md` in a folder with these files, that declares these
/// bibliographies; those that are not there with a plus.
private func checkTargets(
  _ files: [String: String], _ declared: [String] = [], _ expected: [String],
  others: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = TemporaryFolder(files.merging(["text/a.md": ""]) { $1 })
  let snapshot = LibraryLoader.loadNow(
    ProjectScope(
      documentFolder: folder.path("text"), workspaceFolder: folder.path, declared: declared,
      document: folder.path("text/a.md"), language: .markdown))
  let targets = InsertTargets(of: snapshot, in: snapshot.library)
  let found = targets.targets.map {
    ($0.isMissing ? "+" : "") + $0.path.replacing("\(folder.path)/", with: "")
  }
  #expect(found == expected, sourceLocation: sourceLocation)
  #expect(targets.others == others, sourceLocation: sourceLocation)
}

@Suite struct InsertTargetsTests {
  @Test func `takes the first bibliography with entries that the document names`() {
    checkTargets(
      ["text/names.bib": "@string{a = {b}}", "text/refs.bib": book, "text/more.bib": book],
      ["names.bib", "refs.bib", "more.bib"], ["text/refs.bib", "text/more.bib", "text/names.bib"])
  }

  @Test func `takes the bibliography that settings name, if the document has it`() {
    let files = ["text/refs.bib": book, "text/more.bib": book]
    checkTargets(
      files.merging(["refdesk.json": #"{"insertTarget": "text/more.bib"}"#]) { $1 },
      ["refs.bib", "more.bib"], ["text/more.bib", "text/refs.bib"])
    checkTargets(
      files.merging(["refdesk.json": #"{"insertTarget": "other.bib"}"#]) { $1 },
      ["refs.bib"], ["text/refs.bib"])
  }

  @Test func `takes what lies beside the document before what lies elsewhere`() {
    checkTargets(
      ["a.bib": book, "text/refs.bib": book, "z/z.bib": book], [],
      ["text/refs.bib", "a.bib", "z/z.bib"])
  }

  @Test func `can make a bibliography that the document names`() {
    checkTargets([:], ["refs.bib"], ["+text/refs.bib"])
    checkTargets([:], ["refs.json"], [])
    checkTargets(["refdesk.json": #"{"insertTarget": "my.bib"}"#], [], ["+my.bib"])
    checkTargets(
      ["refdesk.json": #"{"sources": ["new.bib", {"path": "my.bib", "role": "global"}]}"#], [],
      ["+new.bib"])
  }

  @Test func `takes no library, listing or file of another format`() {
    checkTargets(
      [
        "refdesk.json": #"{"sources": [{"path": "my.bib", "role": "global"}]}"#, "my.bib": book,
        "text/refs.json": #"[{"id": "euler1748", "type": "book"}]"#,
      ], ["refs.json"], [], others: ["refs.json"])
  }

  @Test func `has no target where nothing is named`() {
    checkTargets([:], [], [])
  }
}
