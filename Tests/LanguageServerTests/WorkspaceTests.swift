import Bibliography
import Citations
import Formats
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage
import Testing

@testable import LanguageServer

/// What the main thread makes of libraries that come in from another one, whenever they come.
struct WorkspaceTests {
  @Test func `a library with a source that was closed since is not shown`() throws {
    let folder = try TestFolder(["refs.bib": "@misc{saved}", "paper.md": ""])
    let inbox = Inbox<LibrarySnapshot>()
    let workspace = Workspace { inbox.post($0) }
    workspace.setFolders([folder.path])
    let uri = DocumentURI(filePath: folder.path("paper.md"))
    let text = Array("See [@typed].".utf8)
    let found = citations(in: text, language: .markdown)
    workspace.documentChanged(
      uri, citing: found, document: ProjectDocument(found, in: text, language: .markdown))
    func keys() -> [String] {
      workspace.sources(of: uri).library.members.flatMap { member in
        ["saved", "typed"].filter { member.source.firstEntry(forKey: Array($0.utf8)) != nil }
      }
    }
    func takeAll() { for snapshot in inbox.drain(milliseconds: 0) { workspace.take(snapshot) } }
    workspace.finishLoading()
    takeAll()
    #expect(keys() == ["saved"])

    let path = folder.path("refs.bib")
    let typed = BibTeXSource.parse(SourceText("@misc{typed}"))
    workspace.setOverlay(IndexedSource(name: path, source: typed), at: path, isEdited: true)
    #expect(keys() == ["typed"])
    workspace.finishLoading()
    workspace.removeOverlay(at: path)
    takeAll()
    #expect(keys() == ["saved"])
    workspace.finishLoading()
    takeAll()
    #expect(keys() == ["saved"])
  }
}
