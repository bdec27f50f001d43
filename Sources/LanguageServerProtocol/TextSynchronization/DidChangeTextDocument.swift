import JSON

/// A document was changed: `textDocument/didChange` (LSP 3.17, DidChangeTextDocument).
package struct DidChangeTextDocumentParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/didChange"

  /// The document.
  package var textDocument: VersionedTextDocumentIdentifier
  /// One after the other: each is of the text that the one before it made.
  package var contentChanges: [TextDocumentContentChange]

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    textDocument = try json.member("textDocument", VersionedTextDocumentIdentifier.init)
    contentChanges = try json.array("contentChanges", of: TextDocumentContentChange.init)
  }
}

/// One change of a text (LSP 3.17, TextDocumentContentChangeEvent).
package struct TextDocumentContentChange: Hashable, Sendable {
  /// What is replaced; `nil` is the whole text.
  package var range: PositionRange?
  /// UTF-8.
  package var text: [UInt8]

  /// Reads a change; the deprecated `rangeLength` is not looked at.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    range = try json.optionalMember("range", PositionRange.init)
    text = try json.utf8("text")
  }
}
