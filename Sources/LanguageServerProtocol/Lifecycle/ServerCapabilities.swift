import JSON

/// What the server offers (LSP 3.17, ServerCapabilities); what is `nil` is not offered.
package struct ServerCapabilities: Sendable {
  /// What positions count.
  package var positionEncoding: PositionEncoding = .utf16
  /// How documents are kept in step.
  package var textDocumentSync: TextDocumentSyncOptions = TextDocumentSyncOptions()
  /// Which notebooks are kept in step.
  package var notebookDocumentSync: NotebookDocumentSyncOptions?
  /// How completion works.
  package var completionProvider: CompletionOptions?
  /// `textDocument/hover`.
  package var hoverProvider: Bool = false
  /// `textDocument/definition`.
  package var definitionProvider: Bool = false
  /// `textDocument/references`.
  package var referencesProvider: Bool = false
  /// `textDocument/documentHighlight`.
  package var documentHighlightProvider: Bool = false
  /// `textDocument/documentSymbol`.
  package var documentSymbolProvider: Bool = false
  /// `workspace/symbol`.
  package var workspaceSymbolProvider: Bool = false
  /// Which code actions there are.
  package var codeActionProvider: CodeActionOptions?
  /// How links in documents are asked for.
  package var documentLinkProvider: DocumentLinkOptions?
  /// Which commands there are.
  package var executeCommandProvider: ExecuteCommandOptions?
  /// How diagnostics are asked for.
  package var diagnosticProvider: DiagnosticOptions?
  /// Whether the server wants to know which folders are open.
  package var workspaceFolders: Bool = true
  /// The schemes of documents whose text the server has; only for clients that announce
  /// `workspace.textDocumentContent`.
  package var textDocumentContentSchemes: [String] = []

  /// Creates a value of its parts.
  package init(
    positionEncoding: PositionEncoding = .utf16,
    textDocumentSync: TextDocumentSyncOptions = TextDocumentSyncOptions(),
    notebookDocumentSync: NotebookDocumentSyncOptions? = nil,
    completionProvider: CompletionOptions? = nil, hoverProvider: Bool = false,
    definitionProvider: Bool = false, referencesProvider: Bool = false,
    documentHighlightProvider: Bool = false, documentSymbolProvider: Bool = false,
    workspaceSymbolProvider: Bool = false, codeActionProvider: CodeActionOptions? = nil,
    documentLinkProvider: DocumentLinkOptions? = nil,
    executeCommandProvider: ExecuteCommandOptions? = nil,
    diagnosticProvider: DiagnosticOptions? = nil,
    workspaceFolders: Bool = true, textDocumentContentSchemes: [String] = []
  ) {
    self.positionEncoding = positionEncoding
    self.textDocumentSync = textDocumentSync
    self.notebookDocumentSync = notebookDocumentSync
    self.completionProvider = completionProvider
    self.hoverProvider = hoverProvider
    self.definitionProvider = definitionProvider
    self.referencesProvider = referencesProvider
    self.documentHighlightProvider = documentHighlightProvider
    self.documentSymbolProvider = documentSymbolProvider
    self.workspaceSymbolProvider = workspaceSymbolProvider
    self.codeActionProvider = codeActionProvider
    self.documentLinkProvider = documentLinkProvider
    self.executeCommandProvider = executeCommandProvider
    self.diagnosticProvider = diagnosticProvider
    self.workspaceFolders = workspaceFolders
    self.textDocumentContentSchemes = textDocumentContentSchemes
  }
}

