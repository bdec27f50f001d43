import JSON

/// A folder that the user has open (LSP 3.17, WorkspaceFolder).
package struct WorkspaceFolder: Hashable, Sendable {
  /// The folder.
  package var uri: DocumentURI
  /// What the user calls it.
  package var name: String

  /// Reads a folder.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.member("uri", DocumentURI.init)
    name = try json.optionalString("name") ?? ""
  }
}
