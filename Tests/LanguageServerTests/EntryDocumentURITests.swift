import LanguageServerProtocol
import Testing

@testable import LanguageServer

/// The addresses of documents that show papers of an index.
struct EntryDocumentURITests {
  @Test(arguments: [
    ("smith2020", "/papers/arxiv.txt", "file:///paper/paper.md"),
    ("DBLP:conf/x/Y-10.1", "/a b/\u{E9}?x=y&z.bib", "vscode-notebook-cell:/a/b.ipynb#C1"),
    ("100%41", "/%41", "untitled:Untitled-1"),
    ("\u{10D}ern\u{FD}", "C:/x.bib", "file:///c%3A/x.md"),
  ])
  func `lead back to the paper`(key: String, source: String, document: String) throws {
    let place = EntryDocumentURI(
      key: Array(key.utf8), source: source, document: DocumentURI(document))
    #expect(EntryDocumentURI(place.uri) == place)
    #expect(place.uri.string.hasPrefix("refdesk:/"))
    #expect(place.uri.string.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }

  @Test func `lead back also when a client wrote them in its own way`() {
    let place = EntryDocumentURI(
      key: Array("a/b".utf8), source: "/x/y.txt", document: DocumentURI("file:///p.md"))
    #expect(
      place.uri.string == "refdesk:/a/b.bib?source=/x/y.txt&document=file%3A///p.md")
    #expect(
      EntryDocumentURI(
        DocumentURI("refdesk:/a/b.bib?source%3D/x/y.txt%26document%3Dfile%3A///p.md")) == place)
  }

  @Test(arguments: [
    "file:///a.bib?source=/x&document=y", "refdesk:/a.bib", "refdesk:/a.bib?source=/x",
    "refdesk:/.bib?source=/x&document=y", "refdesk:/a?source=/x&document=y", "refdesk:", "",
    "refdesk:a.bib?source=/x&document=y", "refdesk:/a.bib?document=y&source=/x",
  ])
  func `are no others`(uri: String) {
    #expect(EntryDocumentURI(DocumentURI(uri)) == nil)
  }
}
