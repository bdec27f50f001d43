import JSON

/// A document was opened: `textDocument/didOpen` (LSP 3.17, DidOpenTextDocument).
package struct DidOpenTextDocumentParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/didOpen"

  /// The document.
  package var textDocument: TextDocumentItem

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    textDocument = try json.object().member("textDocument", TextDocumentItem.init)
  }
}
