import LanguageServerProtocol

/// A notebook that the client has open. The texts of its cells are documents of their own.
struct OpenNotebook {
  let uri: DocumentURI
  /// The texts of the cells, in the order of the notebook, each once. A cell that the client has not
  /// given a text yet has its place all the same.
  private(set) var cells: [DocumentURI] = []
  /// What each cell says that was read.
  var statements: [DocumentURI: Declarations] = [:]

  init(_ notebook: NotebookDocument) {
    uri = notebook.uri
    replaceCells(NotebookCellArrayChange(start: 0, deleteCount: 0, cells: notebook.cells))
  }

  /// Puts cells in the place of others. Places beyond the end are the end. A cell that is elsewhere in
  /// the notebook already moves.
  ///
  /// - Returns: Whether a client could mean it: the places are those of cells, and no cell is twice.
  @discardableResult
  mutating func replaceCells(_ change: NotebookCellArrayChange) -> Bool {
    let start = min(change.start, cells.count)
    let end = start + min(change.deleteCount, cells.count - start)
    var seen: Set<DocumentURI> = []
    let new = change.cells.map(\.document).filter { seen.insert($0).inserted }
    let before = cells[..<start].filter { !seen.contains($0) }
    let after = cells[end...].filter { !seen.contains($0) }
    let isSound =
      start == change.start && end - start == change.deleteCount
      && new.count == change.cells.count && before.count == start
      && after.count == cells.count - end
    cells = before + new + after
    return isSound
  }

  /// Takes a cell out, which turned out to be something else.
  mutating func remove(_ cell: DocumentURI) {
    cells.removeAll { $0 == cell }
    statements[cell] = nil
  }

  /// What the cells say together of their bibliographies.
  var declarations: Declarations { Declarations(cells.compactMap { statements[$0] }, of: uri) }
}
