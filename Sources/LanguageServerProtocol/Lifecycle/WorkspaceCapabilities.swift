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
  /// `workspaceEdit.normalizesLineEndings`.
  package var normalizesLineEndings: Bool = false
  /// Whether the client answers `workspace/configuration`.
  package var configuration: Bool = false
  /// `didChangeConfiguration.dynamicRegistration`.
  package var didChangeConfigurationDynamicRegistration: Bool = false
  /// `didChangeWatchedFiles.dynamicRegistration`.
  package var watchedFilesDynamicRegistration: Bool = false
  /// `didChangeWatchedFiles.relativePatternSupport`.
  package var watchedFilesRelativePattern: Bool = false
  /// `workspaceFolders`.
  package var workspaceFolders: Bool = false
  /// `diagnostics.refreshSupport`: the client can be told to ask again.
  package var diagnosticsRefresh: Bool = false
  /// `inlayHint.refreshSupport`.
  package var inlayHintRefresh: Bool = false
  /// `codeLens.refreshSupport`.
  package var codeLensRefresh: Bool = false
  /// `semanticTokens.refreshSupport`.
  package var semanticTokensRefresh: Bool = false
  /// `foldingRange.refreshSupport`.
  package var foldingRangeRefresh: Bool = false
  /// `fileOperations.didRename` and its kin.
  package var fileOperationsDidRename: Bool = false
  /// `fileOperations.willRename`.
  package var fileOperationsWillRename: Bool = false
  /// `textDocumentContent`: the client shows documents that are no files.
  package var textDocumentContent: Bool = false
  /// Whether symbols may have the tag `Deprecated`.
  package var symbolTag: Bool = false
  /// `symbol.resolveSupport.properties`.
  package var symbolResolveProperties: [String] = []

  /// A client that can do nothing beyond the minimum.
  package init() {}

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
    textDocumentContent = json.has("textDocumentContent")
    symbolTag =
      json["symbol"]["tagSupport"]["valueSet"]?.elements.contains { $0.int == 1 } ?? false
    symbolResolveProperties = json["symbol"]["resolveSupport"].strings("properties")
  }

  /// How edits are to be written.
  package var editForm: WorkspaceEdit.Form {
    documentChanges ? .documentChanges : .changes
  }
}
