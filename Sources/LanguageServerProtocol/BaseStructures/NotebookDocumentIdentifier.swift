import JSON

/// A notebook (LSP 3.17, NotebookDocumentIdentifier and VersionedNotebookDocumentIdentifier,
/// whose version is that of the cells together and says nothing of any text).
package struct NotebookDocumentIdentifier: Hashable, Sendable {
  /// The notebook's file.
  package var uri: DocumentURI

  /// Reads an identifier.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    uri = try json.object().member("uri", DocumentURI.init)
  }
}
