import JSON

/// A document in one version (LSP 3.17, VersionedTextDocumentIdentifier).
package struct VersionedTextDocumentIdentifier: Hashable, Sendable {
  /// The document or file.
  package var uri: DocumentURI
  /// `nil` if the client does not say; the protocol wants it, old clients leave it out.
  package var version: Int?

  /// Reads an identifier.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.member("uri", DocumentURI.init)
    version = try json.optionalInteger("version")
  }
}
