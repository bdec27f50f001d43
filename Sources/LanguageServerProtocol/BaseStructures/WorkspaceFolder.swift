import JSON

/// A folder that the user has open (LSP 3.17, WorkspaceFolder).
package struct WorkspaceFolder: Hashable, Sendable {
  package var uri: DocumentURI
  package var name: String

  package init(uri: DocumentURI, name: String) {
    self.uri = uri
    self.name = name
  }

  /// Reads a folder.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.member("uri", DocumentURI.init)
    name = try json.optionalString("name") ?? ""
  }
}
