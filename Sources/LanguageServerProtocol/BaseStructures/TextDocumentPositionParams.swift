import JSON

/// A place in a document (LSP 3.17, TextDocumentPositionParams).
package struct TextDocumentPositionParams: Hashable, Sendable {
  package var textDocument: TextDocumentIdentifier
  package var position: Position

  package init(textDocument: TextDocumentIdentifier, position: Position) {
    self.textDocument = textDocument
    self.position = position
  }

  /// Reads a place.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    textDocument = try json.member("textDocument", TextDocumentIdentifier.init)
    position = try json.member("position", Position.init)
  }
}
