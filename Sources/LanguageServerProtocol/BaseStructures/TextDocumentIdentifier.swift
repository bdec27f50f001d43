import JSON

/// A document (LSP 3.17, TextDocumentIdentifier).
package struct TextDocumentIdentifier: Hashable, Sendable {
  /// The document or file.
  package var uri: DocumentURI

  /// Reads an identifier.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    uri = try json.object().member("uri", DocumentURI.init)
  }
}
