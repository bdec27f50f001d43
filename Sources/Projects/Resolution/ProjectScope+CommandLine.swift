import Citations

extension ProjectScope {
  /// That of a document on the command line: of what lies below the folder where somebody works, that
  /// is the workspace folder.
  package init(
    documentPath: String, language: DocumentLanguage, citing found: DocumentCitations,
    workingFolder: String, arguments: SettingsLayer?
  ) {
    let folder = PathText.folder(of: documentPath)
    let isBelow = documentPath != workingFolder && PathText.isInside(documentPath, workingFolder)
    self.init(
      documentFolder: folder,
      // Of a LaTeX document the root may lie above.
      workspaceFolder: isBelow ? workingFolder : language == .latex ? nil : folder,
      declared: found.resources.map(\.path), declaresList: found.namesBibliographyList,
      document: documentPath, language: language,
      inlineReferences: found.inlineReferences == nil ? nil : documentPath,
      arguments: arguments)
  }
}
