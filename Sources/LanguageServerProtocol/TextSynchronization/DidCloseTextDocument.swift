import JSON

/// A document was closed: `textDocument/didClose` (LSP 3.17, DidCloseTextDocument).
package struct DidCloseTextDocumentParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/didClose"

  /// The document.
  package var textDocument: TextDocumentIdentifier

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    textDocument = try json.object().member("textDocument", TextDocumentIdentifier.init)
  }
}
