import JSON
import LanguageServerProtocol
import Testing

@Suite struct NotebookSynchronizationTests {
  @Test func `offers to keep notebooks in step`() throws {
    try checkWritten(
      NotebookDocumentSyncOptions(cellLanguages: ["markdown", "raw"]),
      "NotebookDocumentSyncOptions",
      #"{"notebookSelector":[{"cells":[{"language":"markdown"},{"language":"raw"}]}],"#
        + #""save":true}"#)
    try checkWritten(
      ServerCapabilities(
        notebookDocumentSync: NotebookDocumentSyncOptions(cellLanguages: ["markdown"], save: false),
        workspaceFolders: false),
      "ServerCapabilities",
      #"{"positionEncoding":"utf-16","textDocumentSync":{"openClose":true,"change":2,"#
        + #""save":{"includeText":false}},"notebookDocumentSync":{"notebookSelector":["#
        + #"{"cells":[{"language":"markdown"}]}],"save":false}}"#)
  }

  @Test func `knows a client that keeps them so`() throws {
    let announced = #"{"notebookDocument":{"synchronization":{"dynamicRegistration":true}}}"#
    #expect(ClientCapabilities(try json(announced)).notebookSynchronization)
    #expect(!ClientCapabilities(try json(#"{"notebookDocument":{}}"#)).notebookSynchronization)
    #expect(!ClientCapabilities(nil).notebookSynchronization)
  }

  @Test func `reads an opened notebook`() throws {
    let params = try DidOpenNotebookDocumentParams(
      json(
        #"""
        {"notebookDocument":{"uri":"file:///a.ipynb","notebookType":"jupyter-notebook","version":3,
        "metadata":{"kernelspec":{}},"cells":[{"kind":1,"document":"cell:1","metadata":{}},
        {"kind":2,"document":"cell:2","executionSummary":{"executionOrder":1}}]},
        "cellTextDocuments":[{"uri":"cell:1","languageId":"markdown","version":7,"text":"é"}]}
        """#))
    #expect(params.notebookDocument.uri == "file:///a.ipynb")
    #expect(params.notebookDocument.notebookType == "jupyter-notebook")
    #expect(params.notebookDocument.version == 3)
    #expect(params.notebookDocument.cells.map(\.document) == ["cell:1", "cell:2"])
    #expect(params.cellTextDocuments.map(\.uri) == ["cell:1"])
    #expect(params.cellTextDocuments.map(\.text) == [Array("é".utf8)])
  }

  @Test func `reads other cells`() throws {
    let params = try DidChangeNotebookDocumentParams(
      json(
        #"""
        {"notebookDocument":{"uri":"file:///a.ipynb","version":4},"change":{"cells":{"structure":{
        "array":{"start":1,"deleteCount":2,"cells":[{"kind":1,"document":"cell:3"}]},
        "didOpen":[{"uri":"cell:3","languageId":"markdown","version":1,"text":"x"}],
        "didClose":[{"uri":"cell:1"},{"uri":"cell:2"}]}}}}
        """#))
    let structure = try #require(params.change.structure)
    #expect(params.notebookDocument.uri == "file:///a.ipynb")
    #expect(structure.array.start == 1)
    #expect(structure.array.deleteCount == 2)
    #expect(structure.array.cells.map(\.document) == ["cell:3"])
    #expect(structure.didOpen.map(\.text) == [Array("x".utf8)])
    #expect(structure.didClose.map(\.uri) == ["cell:1", "cell:2"])
    #expect(params.change.textContent == [])
  }

  @Test func `reads other texts of cells`() throws {
    let params = try DidChangeNotebookDocumentParams(
      json(
        #"""
        {"notebookDocument":{"uri":"u"},"change":{"cells":{"data":[{"kind":1,"document":"cell:1"}],
        "textContent":[{"document":{"uri":"cell:1","version":8},
        "changes":[{"range":\#(rangeJSON),"text":"x"},{"text":"all"}]}]}}}
        """#))
    #expect(params.change.structure == nil)
    #expect(params.change.textContent.map(\.document.uri) == ["cell:1"])
    #expect(params.change.textContent.map(\.document.version) == [8])
    #expect(params.change.textContent.first?.changes.map(\.range) == [range, nil])
  }

  @Test(arguments: [
    #"{}"#, #"{"metadata":{"title":"t"}}"#, #"{"cells":null}"#, #"{"cells":{}}"#,
    #"{"cells":{"structure":null,"textContent":null}}"#,
    #"{"cells":{"data":[{"kind":2,"document":"cell:1"}]}}"#,
  ])
  func `reads a change of nothing that is looked at`(change: String) throws {
    let params = try DidChangeNotebookDocumentParams(
      json(#"{"notebookDocument":{"uri":"u","version":1},"change":\#(change)}"#))
    #expect(params.change.structure == nil)
    #expect(params.change.textContent == [])
  }

  @Test func `reads closed and saved notebooks`() throws {
    let text = #"{"notebookDocument":{"uri":"u"},"cellTextDocuments":[{"uri":"cell:1"}]}"#
    let closed = try DidCloseNotebookDocumentParams(json(text))
    #expect(closed.notebookDocument.uri == "u")
    #expect(try DidSaveNotebookDocumentParams(json(text)).notebookDocument.uri == "u")
    let bare = try DidCloseNotebookDocumentParams(json(#"{"notebookDocument":{"uri":"u"}}"#))
    #expect(bare.notebookDocument.uri == "u")
  }

  @Test func `names the member that is wrong`() throws {
    try checkInvalid(
      DidOpenNotebookDocumentParams.init,
      #"{"notebookDocument":{"uri":"u","cells":[{"document":1}]}}"#,
      "notebookDocument.cells[0].document must be a string")
    try checkInvalid(
      DidChangeNotebookDocumentParams.init,
      #"{"notebookDocument":{"uri":"u"},"change":{"cells":{"structure":{"array":{}}}}}"#,
      "change.cells.structure.array.start is missing")
    try checkInvalid(
      DidChangeNotebookDocumentParams.init,
      #"{"notebookDocument":{"uri":"u"},"change":{"cells":{"textContent":[1]}}}"#,
      "change.cells.textContent[0] must be an object")
    try checkInvalid(
      DidChangeNotebookDocumentParams.init,
      #"{"notebookDocument":{"uri":"u"},"change":{"cells":[]}}"#,
      "change.cells must be an object")
  }
}
