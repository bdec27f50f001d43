/// All that decides which sources a document has. Documents with equal scopes share everything.
package struct ProjectScope: Sendable, Hashable {
  /// Absolute; `nil` for a document that is in no folder.
  package var documentFolder: String?
  /// Absolute; `nil` when the client names none.
  package var workspaceFolder: String?
  /// The bibliographies that the document names, as written, in order.
  package var declared: [String]
  /// The absolute path of a LaTeX document: the files it is made of, and those it is part of, name
  /// bibliographies for it. `nil` for other documents.
  package var latexDocument: String?
  /// What the client or the command line says.
  package var clientSettings: Settings

  package init(
    documentFolder: String?, workspaceFolder: String?, declared: [String] = [],
    latexDocument: String? = nil, clientSettings: Settings = Settings()
  ) {
    self.documentFolder = documentFolder
    self.workspaceFolder = workspaceFolder
    self.declared = declared
    self.latexDocument = latexDocument
    self.clientSettings = clientSettings
  }
}
