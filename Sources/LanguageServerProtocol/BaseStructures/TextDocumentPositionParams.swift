import JSON

/// A place in a document (LSP 3.17, TextDocumentPositionParams).
package struct TextDocumentPositionParams: Hashable, Sendable {
  /// The document.
  package var textDocument: TextDocumentIdentifier
  /// Where in the document.
  package var position: Position

  /// Reads a place.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    textDocument = try json.member("textDocument", TextDocumentIdentifier.init)
    position = try json.member("position", Position.init)
  }
}
