import Citations

/// All that decides which sources a document has. Documents with equal scopes share everything.
package struct ProjectScope: Sendable, Hashable {
  /// Absolute; `nil` for a document that is in no folder.
  package var documentFolder: String?
  /// Absolute; `nil` when the client names none.
  package var workspaceFolder: String?
  /// The bibliographies that the document names, as written, in order.
  package var declared: [String]
  /// Whether the document names them in a list: Quarto adds a list to that of the project, while a
  /// single name takes the place of the project's.
  package var declaresList: Bool
  /// The absolute path of the document: the files it is made of, those it is part of, and project
  /// files that name it have bibliographies for it. `nil` where only its folder counts.
  package var document: String?
  /// The document's language; `nil` when there is no document.
  package var language: DocumentLanguage?
  /// What a document is called that has entries of its own in its metadata: its absolute path, or its
  /// URI. `nil` for other documents.
  package var inlineReferences: String?
  /// What the client says.
  package var clientSettings: Settings
  /// What the command line says: it counts before the settings file.
  package var arguments: SettingsLayer?

  package init(
    documentFolder: String?, workspaceFolder: String?, declared: [String] = [],
    declaresList: Bool = false, document: String? = nil, language: DocumentLanguage? = nil,
    inlineReferences: String? = nil, clientSettings: Settings = Settings(),
    arguments: SettingsLayer? = nil
  ) {
    self.documentFolder = documentFolder
    self.workspaceFolder = workspaceFolder
    self.declared = declared
    self.declaresList = declaresList
    self.document = document
    self.language = language
    self.inlineReferences = inlineReferences
    self.clientSettings = clientSettings
    self.arguments = arguments
  }

  /// The scope of the document at `documentPath`, absolute, or of one without a file: it belongs to
  /// the innermost workspace folder that holds it, without a file to the first.
  package init(
    documentPath: String?, language: DocumentLanguage?, declared: [String],
    declaresList: Bool = false, inlineReferences: String? = nil, workspaceFolders: [String],
    clientSettings: ClientSettings
  ) {
    var workspaceFolder = workspaceFolders.first
    if let documentPath {
      workspaceFolder = workspaceFolders.filter { PathText.isInside(documentPath, $0) }
        .max { $0.utf8.count < $1.utf8.count }
    }
    self.init(
      documentFolder: documentPath.map(PathText.folder), workspaceFolder: workspaceFolder,
      declared: declared, declaresList: declaresList, document: documentPath, language: language,
      inlineReferences: inlineReferences, clientSettings: clientSettings[workspaceFolder])
  }
}
