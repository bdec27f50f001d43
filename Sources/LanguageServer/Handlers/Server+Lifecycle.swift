import JSON
import LanguageServerProtocol
import Projects
import TextStorage

extension Server {
  /// `initialize`: takes in what the client can do and says what it gets.
  func initialize(_ id: RequestID, _ params: InitializeParams) {
    life = .initializing
    capabilities = params.capabilities
    trace = params.trace
    // No capability says so.
    runsItemCommands = params.clientInfo?.name != "helix"
    let encoding = capabilities.preferredPositionEncoding
    convert = ToProtocol(encoding: FromProtocol.encoding(encoding), capabilities: capabilities)
    documentStore = DocumentStore(encoding: convert.encoding)
    workspace.setFolders(params.folders.compactMap(\.filePath))
    takeSettings(params.initializationOptions)
    if let processID = params.processID { watchParent(processID) }
    let resolves = capabilities.completion.resolveProperties.contains("documentation")
    let offered = ServerCapabilities(
      positionEncoding: encoding,
      // A raw cell may have the metadata.
      notebookDocumentSync: capabilities.notebookSynchronization
        ? NotebookDocumentSyncOptions(cellLanguages: ["markdown", "raw"]) : nil,
      completionProvider: CompletionOptions(
        // What opens a citation in one of the languages, and the characters of a key and of a phrase:
        // a list dies in some clients at any that is not a trigger. Outside a citation the answer is
        // `null` at once.
        triggerCharacters: ["@", "{", "<", "`", "&", ",", ";", ":", "/", "-", ".", "+", " "],
        resolveProvider: resolves, labelDetailsSupport: capabilities.completion.labelDetails),
      hoverProvider: true, definitionProvider: true, referencesProvider: true,
      documentHighlightProvider: true, documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      // A client that knows only commands would get nothing.
      codeActionProvider: capabilities.codeAction.literals
        ? CodeActionOptions(codeActionKinds: ["quickfix"]) : nil,
      documentLinkProvider: DocumentLinkOptions(),
      executeCommandProvider: ExecuteCommandOptions(commands: Server.commands),
      diagnosticProvider: capabilities.pullsDiagnostics
        ? DiagnosticOptions(identifier: "refdesk", workspaceDiagnostics: true) : nil,
      textDocumentContentSchemes: capabilities.workspace.textDocumentContent
        ? [EntryDocumentURI.scheme] : [])
    respond(
      id,
      InitializeResult(
        capabilities: offered, serverName: "refdesk", serverVersion: Version.current))
  }

  /// `initialized`: the client may now be asked for settings and told what to watch.
  func initialized() {
    guard life == .initializing else { return }
    life = .running
    var registrations: [Registration] = []
    if capabilities.workspace.didChangeConfigurationDynamicRegistration {
      registrations.append(
        Registration(
          id: "configuration", method: DidChangeConfigurationParams.method,
          options: .didChangeConfiguration(section: "refdesk")))
    }
    if capabilities.workspace.watchedFilesDynamicRegistration {
      registrations.append(
        Registration(
          id: "files", method: DidChangeWatchedFilesParams.method,
          options: .didChangeWatchedFiles([
            FileSystemWatcher(
              pattern: "**/*.{bib,bibtex,json,txt,yaml,yml,tex,ltx,latex,Rnw,rnw,sty,cls}")
          ])))
    }
    if !registrations.isEmpty {
      request(
        RegistrationParams.method, RegistrationParams(registrations: registrations))
    }
    sayComplaints()
    askForSettings()
  }

  /// `workspace/didChangeConfiguration`.
  func configurationChanged(_ params: DidChangeConfigurationParams) {
    if capabilities.workspace.configuration {
      askForSettings()
    } else {
      takeSettings(params.settings)
    }
  }

  /// `workspace/didChangeWorkspaceFolders`.
  func foldersChanged(_ params: DidChangeWorkspaceFoldersParams) {
    let removed = Set(params.removed.compactMap(\.uri.filePath).map(Workspace.withoutSlash))
    workspace.setFolders(
      workspace.folders.filter { !removed.contains($0) } + params.added.compactMap(\.uri.filePath))
    // A folder may have settings of its own.
    if workspace.folders.count > 1, life == .running { askForSettings() }
    markAllStale()
  }

  /// Asks for the settings, and where there are several folders for those of each.
  private func askForSettings() {
    guard capabilities.workspace.configuration else { return }
    let folders = workspace.folders.count > 1 ? workspace.folders : []
    let items =
      [ConfigurationItem(section: "refdesk")]
      + folders.map {
        ConfigurationItem(scopeURI: DocumentURI(filePath: $0), section: "refdesk")
      }
    request(ConfigurationParams.method, ConfigurationParams(items: items)) { [weak self] result in
      guard let self, result != nil else { return }
      let found = ConfigurationResult(result, itemCount: items.count).settings
      // A client without settings of ours leaves those it gave at the start.
      guard found.contains(where: { $0 != nil }) else { return }
      let general = found.first.flatMap { $0 }.map(DecodedSettings.init)
      var ofFolders: [String: DecodedSettings] = [:]
      for (folder, settings) in zip(folders, found.dropFirst()) {
        ofFolders[folder] = settings.map(DecodedSettings.init)
      }
      takeSettings(general, ofFolders: ofFolders)
    }
  }

  /// Takes settings, whether or not they stand under the server's name.
  private func takeSettings(_ json: JSONValue?) {
    guard let settings = json["refdesk"] ?? json else { return }
    takeSettings(DecodedSettings(settings), ofFolders: [:])
  }

  private func takeSettings(
    _ general: DecodedSettings?, ofFolders: [String: DecodedSettings]
  ) {
    workspace.setClientSettings(
      ClientSettings(
        general?.settings ?? workspace.clientSettings.general,
        ofFolders: ofFolders.mapValues(\.settings)))
    var complaints = general?.problems.map(\.message) ?? []
    for (_, decoded) in ofFolders.sorted(by: { $0.key < $1.key }) {
      complaints += decoded.problems.map(\.message).filter { !complaints.contains($0) }
    }
    settingsComplaints = complaints
    sayComplaints()
    markAllStale()
  }

  /// Tells what is wrong in the client's settings, as soon as anything may be told, and once:
  /// clients give the same settings in several ways.
  private func sayComplaints() {
    guard life == .running, settingsComplaints != saidComplaints else { return }
    saidComplaints = settingsComplaints
    warn(settingsComplaints.map { "Settings: \($0)" })
  }
}
