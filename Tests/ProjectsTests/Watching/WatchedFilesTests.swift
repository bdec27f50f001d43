import Projects
import Testing

/// What is seen of changes on disk, over all that a document's sources hang on.
struct WatchedFilesTests {
  private func thesis(_ files: [String: String]) -> Workspace {
    Workspace(
      files.merging([
        "main.tex": #"\documentclass{book}\input{one}\input{two}\cite{a}"#, "one.tex": "One",
      ]) { own, _ in own })
  }

  private func scope(_ document: String, in workspace: Workspace) -> ProjectScope {
    ProjectScope(
      documentPath: workspace.folder.path(document), language: .latex, declared: [],
      workspaceFolders: [workspace.folder.path], clientSettings: ClientSettings())
  }

  @Test func `a chapter names another bibliography`() {
    let workspace = thesis(["a.bib": "@misc{a}", "b.bib": "@misc{b}", "two.tex": "Two"])
    let files = workspace.folder
    files.write("one.tex", #"\addbibresource{a.bib}"#)
    #expect(keys(workspace.loader.open(scope("main.tex", in: workspace))) == "project: a")
    files.write("one.tex", #"\addbibresource{a.bib}\addbibresource{b.bib}"#)
    #expect(workspace.look() == ["project: a, project: b"])
    files.replace("one.tex", #"\addbibresource{b.bib}  % and no other one any more"#)
    #expect(workspace.lookTwice() == ["project: b"])
  }

  @Test func `a chapter comes to be that names a bibliography`() {
    let workspace = thesis(["lab/a.bib": "@misc{a}"])
    #expect(keys(workspace.loader.open(scope("main.tex", in: workspace))) == "project: a")
    workspace.folder.write("two.tex", #"\addbibresource{none.bib}"#)
    #expect(workspace.lookTwice() == ["missing-bibliography"])
  }

  @Test func `a pattern fits a new file, and one less`() {
    let workspace = Workspace(["bib/a.bib": "@misc{a}"])
    #expect(keys(workspace.loader.open(workspace.scope("bib/*.bib"))) == "project: a")
    workspace.folder.write("bib/b.bib", "@misc{b}")
    #expect(workspace.lookTwice() == ["project: a, project: b"])
    workspace.folder.remove("bib/a.bib")
    #expect(workspace.lookTwice() == ["project: b"])
  }

  @Test func `a link is replaced by a file, and by another link`() {
    let workspace = Workspace(["lab/a.bib": "@misc{a}", "lab/b.bib": "@misc{b}"])
    let files = workspace.folder
    files.makeLink("refs.bib", to: "lab/a.bib")
    #expect(keys(workspace.loader.open(workspace.scope("refs.bib"))) == "project: a")
    files.makeLink("refs.bib.new", to: "lab/b.bib")
    files.move("refs.bib.new", to: "refs.bib")
    #expect(workspace.lookTwice() == ["project: b"])
    files.replace("refs.bib", "@misc{own}")
    #expect(workspace.lookTwice() == ["project: own"])
  }

  @Test func `the target of a link is replaced`() {
    let workspace = Workspace(["lab/a.bib": "@misc{a}"])
    workspace.folder.makeLink("refs.bib", to: "lab/a.bib")
    _ = workspace.loader.open(workspace.scope("refs.bib"))
    workspace.folder.replace("lab/a.bib", "@misc{b}")
    #expect(workspace.lookTwice() == ["project: b"])
  }

  @Test func `the folder that a link leads into is renamed, and is back`() {
    let workspace = Workspace(["store/lab/a.bib": "@misc{a}"])
    let files = workspace.folder
    files.makeLink("lab", to: "store/lab")
    _ = workspace.loader.open(workspace.scope("lab/a.bib"))
    files.move("store", to: "attic")
    #expect(workspace.look() == [])
    #expect(workspace.look() == ["missing-bibliography"])
    files.move("attic", to: "store")
    #expect(workspace.lookTwice() == ["project: a"])
  }

  @Test func `another branch is checked out`() {
    let workspace = Workspace([
      "a.bib": "@misc{a}", "b.bib": "@misc{b}", "refdesk.json": #"{"sources": ["a.bib", "b.bib"]}"#,
    ])
    let files = workspace.folder
    _ = workspace.loader.open(workspace.scope())
    // Git removes what it replaces.
    files.remove("a.bib")
    files.remove("b.bib")
    files.remove("refdesk.json")
    files.write("a.bib", "@misc{a2}")
    files.write("c.bib", "@misc{c}")
    files.write("refdesk.json", #"{"sources": ["a.bib", "c.bib"]}"#)
    #expect(workspace.lookTwice() == ["project: a2, project: c"])
    #expect(workspace.lookTwice() == [])
  }

  // MARK: Half-written files

  /// Looks until something changes, or often enough; how many looks it took, and what was seen.
  private func looks(_ workspace: Workspace) -> String {
    for count in 1...20 {
      let seen = workspace.look()
      if !seen.isEmpty { return "\(count): \(seen.joined(separator: "; "))" }
    }
    return "nothing"
  }

  private let whole = "@misc{a, note = {1}}\n@misc{b, note = {2}}\n@misc{c, note = {3}}\n"

  @Test func `an emptied file keeps its last good state until it is full again`() {
    let workspace = Workspace(["a.bib": whole])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    workspace.folder.write("a.bib", "")
    #expect(workspace.lookTwice() == [])
    #expect(workspace.lookTwice() == [])
    workspace.folder.write("a.bib", whole + "@misc{d}")
    #expect(workspace.look() == ["project: a b c d"])
    #expect(workspace.lookTwice() == [])
  }

  @Test func `a file that ends within an entry keeps its last good state until it is whole`() {
    let workspace = Workspace(["a.bib": whole])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    // Longer than before, and another file.
    let long = "@misc{a, note = {\(String(repeating: "1", count: 200))}}\n@misc{b, note = {"
    workspace.folder.replace("a.bib", long)
    #expect(workspace.lookTwice() == [])
    workspace.folder.write("a.bib", long + "2}}\n@misc{c, note = {3}}\n@misc{d}")
    #expect(workspace.look() == ["project: a b c d"])
  }

  @Test func `what stays short counts in the end`() {
    let workspace = Workspace(["a.bib": whole])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    workspace.folder.write("a.bib", "")
    #expect(looks(workspace) == "5: project: , empty-bibliography")
    workspace.folder.write("a.bib", whole)
    #expect(looks(workspace) == "1: project: a b c")
    workspace.folder.write("a.bib", "@misc{a, note = {1}}\n@misc{b, note = {2")
    #expect(looks(workspace) == "5: project: a b")
  }

  @Test func `words that are made meanwhile leave a half file held back`() {
    let workspace = Workspace(["a.bib": whole])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    workspace.folder.write("a.bib", "")
    #expect(workspace.lookTwice() == [])
    #expect(workspace.loader.addWords().map(keys) == ["project: a b c"])
    #expect(looks(workspace) == "3: project: , empty-bibliography")
  }

  @Test func `fewer entries are no half file when the last one is whole`() {
    let workspace = Workspace(["a.bib": whole])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    workspace.folder.write("a.bib", "@misc{a, note = {1}}\n")
    #expect(looks(workspace) == "2: project: a")
  }

  @Test func `what the editor wrote is whole`() {
    let workspace = Workspace(["a.bib": whole])
    let path = workspace.folder.path("a.bib")
    _ = workspace.loader.open(workspace.scope("a.bib"))
    _ = workspace.loader.setOverlay(workspace.indexed("", at: path), at: path)
    workspace.folder.write("a.bib", "")
    #expect(
      workspace.loader.setOverlay(nil, at: path).map(keys) == ["project: , empty-bibliography"])
  }

  @Test func `a half-written export of another format is held back`() {
    let items = #"[{"id": "a", "type": "book"}, {"id": "b", "type": "book"}]"#
    let workspace = Workspace(["a.json": items])
    #expect(keys(workspace.loader.open(workspace.scope("a.json"))) == "project: a b")
    workspace.folder.write("a.json", "")
    #expect(workspace.lookTwice() == [])
    workspace.folder.write("a.json", String(items.dropLast(25)))
    #expect(workspace.lookTwice() == [])
    workspace.folder.write("a.json", items.replacing("\"a\"", with: "\"c\""))
    #expect(looks(workspace) == "1: project: c b")
  }
}
