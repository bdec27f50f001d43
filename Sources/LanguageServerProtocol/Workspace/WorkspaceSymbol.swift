import JSON

/// What in the workspace fits some words: `workspace/symbol` (LSP 3.17, Workspace Symbols Request).
package struct WorkspaceSymbolParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "workspace/symbol"

  /// What is looked for; empty asks for anything.
  package var query: String

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    query = try json.object().string("query")
  }
}
