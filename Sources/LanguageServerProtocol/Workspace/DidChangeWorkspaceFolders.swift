import JSON

/// Folders were opened or closed: `workspace/didChangeWorkspaceFolders` (LSP 3.17,
/// DidChangeWorkspaceFolders).
package struct DidChangeWorkspaceFoldersParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "workspace/didChangeWorkspaceFolders"

  /// The folders that were opened.
  package var added: [WorkspaceFolder]
  /// The folders that were closed.
  package var removed: [WorkspaceFolder]

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let event = try json.object().member("event") { event throws(InvalidParams) in
      (
        added: try event.object().optionalArray("added", of: WorkspaceFolder.init),
        removed: try event.optionalArray("removed", of: WorkspaceFolder.init)
      )
    }
    added = event.added ?? []
    removed = event.removed ?? []
  }
}
