import JSON

/// The text of a document that is no file: `workspace/textDocumentContent` (LSP 3.18, Text Document
/// Content Request). Only for clients that announce `workspace.textDocumentContent`.
package struct TextDocumentContentParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "workspace/textDocumentContent"

  /// The document.
  package var uri: DocumentURI

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    uri = try json.object().member("uri", DocumentURI.init)
  }
}

/// The answer (LSP 3.18, TextDocumentContentResult).
package struct TextDocumentContentResult: Hashable, Sendable {
  /// The whole text.
  package var text: String

  /// Creates a value of its parts.
  package init(text: String) {
    self.text = text
  }
}

extension TextDocumentContentResult: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { $0.member("text", text) }
  }
}

/// Has the client ask for a document's text again: `workspace/textDocumentContent/refresh` (LSP 3.18,
/// Text Document Content Refresh Request).
package struct TextDocumentContentRefreshParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "workspace/textDocumentContent/refresh"

  /// The document.
  package var uri: DocumentURI

  /// Creates a value of its parts.
  package init(uri: DocumentURI) {
    self.uri = uri
  }
}

extension TextDocumentContentRefreshParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { $0.member("uri", uri) }
  }
}
