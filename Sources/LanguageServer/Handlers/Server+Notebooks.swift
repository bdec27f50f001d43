import Citations
import LanguageServerProtocol
import TextStorage

// The cells of a notebook are documents like others, but for what they do together: a bibliography
// that one of them names is that of all, and their folder is the notebook's. What a client gets wrong
// is said in its log and done as far as it makes sense.

extension Server {
  /// `notebookDocument/didOpen`. A second one for the same notebook replaces it.
  func open(_ params: DidOpenNotebookDocumentParams) {
    let notebook = OpenNotebook(params.notebookDocument)
    closeNotebook(notebook.uri)
    notebooks[notebook.uri] = notebook
    if notebook.cells.count < params.notebookDocument.cells.count {
      log(.warning, "A notebook has the same cell twice.")
    }
    for cell in notebook.cells { leaveOtherNotebook(cell, for: notebook.uri) }
    openCells(params.cellTextDocuments, of: notebook.uri)
    orderChanged(of: notebook.uri)
  }

  /// `notebookDocument/didChange`: first which cells there are, then their texts.
  func change(_ params: DidChangeNotebookDocumentParams) {
    guard let notebook = notebooks[params.notebookDocument.uri] else {
      log(.warning, "A change came for a notebook that is not open.")
      return
    }
    let uri = notebook.uri
    if let structure = params.change.structure {
      if notebooks[uri]?.replaceCells(structure.array) == false {
        log(.warning, "The cells of a notebook changed in a way that does not fit them.")
      }
      for cell in structure.array.cells { leaveOtherNotebook(cell.document, for: uri) }
      // A cell that is closed and opened has another language.
      for cell in structure.didClose { closeCell(cell.uri, of: uri) }
      openCells(structure.didOpen, of: uri)
      orderChanged(of: uri)
    }
    var isNews = false
    for content in params.change.textContent {
      guard let cell = documents[content.document.uri], cell.cell?.notebook == uri else {
        log(.warning, "A change came for a cell that the notebook does not have.")
        continue
      }
      _ = edit(cell.uri, content.changes, version: content.document.version)
      if cellChanged(cell.uri, isEdited: true) { isNews = true }
    }
    if isNews { shareStatements(of: uri) }
  }

  /// `notebookDocument/didSave`: a file changed, whichever the server watches.
  func save(_ params: DidSaveNotebookDocumentParams) {
    if notebooks[params.notebookDocument.uri] != nil { workspace.lookNow() }
  }

  /// `notebookDocument/didClose`: all its cells are closed, whether the client names them or not.
  func close(_ params: DidCloseNotebookDocumentParams) {
    if !closeNotebook(params.notebookDocument.uri) {
      log(.warning, "A notebook was closed that is not open.")
    }
  }

  /// The files that are as they are in the editor, whatever is on disk.
  var openPaths: Set<String> {
    Set(documents.values.map(\.path) + notebooks.keys.compactMap(\.filePath))
  }

  // MARK: Cells

  @discardableResult
  private func closeNotebook(_ uri: DocumentURI) -> Bool {
    guard notebooks[uri] != nil else { return false }
    for cell in openCells(of: uri) { closeCell(cell, of: uri) }
    notebooks[uri] = nil
    markAllStale()
    return true
  }

  /// The cells of a notebook that are open, in an order that is always the same.
  private func openCells(of notebook: DocumentURI) -> [DocumentURI] {
    documents.filter { $0.value.cell?.notebook == notebook }.keys
      .sorted { $0.string < $1.string }
  }

  private func openCells(_ items: [TextDocumentItem], of notebook: DocumentURI) {
    for item in items {
      if let other = documents[item.uri] {
        log(.warning, "A cell was opened that is open already.")
        leaveOtherNotebook(item.uri, for: notebook)
        workspace.documentClosed(other)
      }
      documents[item.uri] = OpenDocument(
        uri: item.uri, version: item.version, languageID: item.languageID,
        text: SourceText(item.text), cell: NotebookPlace(notebook: notebook))
      published.forget(item.uri)
    }
    let first = notebooks[notebook]?.cells.first
    for item in items {
      documents[item.uri]?.cell?.isFirst = item.uri == first
      cellChanged(item.uri, isEdited: false)
    }
  }

  private func closeCell(_ cell: DocumentURI, of notebook: DocumentURI) {
    guard let document = documents[cell], document.cell?.notebook == notebook else {
      log(.warning, "A cell was closed that is not open.")
      return
    }
    notebooks[notebook]?.statements[cell] = nil
    closeDocument(document)
  }

  /// A cell that a notebook gets belongs to no other any more.
  private func leaveOtherNotebook(_ cell: DocumentURI, for notebook: DocumentURI) {
    guard let document = documents[cell], let other = document.cell?.notebook, other != notebook
    else { return }
    log(.warning, "A cell is in two notebooks.")
    notebooks[other]?.remove(cell)
    documents[cell]?.cell = NotebookPlace(notebook: notebook)
    shareStatements(of: other)
  }

  /// There are other cells than before, or they stand in another order.
  private func orderChanged(of uri: DocumentURI) {
    guard let notebook = notebooks[uri] else { return }
    for cell in openCells(of: uri) {
      let isFirst = cell == notebook.cells.first
      guard documents[cell]?.cell?.isFirst != isFirst else { continue }
      documents[cell]?.cell?.isFirst = isFirst
      cellChanged(cell, isEdited: false)
    }
    shareStatements(of: uri)
    markAllStale()
  }

  /// Reads a cell that is new or has another text or place; whether it says something else about
  /// bibliographies.
  @discardableResult
  func cellChanged(_ uri: DocumentURI, isEdited: Bool) -> Bool {
    guard var document = documents[uri], let notebook = document.cell?.notebook else {
      return false
    }
    noteChange(of: uri)
    let found = document.citations(knowing: LaTeXVocabulary())
    documents[uri] = document
    embeddedSourceChanged(document, .markdown, found, isEdited: isEdited)
    let statement = Declarations(found, in: uri, named: document.path)
    guard notebooks[notebook]?.statements.updateValue(statement, forKey: uri) != statement else {
      return false
    }
    return true
  }

  /// Tells for each cell of a notebook what all of them say.
  func shareStatements(of uri: DocumentURI) {
    guard let notebook = notebooks[uri] else { return }
    let declared = notebook.declarations
    for (cell, document) in documents where document.cell?.notebook == uri {
      workspace.cellChanged(cell, saying: declared)
      staleDocuments.insert(cell)
    }
  }
}
