import JSON

/// A notebook was closed: `notebookDocument/didClose` (LSP 3.17, DidCloseNotebookDocument).
package struct DidCloseNotebookDocumentParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "notebookDocument/didClose"

  /// The notebook.
  package var notebookDocument: NotebookDocumentIdentifier
  /// The texts of its cells; a client may leave them out, since all of them are closed.
  package var cellTextDocuments: [TextDocumentIdentifier]

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    notebookDocument = try json.member("notebookDocument", NotebookDocumentIdentifier.init)
    cellTextDocuments =
      try json.optionalArray("cellTextDocuments", of: TextDocumentIdentifier.init) ?? []
  }
}
