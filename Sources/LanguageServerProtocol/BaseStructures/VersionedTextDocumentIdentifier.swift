import JSON

/// A document in one version (LSP 3.17, VersionedTextDocumentIdentifier).
package struct VersionedTextDocumentIdentifier: Hashable, Sendable {
  package var uri: DocumentURI
  /// `nil` if the client does not say; the protocol wants it, old clients leave it out.
  package var version: Int?

  package init(uri: DocumentURI, version: Int? = nil) {
    self.uri = uri
    self.version = version
  }

  /// Reads an identifier.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.member("uri", DocumentURI.init)
    version = try json.optionalInteger("version")
  }
}
