import Bibliography
import Citations
import Projects
import Testing

/// What a keystroke in an open document costs: nothing on disk is read again, and no folder walked
/// through. To see it, files and folders change here and keep their times, so that only who reads them
/// again knows.
struct KeystrokeTests {
  private let time = 1_000_000

  private func document(_ text: String) -> ProjectDocument {
    let bytes = Array(text.utf8)
    return ProjectDocument(citations(in: bytes, language: .latex), in: bytes, language: .latex)
  }

  private func workspace(_ files: [String: String]) -> Workspace {
    let workspace = Workspace(files)
    for name in files.keys { workspace.folder.setTime(name, seconds: time) }
    for name in ["lab", "."] { workspace.folder.setTime(name, seconds: time) }
    return workspace
  }

  private func scope(_ workspace: Workspace) -> ProjectScope {
    ProjectScope(
      documentPath: workspace.folder.path("main.tex"), language: .latex, declared: [],
      workspaceFolders: [workspace.folder.path], clientSettings: ClientSettings())
  }

  /// Changes what nobody may notice.
  private func change(_ workspace: Workspace) {
    workspace.folder.write("lab/a.bib", "@misc{x}")
    workspace.folder.write("lab/new.bib", "@misc{y}")
    workspace.folder.write("one.tex", #"\bibliography{lab/q}"#)
    for name in ["lab/a.bib", "one.tex", "lab", "."] {
      workspace.folder.setTime(name, seconds: time)
    }
  }

  /// Types twenty letters at the beginning of `main.tex`; its library is what it was.
  private func typing(in workspace: Workspace, before text: String) {
    let path = workspace.folder.path("main.tex")
    for count in 1...20 {
      let typed = String(repeating: "x", count: count) + text
      let seen = workspace.loader.setDocument(document(typed), at: path).map(keys)
      #expect(seen.allSatisfy { $0 == "project: a" })
    }
  }

  @Test func `typing before what a document names moves it and reads nothing`() {
    let text = #"\documentclass{book}\begin{document}\input{one}\cite{a}"#
    let workspace = workspace([
      "lab/a.bib": "@misc{a}", "main.tex": text, "one.tex": #"\bibliography{lab/a}"#,
    ])
    #expect(keys(workspace.loader.open(scope(workspace))) == "project: a")
    _ = workspace.loader.setDocument(document(text), at: workspace.folder.path("main.tex"))
    change(workspace)
    typing(in: workspace, before: text)
  }

  @Test func `typing in a document without bibliography walks through no folder`() {
    let text = #"\documentclass{book}\begin{document}\input{one}\cite{a}"#
    let workspace = workspace(["lab/a.bib": "@misc{a}", "main.tex": text, "one.tex": "Text"])
    #expect(keys(workspace.loader.open(scope(workspace))) == "project: a")
    _ = workspace.loader.setDocument(document(text), at: workspace.folder.path("main.tex"))
    workspace.folder.write("lab/new.bib", "@misc{y}")
    workspace.folder.setTime("lab", seconds: time)
    typing(in: workspace, before: text)
    // The folder itself tells.
    workspace.folder.setTime("lab", seconds: time + 1)
    #expect(workspace.lookTwice() == ["project: a, project: y"])
  }

  @Test func `typing in a part whose root is elsewhere walks through no folder`() {
    let text = #"Text \cite{a}"#
    let root = #"\documentclass{book}\begin{document}\input{../main}\bibliography{KEY}"#
    let workspace = workspace([
      "lab/a.bib": "@misc{a}", "lab/b.bib": "@misc{b}", "main.tex": text,
      "lab/root.tex": root.replacing("KEY", with: "a"),
    ])
    #expect(keys(workspace.loader.open(scope(workspace))) == "project: a")
    _ = workspace.loader.setDocument(document(text), at: workspace.folder.path("main.tex"))
    workspace.folder.write("lab/another.tex", root.replacing("KEY", with: "b"))
    workspace.folder.setTime("lab", seconds: time)
    typing(in: workspace, before: text)
    workspace.folder.setTime("lab", seconds: time + 1)
    #expect(workspace.lookTwice() == ["project: b, project: a"])
  }

  @Test func `typing in an open bibliography reads no other one`() {
    let workspace = workspace(["lab/a.bib": "@misc{a}", "lab/b.bib": "@misc{b}", "one.tex": ""])
    let scope = workspace.scope("lab/a.bib", "lab/b.bib")
    #expect(keys(workspace.loader.open(scope)) == "project: a, project: b")
    let path = workspace.folder.path("lab/b.bib")
    _ = workspace.loader.setOverlay(workspace.indexed("@misc{b}", at: path), at: path)
    change(workspace)
    for count in 1...20 {
      let key = "b" + String(repeating: "b", count: count)
      let seen = workspace.loader.setOverlay(workspace.indexed("@misc{\(key)}", at: path), at: path)
      #expect(seen.map(keys) == ["project: a, project: \(key)"])
    }
  }
}
