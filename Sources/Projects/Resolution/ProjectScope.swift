/// All that decides which sources a document has. Documents with equal scopes share everything.
package struct ProjectScope: Sendable, Hashable {
  /// Absolute; `nil` for a document that is in no folder.
  package var documentFolder: String?
  /// Absolute; `nil` when the client names none.
  package var workspaceFolder: String?
  /// The bibliographies that the document names, as written, in order.
  package var declared: [String]
  /// What the client or the command line says.
  package var clientSettings: Settings

  package init(
    documentFolder: String?, workspaceFolder: String?, declared: [String] = [],
    clientSettings: Settings = Settings()
  ) {
    self.documentFolder = documentFolder
    self.workspaceFolder = workspaceFolder
    self.declared = declared
    self.clientSettings = clientSettings
  }
}
