import JSON

/// A document was saved: `textDocument/didSave` (LSP 3.17, DidSaveTextDocument).
package struct DidSaveTextDocumentParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/didSave"

  /// The document.
  package var textDocument: TextDocumentIdentifier

  /// Reads the parameters; the text that some clients add is not looked at.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    textDocument = try json.object().member("textDocument", TextDocumentIdentifier.init)
  }
}
