import LanguageServerProtocol

extension Workspace {
  /// A cell of a notebook is open, or the cells together name other bibliographies than before. A
  /// cell has the sources of the whole notebook, from the folder of its file.
  func cellChanged(
    _ cell: DocumentURI, of notebook: DocumentURI, declaring: [DeclaredBibliography],
    inlineReferences references: DocumentURI?
  ) {
    cellNotebooks[cell] = notebook
    declarations[cell] = declaring
    inlineReferences[cell] = references?.string
    updateScope(of: cell)
  }
}
