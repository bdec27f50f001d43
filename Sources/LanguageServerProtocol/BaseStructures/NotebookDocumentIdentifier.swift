import JSON

/// A notebook (LSP 3.17, NotebookDocumentIdentifier).
package struct NotebookDocumentIdentifier: Hashable, Sendable {
  /// The notebook's file.
  package var uri: DocumentURI

  /// Reads an identifier.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    uri = try json.object().member("uri", DocumentURI.init)
  }
}

/// A notebook in one version (LSP 3.17, VersionedNotebookDocumentIdentifier).
package struct VersionedNotebookDocumentIdentifier: Hashable, Sendable {
  /// The notebook's file.
  package var uri: DocumentURI
  /// `nil` if the client does not say.
  package var version: Int?

  /// Reads an identifier.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.member("uri", DocumentURI.init)
    version = try json.optionalInteger("version")
  }
}
