import JSON

/// A notebook was changed: `notebookDocument/didChange` (LSP 3.17, DidChangeNotebookDocument).
package struct DidChangeNotebookDocumentParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "notebookDocument/didChange"

  /// The notebook.
  package var notebookDocument: NotebookDocumentIdentifier
  /// All that changed at once.
  package var change: NotebookDocumentChange

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    notebookDocument = try json.member(
      "notebookDocument", NotebookDocumentIdentifier.init)
    change = try json.member("change", NotebookDocumentChange.init)
  }
}

/// What changed in a notebook (LSP 3.17, NotebookDocumentChangeEvent). Metadata of the notebook and of
/// its cells are not looked at.
package struct NotebookDocumentChange: Hashable, Sendable {
  /// Which cells there are, and in which order; `nil` if that is as before.
  package var structure: Structure?
  /// The changes of the cells' texts.
  package var textContent: [CellText] = []

  /// Reads a change.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let cells = try json.object().optionalMember("cells") { json throws(InvalidParams) in
      try json.object().present()
    }
    do {
      structure = try cells.optionalMember("structure", Structure.init)
      textContent = try cells.optionalArray("textContent", of: CellText.init) ?? []
    } catch {
      throw error.inside("cells")
    }
  }

  /// Which cells there are now.
  package struct Structure: Hashable, Sendable {
    /// What happened to the list of cells.
    package var array: NotebookCellArrayChange
    /// The texts of the new cells.
    package var didOpen: [TextDocumentItem]
    /// The texts of those that are gone.
    package var didClose: [TextDocumentIdentifier]

    /// Reads the part of a change.
    package init(_ json: JSONValue?) throws(InvalidParams) {
      let json = try json.object()
      array = try json.member("array", NotebookCellArrayChange.init)
      didOpen = try json.optionalArray("didOpen", of: TextDocumentItem.init) ?? []
      didClose = try json.optionalArray("didClose", of: TextDocumentIdentifier.init) ?? []
    }
  }

  /// The changes of one cell's text.
  package struct CellText: Hashable, Sendable {
    /// The cell.
    package var document: VersionedTextDocumentIdentifier
    /// One after the other.
    package var changes: [TextDocumentContentChange]

    /// Reads the part of a change.
    package init(_ json: JSONValue?) throws(InvalidParams) {
      let json = try json.object()
      document = try json.member("document", VersionedTextDocumentIdentifier.init)
      changes = try json.array("changes", of: TextDocumentContentChange.init)
    }
  }
}

/// How a list of cells became another (LSP 3.17, NotebookCellArrayChange).
package struct NotebookCellArrayChange: Hashable, Sendable {
  /// The place of the first cell that is taken out.
  package var start: Int
  /// How many are taken out.
  package var deleteCount: Int
  /// Those that come in their place.
  package var cells: [NotebookCell]

  /// Creates a value of its parts.
  package init(start: Int, deleteCount: Int, cells: [NotebookCell]) {
    self.start = start
    self.deleteCount = deleteCount
    self.cells = cells
  }

  /// Reads a change.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    start = try json.uinteger("start")
    deleteCount = try json.uinteger("deleteCount")
    cells = try json.optionalArray("cells", of: NotebookCell.init) ?? []
  }
}
