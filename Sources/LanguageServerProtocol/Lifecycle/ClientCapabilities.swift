import JSON

/// What a client announces that it can do (LSP 3.17, ClientCapabilities), as far as the server
/// asks. Everything else, and everything of a wrong type, is something it cannot do.
package struct ClientCapabilities: Sendable {
  /// In the client's order of preference; empty means UTF-16.
  package var positionEncodings: [PositionEncoding] = []
  /// `workspace`.
  package var workspace: WorkspaceCapabilities = WorkspaceCapabilities()
  /// `window`.
  package var window: WindowCapabilities = WindowCapabilities()
  /// `textDocument.completion`.
  package var completion: CompletionCapabilities = CompletionCapabilities()
  /// `textDocument.publishDiagnostics`.
  package var publishDiagnostics: PublishDiagnosticsCapabilities = PublishDiagnosticsCapabilities()
  /// `textDocument.codeAction`.
  package var codeAction: CodeActionCapabilities = CodeActionCapabilities()
  /// `textDocument.rename`.
  package var rename: RenameCapabilities = RenameCapabilities()
  /// `textDocument.hover.contentFormat`, in the client's order of preference; empty means plain
  /// text.
  package var hoverContentFormat: [MarkupKind] = []
  /// `textDocument.definition.linkSupport`.
  package var definitionLinkSupport: Bool = false
  /// `textDocument.declaration.linkSupport`.
  package var declarationLinkSupport: Bool = false
  /// `textDocument.documentSymbol.hierarchicalDocumentSymbolSupport`.
  package var hierarchicalDocumentSymbols: Bool = false
  /// Whether the client knows document links.
  package var documentLink: Bool = false
  /// `textDocument.documentLink.tooltipSupport`.
  package var documentLinkTooltip: Bool = false
  /// Whether the client asks for diagnostics.
  package var diagnostic: Bool = false
  /// `textDocument.diagnostic.dynamicRegistration`.
  package var diagnosticDynamicRegistration: Bool = false
  /// Whether the client knows inlay hints.
  package var inlayHint: Bool = false
  /// `textDocument.inlayHint.resolveSupport.properties`.
  package var inlayHintResolveProperties: [String] = []
  /// Whether the client knows linked editing.
  package var linkedEditingRange: Bool = false
  /// `notebookDocument.synchronization`: whether the client tells about whole notebooks.
  package var notebookSynchronization: Bool = false
  /// `textDocument.foldingRange.lineFoldingOnly`.
  package var foldingRangeLineFoldingOnly: Bool = false

  /// A client that can do nothing beyond the minimum.
  package init() {}

  /// Reads what a client announces.
  package init(_ json: JSONValue?) {
    positionEncodings = json["general"].strings("positionEncodings")
      .compactMap(PositionEncoding.init)
    workspace = WorkspaceCapabilities(json["workspace"])
    window = WindowCapabilities(json["window"])
    let textDocument = json["textDocument"]
    completion = CompletionCapabilities(textDocument["completion"])
    publishDiagnostics = PublishDiagnosticsCapabilities(textDocument["publishDiagnostics"])
    codeAction = CodeActionCapabilities(textDocument["codeAction"])
    rename = RenameCapabilities(textDocument["rename"])
    hoverContentFormat = textDocument["hover"].strings("contentFormat")
      .compactMap(MarkupKind.init)
    definitionLinkSupport = textDocument["definition"].isSet("linkSupport")
    declarationLinkSupport = textDocument["declaration"].isSet("linkSupport")
    hierarchicalDocumentSymbols =
      textDocument["documentSymbol"].isSet("hierarchicalDocumentSymbolSupport")
    documentLink = textDocument.has("documentLink")
    documentLinkTooltip = textDocument["documentLink"].isSet("tooltipSupport")
    diagnostic = textDocument.has("diagnostic")
    diagnosticDynamicRegistration = textDocument["diagnostic"].isSet("dynamicRegistration")
    inlayHint = textDocument.has("inlayHint")
    inlayHintResolveProperties =
      textDocument["inlayHint"]["resolveSupport"].strings("properties")
    linkedEditingRange = textDocument.has("linkedEditingRange")
    notebookSynchronization = json["notebookDocument"].has("synchronization")
    foldingRangeLineFoldingOnly = textDocument["foldingRange"].isSet("lineFoldingOnly")
  }

  /// Whether diagnostics are left to the client to ask for. One that cannot be told to ask again
  /// would never show what a later load finds.
  package var pullsDiagnostics: Bool {
    diagnostic && workspace.diagnosticsRefresh
  }

  /// The encoding of positions: UTF-8 if the client offers it, then UTF-16, which every client
  /// must know, then UTF-32 if it offers nothing else.
  package var preferredPositionEncoding: PositionEncoding {
    if positionEncodings.contains(.utf8) { return .utf8 }
    if positionEncodings.isEmpty || positionEncodings.contains(.utf16) { return .utf16 }
    return .utf32
  }
}

/// What a client announces about its windows (LSP 3.17, WindowClientCapabilities).
package struct WindowCapabilities: Sendable {
  /// Whether the server may report progress of its own accord.
  package var workDoneProgress: Bool = false
  /// `window.showDocument.support`.
  package var showDocument: Bool = false

  /// A client that can do nothing beyond the minimum.
  package init() {}

  init(_ json: JSONValue?) {
    workDoneProgress = json.isSet("workDoneProgress")
    showDocument = json["showDocument"].isSet("support")
  }
}

extension Optional where Wrapped == JSONValue {
  /// Whether the member is `true`.
  func isSet(_ name: String) -> Bool {
    self[name]?.bool ?? false
  }

  /// Whether the member is an object, which announces a feature.
  func has(_ name: String) -> Bool {
    self[name]?.kind == .object
  }

  /// The strings in the array that is the member.
  func strings(_ name: String) -> [String] {
    self[name]?.elements.compactMap(\.string) ?? []
  }
}
