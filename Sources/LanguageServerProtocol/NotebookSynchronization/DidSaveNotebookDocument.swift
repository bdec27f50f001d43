import JSON

/// A notebook was saved: `notebookDocument/didSave` (LSP 3.17, DidSaveNotebookDocument).
package struct DidSaveNotebookDocumentParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "notebookDocument/didSave"

  /// The notebook.
  package var notebookDocument: NotebookDocumentIdentifier

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    notebookDocument = try json.object()
      .member("notebookDocument", NotebookDocumentIdentifier.init)
  }
}
