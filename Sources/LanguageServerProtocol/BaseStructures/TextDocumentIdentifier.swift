import JSON

/// A document (LSP 3.17, TextDocumentIdentifier).
package struct TextDocumentIdentifier: Hashable, Sendable {
  package var uri: DocumentURI

  package init(uri: DocumentURI) {
    self.uri = uri
  }

  /// Reads an identifier.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    uri = try json.object().member("uri", DocumentURI.init)
  }
}
