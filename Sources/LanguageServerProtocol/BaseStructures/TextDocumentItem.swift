import JSON

/// A document with its text (LSP 3.17, TextDocumentItem).
package struct TextDocumentItem: Hashable, Sendable {
  /// The document or file.
  package var uri: DocumentURI
  /// What the client takes the document for; not to be trusted.
  package var languageID: String
  /// Rises with every change.
  package var version: Int
  /// UTF-8.
  package var text: [UInt8]

  /// Reads a document. A missing language or version is no reason to refuse a text.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.member("uri", DocumentURI.init)
    languageID = try json.optionalString("languageId") ?? ""
    version = try json.optionalInteger("version") ?? 0
    text = try json.utf8("text")
  }
}
