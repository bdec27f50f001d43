import JSON

/// What a client announces about the workspace (LSP 3.17, ClientCapabilities.workspace).
package struct WorkspaceCapabilities: Sendable {
  /// Whether the client obeys `workspace/applyEdit`.
  package var applyEdit: Bool = false
  /// `workspaceEdit.documentChanges`: edits may carry versions.
  package var documentChanges: Bool = false
  /// `workspaceEdit.resourceOperations`: `create`, `rename`, `delete`.
  package var resourceOperations: [String] = []
  /// `workspaceEdit.changeAnnotationSupport`.
  package var changeAnnotations: Bool = false
  package var normalizesLineEndings: Bool = false
  /// Whether the client answers `workspace/configuration`.
  package var configuration: Bool = false
  package var didChangeConfigurationDynamicRegistration: Bool = false
  package var watchedFilesDynamicRegistration: Bool = false
  package var watchedFilesRelativePattern: Bool = false
  package var workspaceFolders: Bool = false
  /// `diagnostics.refreshSupport`: the client can be told to ask again.
  package var diagnosticsRefresh: Bool = false
  package var inlayHintRefresh: Bool = false
  package var codeLensRefresh: Bool = false
  package var semanticTokensRefresh: Bool = false
  package var foldingRangeRefresh: Bool = false
  /// `fileOperations.didRename` and its kin.
  package var fileOperationsDidRename: Bool = false
  package var fileOperationsWillRename: Bool = false
  /// `symbol.resolveSupport.properties`.
  package var symbolResolveProperties: [String] = []

  package init(
    applyEdit: Bool = false, documentChanges: Bool = false, resourceOperations: [String] = [],
    changeAnnotations: Bool = false, normalizesLineEndings: Bool = false,
    configuration: Bool = false, didChangeConfigurationDynamicRegistration: Bool = false,
    watchedFilesDynamicRegistration: Bool = false, watchedFilesRelativePattern: Bool = false,
    workspaceFolders: Bool = false, diagnosticsRefresh: Bool = false,
    inlayHintRefresh: Bool = false, codeLensRefresh: Bool = false,
    semanticTokensRefresh: Bool = false, foldingRangeRefresh: Bool = false,
    fileOperationsDidRename: Bool = false, fileOperationsWillRename: Bool = false,
    symbolResolveProperties: [String] = []
  ) {
    self.applyEdit = applyEdit
    self.documentChanges = documentChanges
    self.resourceOperations = resourceOperations
    self.changeAnnotations = changeAnnotations
    self.normalizesLineEndings = normalizesLineEndings
    self.configuration = configuration
    self.didChangeConfigurationDynamicRegistration = didChangeConfigurationDynamicRegistration
    self.watchedFilesDynamicRegistration = watchedFilesDynamicRegistration
    self.watchedFilesRelativePattern = watchedFilesRelativePattern
    self.workspaceFolders = workspaceFolders
    self.diagnosticsRefresh = diagnosticsRefresh
    self.inlayHintRefresh = inlayHintRefresh
    self.codeLensRefresh = codeLensRefresh
    self.semanticTokensRefresh = semanticTokensRefresh
    self.foldingRangeRefresh = foldingRangeRefresh
    self.fileOperationsDidRename = fileOperationsDidRename
    self.fileOperationsWillRename = fileOperationsWillRename
    self.symbolResolveProperties = symbolResolveProperties
  }

  init(_ json: JSONValue?) {
    let edit = json["workspaceEdit"]
    applyEdit = json.isSet("applyEdit")
    documentChanges = edit.isSet("documentChanges")
    resourceOperations = edit.strings("resourceOperations")
    changeAnnotations = edit.has("changeAnnotationSupport")
    normalizesLineEndings = edit.isSet("normalizesLineEndings")
    configuration = json.isSet("configuration")
    didChangeConfigurationDynamicRegistration =
      json["didChangeConfiguration"].isSet("dynamicRegistration")
    watchedFilesDynamicRegistration = json["didChangeWatchedFiles"].isSet("dynamicRegistration")
    watchedFilesRelativePattern = json["didChangeWatchedFiles"].isSet("relativePatternSupport")
    workspaceFolders = json.isSet("workspaceFolders")
    diagnosticsRefresh = json["diagnostics"].isSet("refreshSupport")
    inlayHintRefresh = json["inlayHint"].isSet("refreshSupport")
    codeLensRefresh = json["codeLens"].isSet("refreshSupport")
    semanticTokensRefresh = json["semanticTokens"].isSet("refreshSupport")
    foldingRangeRefresh = json["foldingRange"].isSet("refreshSupport")
    fileOperationsDidRename = json["fileOperations"].isSet("didRename")
    fileOperationsWillRename = json["fileOperations"].isSet("willRename")
    symbolResolveProperties = json["symbol"]["resolveSupport"].strings("properties")
  }

  /// How edits are to be written.
  package var editForm: WorkspaceEdit.Form {
    documentChanges ? .documentChanges : .changes
  }
}
