import Bibliography
import Formats
import PaperIndex
import Projects
import Testing
import TextStorage

@Suite struct LibraryLoaderTests {
  @Test func `makes a library of the sources in order`() {
    let workspace = Workspace(["a.bib": "@misc{a}", "b.bib": "@misc{b}\n@misc{c}"])
    #expect(
      keys(workspace.loader.open(workspace.scope("b.bib", "a.bib"))) == "project: b c, project: a")
  }

  @Test func `finds what a macro stands for after it was edited elsewhere`() {
    let before = "@string{v = {Volcano}}\n@misc{a, title = {Tides}}\n@misc{b, journal = v}\n"
    let after = before.replacing("Volcano", with: "Glacier")
    let workspace = Workspace(["refs.bib": before])
    let path = workspace.folder.path("refs.bib")
    _ = workspace.loader.open(workspace.scope("refs.bib"))
    let source = BibTeXSource.parse(SourceText(before), blockSize: 16)
    let start = before.utf8.distance(
      from: before.startIndex, to: before.firstRange(of: "Volcano")?.lowerBound ?? before.endIndex)
    let edited = BibTeXSource.reparse(
      source, replacing: start..<(start + 7), with: Array("Glacier".utf8), text: SourceText(after),
      blockSize: 16)
    let indexed = IndexedSource(name: path, source: source).withWords().replacing(edited: edited)
    _ = workspace.loader.setOverlay(indexed, at: path)
    let library = workspace.loader.addWords().last?.library
    let hits = library?.search(SearchQuery(text: Array("glacier".utf8))).hits ?? []
    #expect(hits.map { library?.entry($0.reference)?.key.string } == ["b"])
  }

  @Test func `gives roles by content and by settings`() {
    let listing = """
      pdf
      bib
      Attention
      Ashish Vaswani
      NeurIPS
      """
    let workspace = Workspace([
      "refdesk.json":
        #"{"sources": ["refs.bib", {"path": "lab.bib", "role": "global"}, "acl.txt"]}"#,
      "refs.bib": "@misc{a}", "lab.bib": "@misc{b}", "acl.txt": "2017\n\(listing)",
    ])
    let snapshot = workspace.loader.open(workspace.scope())
    #expect(snapshot.library.members.map(\.role) == [.project, .global, .index])
    #expect(snapshot.problems == [])
  }

  @Test func `says what could not be read where it was named`() {
    let workspace = Workspace(["a.txt": "nothing"])
    workspace.folder.makePipe("b.bib")
    let snapshot = workspace.loader.open(workspace.scope("a.txt", "b.bib", "c.bib"))
    #expect(
      snapshot.problems.map(\.code)
        == ["missing-bibliography", "unknown-format", "unreadable-bibliography"])
    #expect(snapshot.problems.map(\.origin) == [.declared(2), .declared(0), .declared(1)])
    #expect(snapshot.library.members.isEmpty)
  }

  @Test func `loads for who asks once`() {
    let workspace = Workspace(["a.bib": "@misc{a, title = {Tides}}"])
    let snapshot = LibraryLoader.loadNow(workspace.scope("a.bib"), withWords: true)
    #expect(keys(snapshot) == "project: a")
    #expect(snapshot.hasWords)
    #expect(!LibraryLoader.loadNow(workspace.scope("a.bib")).hasWords)
  }

  @Test func `shares sources and libraries`() {
    let workspace = Workspace(["a.bib": "@misc{a}", "b.bib": "@misc{b}"])
    let one = workspace.loader.open(workspace.scope("a.bib"))
    let other = workspace.loader.open(
      workspace.scope("../\(workspace.folder.path.split(separator: "/").last ?? "")/a.bib"))
    #expect(keys(one) == keys(other))
    #expect(other.generation > one.generation)
    workspace.folder.replace("a.bib", "@misc{a2}")
    #expect(workspace.look() == ["project: a2", "project: a2"])
  }

  // MARK: Words

  @Test func `adds words once, in a second step`() {
    let workspace = Workspace(["a.bib": "@misc{a, title = {Tides}}"])
    let first = workspace.loader.open(workspace.scope("a.bib"))
    #expect(!first.hasWords)
    #expect(workspace.loader.needsWords)
    let second = workspace.loader.addWords()
    #expect(second.map(\.hasWords) == [true])
    #expect(!workspace.loader.needsWords)
    #expect(workspace.loader.addWords().isEmpty)
  }

  // MARK: Changes on disk

  @Test func `sees nothing where nothing changes`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    _ = workspace.loader.open(workspace.scope())
    #expect(workspace.lookTwice() == [])
  }

  @Test func `sees a file written in place`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    workspace.folder.write("a.bib", "@misc{a}\n@misc{b}")
    #expect(workspace.look() == ["project: a b"])
  }

  @Test func `sees a file replaced by a rename`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    workspace.folder.replace("a.bib", "@misc{b}")
    #expect(workspace.look() == ["project: b"])
  }

  @Test func `says nothing when a file is touched`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    workspace.folder.replace("a.bib", "@misc{a}")
    #expect(workspace.lookTwice() == [])
    workspace.folder.setTime("a.bib", seconds: 1000)
    #expect(workspace.lookTwice() == [])
  }

  @Test func `sees that the target of a link changed, and that it leads elsewhere`() {
    let workspace = Workspace(["lab/a.bib": "@misc{a}", "lab/b.bib": "@misc{b}"])
    workspace.folder.makeLink("refs.bib", to: "lab/a.bib")
    _ = workspace.loader.open(workspace.scope("refs.bib"))
    workspace.folder.write("lab/a.bib", "@misc{a2} ")
    #expect(workspace.look() == ["project: a2"])
    workspace.folder.remove("refs.bib")
    workspace.folder.makeLink("refs.bib", to: "lab/b.bib")
    #expect(workspace.lookTwice() == ["project: b"])
  }

  @Test func `keeps a file's last good state while it is cut`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    workspace.folder.write("a.bib", "")
    #expect(workspace.look() == [])
    workspace.folder.write("a.bib", "@misc{a}\n@misc{b}")
    #expect(workspace.look() == ["project: a b"])
    workspace.folder.write("a.bib", "@misc{c}")
    #expect(workspace.look() == [])
    #expect(workspace.look() == ["project: c"])
  }

  @Test func `sees a file deleted and back`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    workspace.folder.remove("a.bib")
    #expect(workspace.look() == [])
    #expect(workspace.look() == ["missing-bibliography"])
    workspace.folder.write("a.bib", "@misc{b}")
    #expect(workspace.look() == ["project: b"])
  }

  @Test func `sees a declared file that comes to be`() {
    let workspace = Workspace([:])
    #expect(keys(workspace.loader.open(workspace.scope("x/a.bib"))) == "missing-bibliography")
    workspace.folder.write("x/a.bib", "@misc{a}")
    #expect(workspace.look() == ["project: a"])
  }

  @Test func `sees new files of the workspace and of patterns`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    _ = workspace.loader.open(workspace.scope())
    workspace.folder.write("x/y/b.bib", "@misc{b}")
    #expect(workspace.lookTwice() == ["project: a, project: b"])
    workspace.folder.write("x/y/c.bib", "@misc{c}")
    #expect(workspace.lookTwice() == ["project: a, project: b, project: c"])
  }

  @Test func `sees settings come, change and go`() {
    let workspace = Workspace(["a.bib": "@misc{a}", "b.bib": "@misc{b}"])
    _ = workspace.loader.open(workspace.scope(in: "x"))
    workspace.folder.write("refdesk.json", #"{"sources": ["a.bib"]}"#)
    #expect(workspace.look() == ["project: a"])
    workspace.folder.write("refdesk.json", #"{"sources": ["b.bib"], "x": 1}"#)
    #expect(workspace.look() == ["project: b, unknown-setting"])
    workspace.folder.remove("refdesk.json")
    #expect(workspace.lookTwice() == ["project: a, project: b"])
  }

  @Test func `changes only what hangs on a changed file`() {
    let workspace = Workspace(["a.bib": "@misc{a}", "b.bib": "@misc{b}"])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    _ = workspace.loader.open(workspace.scope("b.bib"))
    workspace.folder.replace("b.bib", "@misc{b2}")
    #expect(workspace.look() == ["project: b2"])
  }

  @Test func `forgets a scope that is closed`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    workspace.loader.close(workspace.scope("a.bib"))
    workspace.folder.replace("a.bib", "@misc{b}")
    #expect(workspace.lookTwice() == [])
    #expect(keys(workspace.loader.open(workspace.scope("a.bib"))) == "project: b")
  }

  // MARK: Open files

  @Test func `puts an open file in place of the one on disk`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    let path = workspace.folder.path("a.bib")
    _ = workspace.loader.open(workspace.scope("a.bib"))
    let opened = workspace.loader.setOverlay(
      workspace.indexed("@misc{b}", at: path), version: 7, at: path)
    #expect(opened.map(keys) == ["project: b"])
    #expect(opened.map(\.overlayVersions) == [[path: 7]])
    workspace.folder.replace("a.bib", "@misc{c}")
    #expect(workspace.lookTwice() == [])
    #expect(workspace.loader.setOverlay(nil, at: path).map(keys) == ["project: c"])
  }

  @Test func `says again what the file has that was closed before its edit was seen`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    _ = workspace.loader.open(workspace.scope("a.bib"))
    let path = workspace.folder.path("a.bib")
    #expect(workspace.loader.setOverlay(nil, at: path).map(keys) == ["project: a"])
    #expect(workspace.loader.setOverlay(nil, at: path + "x").map(keys) == [])
  }

  @Test func `knows an open file by another name`() {
    let workspace = Workspace(["lab/a.bib": "@misc{a}"])
    workspace.folder.makeLink("refs.bib", to: "lab/a.bib")
    _ = workspace.loader.open(workspace.scope("refs.bib"))
    let path = workspace.folder.path("lab/a.bib")
    let opened = workspace.loader.setOverlay(workspace.indexed("@misc{b}", at: path), at: path)
    #expect(opened.map(keys) == ["project: b"])
  }

  @Test func `takes an open file that is not saved yet`() {
    let workspace = Workspace([:])
    let path = workspace.folder.path("new.bib")
    _ = workspace.loader.open(workspace.scope("new.bib"))
    let opened = workspace.loader.setOverlay(workspace.indexed("@misc{a}", at: path), at: path)
    #expect(opened.map(keys) == ["project: a"])
    #expect(workspace.loader.setOverlay(nil, at: path).map(keys) == ["missing-bibliography"])
  }

  @Test func `gives words to open files`() {
    let workspace = Workspace(["a.bib": "@misc{a}"])
    let path = workspace.folder.path("a.bib")
    _ = workspace.loader.open(workspace.scope("a.bib"))
    _ = workspace.loader.setOverlay(workspace.indexed("@misc{b}", at: path), at: path)
    #expect(workspace.loader.addWords().map(\.hasWords) == [true])
  }

  @Test(arguments: [
    #"{"sources": ["lab.bib"],}"#, #"{"sources": "lab.bib"}"#,
    #"{"sources": [{"rol": "project"}]}"#,
    #"{"searchPaths": "lab"}"#,
  ])
  func `keys are left open while settings that may name sources are damaged`(_ settings: String) {
    let folder = TemporaryFolder(["refdesk.json": settings, "own.bib": "@misc{a}", "paper.md": ""])
    #expect(!LibraryLoader.loadNow(projectScope(folder, "paper.md")).knowsAll)
  }

  @Test func `other damage in settings leaves no key open`() {
    let folder = TemporaryFolder([
      "refdesk.json": #"{"completion": {"limit": "many"}}"#, "own.bib": "@misc{a}", "paper.md": "",
    ])
    #expect(LibraryLoader.loadNow(projectScope(folder, "paper.md")).knowsAll)
  }
}
