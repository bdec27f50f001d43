import JSON
import LanguageServerProtocol
import Testing

@Suite struct LifecycleTests {
  @Test func `reads initialize with nothing in it`() throws {
    let params = try InitializeParams(json(#"{"processId":null,"rootUri":null,"capabilities":{}}"#))
    #expect(params.processID == nil)
    #expect(params.folders == [])
    #expect(params.trace == .off)
    let capabilities = params.capabilities
    #expect(capabilities.preferredPositionEncoding == .utf16)
    #expect(!capabilities.pullsDiagnostics)
    #expect(capabilities.workspace.editForm == .changes)
    #expect(capabilities.hoverContentFormat == [])
    #expect(capabilities.completion.itemDefaults == [])
  }

  @Test func `reads initialize with everything in it`() throws {
    let params = try InitializeParams(
      json(
        #"""
        {"processId":42,"clientInfo":{"name":"ed","version":"1"},"locale":"de","rootPath":"/r",
        "rootUri":"file:///r","initializationOptions":{"a":1},"trace":"verbose",
        "workDoneToken":"t","workspaceFolders":[{"uri":"file:///a","name":"a"},
        {"uri":"file:///b"}],"capabilities":{"general":{"positionEncodings":["utf-16","utf-8"]}}}
        """#))
    #expect(params.processID == 42)
    #expect(params.clientInfo?.name == "ed")
    #expect(params.clientInfo?.version == "1")
    #expect(params.locale == "de")
    #expect(params.initializationOptions["a"]?.int == 1)
    #expect(params.trace == .verbose)
    #expect(params.workDoneToken == "t")
    #expect(params.folders == ["file:///a", "file:///b"])
    #expect(params.capabilities.preferredPositionEncoding == .utf8)
  }

  @Test func `falls back to the root that old clients send`() throws {
    #expect(
      try InitializeParams(json(#"{"rootPath":"/p q","rootUri":"file:///u"}"#)).folders
        == ["file:///u"])
    #expect(try InitializeParams(json(#"{"rootPath":"/p q"}"#)).folders == ["file:///p%20q"])
  }

  @Test func `reads capabilities by the specification's names`() throws {
    let capabilities = ClientCapabilities(
      try json(
        #"""
        {"workspace":{"applyEdit":true,"configuration":true,"workspaceFolders":true,
        "didChangeConfiguration":{"dynamicRegistration":true},
        "didChangeWatchedFiles":{"dynamicRegistration":true,"relativePatternSupport":true},
        "workspaceEdit":{"documentChanges":true,"resourceOperations":["create"],
        "changeAnnotationSupport":{},"normalizesLineEndings":true},
        "diagnostics":{"refreshSupport":true},"inlayHint":{"refreshSupport":true},
        "codeLens":{"refreshSupport":true},"semanticTokens":{"refreshSupport":true},
        "foldingRange":{"refreshSupport":true},
        "fileOperations":{"didRename":true,"willRename":true},
        "symbol":{"resolveSupport":{"properties":["location.range"]}}},
        "window":{"workDoneProgress":true,"showDocument":{"support":true}},
        "textDocument":{"completion":{"contextSupport":true,"completionItem":{
        "snippetSupport":true,"insertReplaceSupport":true,"labelDetailsSupport":true,
        "deprecatedSupport":true,"commitCharactersSupport":true,"preselectSupport":true,
        "tagSupport":{"valueSet":[1]},"documentationFormat":["plaintext","markdown","x"],
        "resolveSupport":{"properties":["documentation"]}},
        "completionList":{"itemDefaults":["editRange"]}},
        "publishDiagnostics":{"relatedInformation":true,"versionSupport":true,
        "codeDescriptionSupport":true,"dataSupport":true,"tagSupport":{"valueSet":[1,2,3]}},
        "codeAction":{"codeActionLiteralSupport":{},"isPreferredSupport":true,
        "disabledSupport":true,"dataSupport":true,"resolveSupport":{"properties":["edit"]}},
        "rename":{"prepareSupport":true,"prepareSupportDefaultBehavior":1,
        "honorsChangeAnnotations":true},
        "hover":{"contentFormat":["markdown"]},"definition":{"linkSupport":true},
        "declaration":{"linkSupport":true},
        "documentSymbol":{"hierarchicalDocumentSymbolSupport":true},
        "documentLink":{"tooltipSupport":true},"diagnostic":{"dynamicRegistration":true},
        "inlayHint":{"resolveSupport":{"properties":["tooltip"]}},"linkedEditingRange":{},
        "foldingRange":{"lineFoldingOnly":true}}}
        """#))
    let workspace = capabilities.workspace
    #expect(workspace.applyEdit && workspace.configuration && workspace.workspaceFolders)
    #expect(workspace.didChangeConfigurationDynamicRegistration)
    #expect(workspace.watchedFilesDynamicRegistration && workspace.watchedFilesRelativePattern)
    #expect(workspace.documentChanges && workspace.changeAnnotations)
    #expect(workspace.resourceOperations == ["create"] && workspace.normalizesLineEndings)
    #expect(workspace.diagnosticsRefresh && workspace.inlayHintRefresh)
    #expect(workspace.codeLensRefresh && workspace.semanticTokensRefresh)
    #expect(workspace.foldingRangeRefresh)
    #expect(workspace.fileOperationsDidRename && workspace.fileOperationsWillRename)
    #expect(workspace.symbolResolveProperties == ["location.range"])
    #expect(capabilities.window.workDoneProgress && capabilities.window.showDocument)
    let completion = capabilities.completion
    #expect(completion.snippets && completion.insertReplace && completion.labelDetails)
    #expect(completion.deprecated && completion.deprecatedTag && completion.commitCharacters)
    #expect(completion.preselect && completion.context)
    #expect(completion.documentationFormat == [.plainText, .markdown])
    #expect(completion.resolveProperties == ["documentation"])
    #expect(completion.itemDefaults == ["editRange"])
    let diagnostics = capabilities.publishDiagnostics
    #expect(diagnostics.relatedInformation && diagnostics.version && diagnostics.data)
    #expect(diagnostics.codeDescription && diagnostics.tags == [.unnecessary, .deprecated])
    let codeAction = capabilities.codeAction
    #expect(codeAction.literals && codeAction.isPreferred && codeAction.disabled)
    #expect(codeAction.data && codeAction.resolveProperties == ["edit"])
    let rename = capabilities.rename
    #expect(rename.prepare && rename.prepareDefaultBehavior && rename.honorsChangeAnnotations)
    #expect(capabilities.hoverContentFormat == [.markdown])
    #expect(capabilities.definitionLinkSupport && capabilities.declarationLinkSupport)
    #expect(capabilities.hierarchicalDocumentSymbols)
    #expect(capabilities.documentLink && capabilities.documentLinkTooltip)
    #expect(capabilities.pullsDiagnostics && capabilities.diagnosticDynamicRegistration)
    #expect(capabilities.inlayHint && capabilities.inlayHintResolveProperties == ["tooltip"])
    #expect(capabilities.linkedEditingRange && capabilities.foldingRangeLineFoldingOnly)
  }

  @Test(arguments: [
    (["utf-8"], PositionEncoding.utf8), (["utf-16", "utf-8"], .utf8),
    (["utf-32", "utf-16"], .utf16), (["utf-32"], .utf32), (["utf-7"], .utf16), ([], .utf16),
  ])
  func `chooses the position encoding`(offered: [String], chosen: PositionEncoding) {
    var capabilities = ClientCapabilities()
    capabilities.positionEncodings = offered.compactMap(PositionEncoding.init)
    #expect(capabilities.preferredPositionEncoding == chosen)
  }

  @Test func `pulls diagnostics only where the client can be told to ask again`() throws {
    let diagnostic = try json(#"{"textDocument":{"diagnostic":{}}}"#)
    #expect(!ClientCapabilities(diagnostic).pullsDiagnostics)
    let refresh = try json(#"{"workspace":{"diagnostics":{"refreshSupport":true}}}"#)
    #expect(!ClientCapabilities(refresh).pullsDiagnostics)
  }

  @Test func `writes the result of initialize`() throws {
    try checkWritten(
      InitializeResult(
        capabilities: ServerCapabilities(
          positionEncoding: .utf8,
          completionProvider: CompletionOptions(
            triggerCharacters: ["@", " "], resolveProvider: true, labelDetailsSupport: true),
          hoverProvider: true, definitionProvider: true, referencesProvider: true,
          documentHighlightProvider: true,
          codeActionProvider: CodeActionOptions(
            codeActionKinds: ["quickfix"], resolveProvider: true),
          documentLinkProvider: DocumentLinkOptions(),
          executeCommandProvider: ExecuteCommandOptions(commands: ["a.b"]),
          diagnosticProvider: DiagnosticOptions(identifier: "refdesk")),
        serverName: "refdesk", serverVersion: "1.0"),
      "InitializeResult",
      #"{"capabilities":{"positionEncoding":"utf-8","textDocumentSync":{"openClose":true,"#
        + #""change":2,"save":{"includeText":false}},"completionProvider":{"#
        + #""triggerCharacters":["@"," "],"resolveProvider":true,"#
        + #""completionItem":{"labelDetailsSupport":true}},"hoverProvider":true,"#
        + #""definitionProvider":true,"referencesProvider":true,"#
        + #""documentHighlightProvider":true,"codeActionProvider":{"#
        + #""codeActionKinds":["quickfix"],"resolveProvider":true},"#
        + #""documentLinkProvider":{"resolveProvider":false},"#
        + #""executeCommandProvider":{"commands":["a.b"]},"#
        + #""diagnosticProvider":{"identifier":"refdesk","interFileDependencies":true,"#
        + #""workspaceDiagnostics":false},"workspace":{"workspaceFolders":{"supported":true,"#
        + #""changeNotifications":true}}},"serverInfo":{"name":"refdesk","version":"1.0"}}"#)
    try checkWritten(
      InitializeResult(
        capabilities: ServerCapabilities(
          textDocumentSync: TextDocumentSyncOptions(save: false),
          codeActionProvider: CodeActionOptions(areLiterals: false), workspaceFolders: false),
        serverName: "refdesk"),
      "InitializeResult",
      #"{"capabilities":{"positionEncoding":"utf-16","textDocumentSync":{"openClose":true,"#
        + #""change":2},"codeActionProvider":true},"serverInfo":{"name":"refdesk"}}"#)
  }

  @Test func `writes registrations`() throws {
    try checkWritten(
      RegistrationParams(registrations: [
        Registration(
          id: "1", method: DidChangeWatchedFilesParams.method,
          options: .didChangeWatchedFiles([
            FileSystemWatcher(pattern: "**/*.bib"),
            FileSystemWatcher(pattern: "*.bib", baseURI: "file:///a"),
          ])),
        Registration(
          id: "2", method: DidChangeConfigurationParams.method,
          options: .didChangeConfiguration(section: "refdesk")),
        Registration(id: "3", method: "x"),
      ]),
      "RegistrationParams",
      #"{"registrations":[{"id":"1","method":"workspace/didChangeWatchedFiles","#
        + #""registerOptions":{"watchers":[{"globPattern":"**/*.bib"},"#
        + #"{"globPattern":{"baseUri":"file:///a","pattern":"*.bib"}}]}},"#
        + #"{"id":"2","method":"workspace/didChangeConfiguration","#
        + #""registerOptions":{"section":"refdesk"}},{"id":"3","method":"x"}]}"#)
  }

  @Test func `reads and writes traces and cancellations`() throws {
    #expect(try SetTraceParams(json(#"{"value":"messages"}"#)).value == .messages)
    try checkWritten(
      LogTraceParams(message: "m", verbose: "v"), "LogTraceParams",
      #"{"message":"m","verbose":"v"}"#)
    #expect(try CancelParams(json(#"{"id":"x"}"#)).id == "x")
    try checkWritten(CancelParams(id: 3), "CancelParams", #"{"id":3}"#)
  }
}
