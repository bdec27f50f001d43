import JSON
import LanguageServerProtocol
import Testing

private let profilesExist = profile("neovim-0.11.4") != nil

/// What real clients announce; their parameters lie beside the repository.
@Suite(.enabled(if: profilesExist)) struct ClientProfileTests {
  @Test func `reads what Visual Studio Code announces`() throws {
    let params = try InitializeParams(profile("vscode-languageclient-10.1"))
    let capabilities = params.capabilities
    #expect(params.clientInfo?.name == "Visual Studio Code")
    #expect(params.folders == ["file:///workspace"])
    #expect(capabilities.preferredPositionEncoding == .utf16)
    #expect(capabilities.pullsDiagnostics)
    #expect(capabilities.completion.itemDefaults.count == 5)
    #expect(capabilities.completion.insertReplace && capabilities.completion.labelDetails)
    #expect(capabilities.completion.resolveProperties.contains("documentation"))
    #expect(capabilities.workspace.editForm == .documentChanges)
    #expect(capabilities.workspace.changeAnnotations)
    #expect(capabilities.workspace.watchedFilesRelativePattern)
    #expect(capabilities.linkedEditingRange && capabilities.rename.prepareDefaultBehavior)
    #expect(!capabilities.publishDiagnostics.version)
    #expect(capabilities.notebookSynchronization)
  }

  @Test func `reads what Neovim announces`() throws {
    let params = try InitializeParams(profile("neovim-0.11.4"))
    let capabilities = params.capabilities
    #expect(params.workDoneToken == "1")
    #expect(capabilities.preferredPositionEncoding == .utf8)
    #expect(capabilities.diagnostic && !capabilities.pullsDiagnostics)
    #expect(!capabilities.workspace.watchedFilesDynamicRegistration)
    #expect(capabilities.workspace.editForm == .changes)
    #expect(capabilities.completion.itemDefaults.contains("editRange"))
    #expect(!capabilities.completion.resolveProperties.contains("documentation"))
    #expect(!capabilities.completion.labelDetails && !capabilities.completion.insertReplace)
  }

  @Test func `reads what Eglot announces`() throws {
    let params = try InitializeParams(profile("eglot-1.9"))
    #expect(params.clientInfo == nil)
    #expect(params.capabilities.preferredPositionEncoding == .utf16)
    #expect(params.capabilities.workspace.documentChanges)
    #expect(params.capabilities.completion.resolveProperties == [])
    #expect(!params.capabilities.window.workDoneProgress)
  }

  @Test func `reads what lsp-mode announces`() throws {
    let params = try InitializeParams(profile("lsp-mode-8.0.0"))
    #expect(params.processID == nil)
    #expect(params.folders == ["file:///workspace"])
    #expect(params.capabilities.publishDiagnostics.version)
    #expect(params.capabilities.documentLinkTooltip && !params.capabilities.linkedEditingRange)
    #expect(params.capabilities.completion.insertReplace)
  }

  @Test func `reads what vim-lsp announces`() throws {
    let params = try InitializeParams(profile("vim-lsp"))
    #expect(!params.capabilities.hierarchicalDocumentSymbols)
    #expect(params.capabilities.workspace.editForm == .changes)
    #expect(params.capabilities.workspace.resourceOperations == [])
    #expect(!params.capabilities.workspace.watchedFilesDynamicRegistration)
    #expect(params.capabilities.completion.insertReplace)
  }
}

private func profile(_ name: String) -> JSONValue? {
  contents(ofFile: "\(lspFolder)/client-profiles/\(name).json")
    .flatMap { try? JSONDocument(parsing: $0).root }
}