extension ServerCapabilities: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("positionEncoding", positionEncoding.rawValue)
      writer.member("textDocumentSync", textDocumentSync)
      writer.member("notebookDocumentSync", notebookDocumentSync)
      writer.member("completionProvider", completionProvider)
      writer.flag("hoverProvider", hoverProvider)
      writer.flag("definitionProvider", definitionProvider)
      writer.flag("referencesProvider", referencesProvider)
      writer.flag("documentHighlightProvider", documentHighlightProvider)
      writer.flag("documentSymbolProvider", documentSymbolProvider)
      writer.flag("workspaceSymbolProvider", workspaceSymbolProvider)
      writer.member("codeActionProvider", codeActionProvider)
      writer.member("documentLinkProvider", documentLinkProvider)
      writer.member("executeCommandProvider", executeCommandProvider)
      writer.member("diagnosticProvider", diagnosticProvider)
      guard workspaceFolders || !textDocumentContentSchemes.isEmpty else { return }
      writer.member("workspace") { writer in
        if workspaceFolders {
          writer.member("workspaceFolders") { writer in
            writer.member("supported", true)
            writer.member("changeNotifications", true)
          }
        }
        if !textDocumentContentSchemes.isEmpty {
          writer.member("textDocumentContent") { writer in
            writer.member("schemes", textDocumentContentSchemes)
          }
        }
      }
    }
  }
}

/// How documents are kept in step (LSP 3.17, TextDocumentSyncOptions): always opened and closed,
/// changed by ranges.
package struct TextDocumentSyncOptions: Sendable {
  /// Whether the client tells about saved documents.
  package var save: Bool = true

  /// Creates a value of its parts.
  package init(save: Bool = true) {
    self.save = save
  }
}

extension TextDocumentSyncOptions: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("openClose", true)
      // TextDocumentSyncKind.Incremental
      writer.member("change", 2)
      if save {
        writer.member("save") { $0.member("includeText", false) }
      }
    }
  }
}

/// How completion works (LSP 3.17, CompletionOptions).
package struct CompletionOptions: Sendable {
  /// Characters that ask for completion when typed, one a string.
  package var triggerCharacters: [String] = []
  /// Whether the server answers the resolve request.
  package var resolveProvider: Bool = false
  /// Whether items may have label details.
  package var labelDetailsSupport: Bool = false

  /// Creates a value of its parts.
  package init(
    triggerCharacters: [String] = [], resolveProvider: Bool = false,
    labelDetailsSupport: Bool = false
  ) {
    self.triggerCharacters = triggerCharacters
    self.resolveProvider = resolveProvider
    self.labelDetailsSupport = labelDetailsSupport
  }
}

extension CompletionOptions: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("triggerCharacters", triggerCharacters)
      writer.member("resolveProvider", resolveProvider)
      if labelDetailsSupport {
        writer.member("completionItem") { $0.member("labelDetailsSupport", true) }
      }
    }
  }
}

/// Which code actions there are (LSP 3.17, CodeActionOptions).
package struct CodeActionOptions: Sendable {
  /// Whether the client knows code actions; one that does not gets `true` and commands.
  package var areLiterals: Bool = true
  /// The kinds of action that there may be.
  package var codeActionKinds: [String] = []
  /// Whether the server answers the resolve request.
  package var resolveProvider: Bool = false

  /// Creates a value of its parts.
  package init(
    areLiterals: Bool = true, codeActionKinds: [String] = [], resolveProvider: Bool = false
  ) {
    self.areLiterals = areLiterals
    self.codeActionKinds = codeActionKinds
    self.resolveProvider = resolveProvider
  }
}

extension CodeActionOptions: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    guard areLiterals else { return writer.bool(true) }
    writer.object { writer in
      writer.member("codeActionKinds", codeActionKinds)
      writer.flag("resolveProvider", resolveProvider)
    }
  }
}

/// How a client asks for diagnostics (LSP 3.17, DiagnosticOptions).
package struct DiagnosticOptions: Sendable {
  /// A name for the diagnostics of this server.
  package var identifier: String?
  /// Whether a change of one document changes the diagnostics of another.
  package var interFileDependencies: Bool = true
  /// Whether the server answers `workspace/diagnostic`.
  package var workspaceDiagnostics: Bool = false

  /// Creates a value of its parts.
  package init(
    identifier: String? = nil, interFileDependencies: Bool = true,
    workspaceDiagnostics: Bool = false
  ) {
    self.identifier = identifier
    self.interFileDependencies = interFileDependencies
    self.workspaceDiagnostics = workspaceDiagnostics
  }
}

extension DiagnosticOptions: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("identifier", identifier)
      writer.member("interFileDependencies", interFileDependencies)
      writer.member("workspaceDiagnostics", workspaceDiagnostics)
    }
  }
}
