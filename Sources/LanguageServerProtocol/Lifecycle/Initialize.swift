import JSON

/// The first request: `initialize` (LSP 3.17, Initialize Request).
package struct InitializeParams: Sendable {
  /// The method's name.
  package static let method = "initialize"

  /// The process that ends the server when it ends; `nil` means none.
  package var processID: Int?
  /// Who the client says it is.
  package var clientInfo: ClientInfo?
  /// The language of the client, such as `de`.
  package var locale: String?
  /// The deprecated form of `rootURI`.
  package var rootPath: String?
  /// The deprecated form of `workspaceFolders`.
  package var rootURI: DocumentURI?
  /// The folders the user has open.
  package var workspaceFolders: [WorkspaceFolder] = []
  /// What the user set for this server.
  package var initializationOptions: JSONValue?
  /// What is offered.
  package var capabilities: ClientCapabilities = ClientCapabilities()
  /// How much to report.
  package var trace: TraceValue = .off
  /// What progress may be reported on.
  package var workDoneToken: ProgressToken?

  /// Reads the parameters.
  ///
  /// Lenient where it can be: a client whose `initialize` fails has no server at all, so what
  /// has a default falls back to it, and unknown capabilities are capabilities it does not have.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    processID = json["processId"]?.int
    clientInfo = ClientInfo(json["clientInfo"])
    locale = json["locale"]?.string
    rootPath = try json.optionalString("rootPath")
    rootURI = try json.optionalMember("rootUri", DocumentURI.init)
    workspaceFolders =
      try json.optionalArray("workspaceFolders", of: WorkspaceFolder.init) ?? []
    initializationOptions = json["initializationOptions"]
    capabilities = ClientCapabilities(json["capabilities"])
    trace = json["trace"]?.string.flatMap(TraceValue.init) ?? .off
    workDoneToken = ProgressToken(json["workDoneToken"])
  }

  /// The folders the user has open, also for clients that know only one: `workspaceFolders`, else
  /// `rootUri`, else `rootPath`; none for a single file.
  package var folders: [DocumentURI] {
    if !workspaceFolders.isEmpty {
      return workspaceFolders.map(\.uri)
    }
    if let rootURI {
      return [rootURI]
    }
    return rootPath.map { [DocumentURI(filePath: $0)] } ?? []
  }
}

/// Who the client says it is (LSP 3.17, Initialize Request).
package struct ClientInfo: Hashable, Sendable {
  /// What the user calls it.
  package var name: String
  /// Its version.
  package var version: String?

  /// Reads what the client says; `nil` if it says nothing.
  init?(_ json: JSONValue?) {
    guard let name = json["name"]?.string else { return nil }
    self.name = name
    version = json["version"]?.string
  }
}

/// The answer to `initialize` (LSP 3.17, InitializeResult).
package struct InitializeResult: Sendable {
  /// What is offered.
  package var capabilities: ServerCapabilities
  /// Who the server is.
  package var serverName: String
  /// The server's version.
  package var serverVersion: String?

  /// Creates a value of its parts.
  package init(capabilities: ServerCapabilities, serverName: String, serverVersion: String? = nil) {
    self.capabilities = capabilities
    self.serverName = serverName
    self.serverVersion = serverVersion
  }
}

extension InitializeResult: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("capabilities", capabilities)
      writer.member("serverInfo") { writer in
        writer.member("name", serverName)
        writer.member("version", serverVersion)
      }
    }
  }
}
