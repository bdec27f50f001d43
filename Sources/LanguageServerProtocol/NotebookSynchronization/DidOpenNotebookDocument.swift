import JSON

/// A notebook was opened: `notebookDocument/didOpen` (LSP 3.17, DidOpenNotebookDocument).
package struct DidOpenNotebookDocumentParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "notebookDocument/didOpen"

  /// The notebook.
  package var notebookDocument: NotebookDocument
  /// The texts of its cells.
  package var cellTextDocuments: [TextDocumentItem]

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    notebookDocument = try json.member("notebookDocument", NotebookDocument.init)
    cellTextDocuments = try json.array("cellTextDocuments", of: TextDocumentItem.init)
  }
}
