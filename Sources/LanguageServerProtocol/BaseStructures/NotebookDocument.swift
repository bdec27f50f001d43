import JSON

/// A notebook (LSP 3.17, NotebookDocument), as far as the server looks at it.
package struct NotebookDocument: Hashable, Sendable {
  /// The notebook's file.
  package var uri: DocumentURI
  /// What kind of notebook it is: `jupyter-notebook`.
  package var notebookType: String
  /// Rises with every change.
  package var version: Int
  /// The cells that the client keeps in step, in order.
  package var cells: [NotebookCell]

  /// Reads a notebook. A missing type or version is no reason to refuse it.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.member("uri", DocumentURI.init)
    notebookType = try json.optionalString("notebookType") ?? ""
    version = try json.optionalInteger("version") ?? 0
    cells = try json.array("cells", of: NotebookCell.init)
  }
}

/// A cell of a notebook (LSP 3.17, NotebookCell). Its kind is not looked at: the language of its text
/// says more.
package struct NotebookCell: Hashable, Sendable {
  /// The cell's text, which says nothing of where the notebook is.
  package var document: DocumentURI

  /// Reads a cell.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    document = try json.object().member("document", DocumentURI.init)
  }
}
