import JSON

/// A notebook was closed: `notebookDocument/didClose` (LSP 3.17, DidCloseNotebookDocument).
package struct DidCloseNotebookDocumentParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "notebookDocument/didClose"

  /// The notebook, of which all cells are closed, whether the client names their texts or not.
  package var notebookDocument: NotebookDocumentIdentifier

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    notebookDocument = try json.object()
      .member("notebookDocument", NotebookDocumentIdentifier.init)
  }
}
