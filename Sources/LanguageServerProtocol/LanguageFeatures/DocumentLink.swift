import JSON

/// What in a document leads elsewhere: `textDocument/documentLink` (LSP 3.17, Document Link Request).
package struct DocumentLinkParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/documentLink"

  /// The document.
  package var textDocument: TextDocumentIdentifier

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    textDocument = try json.object().member("textDocument", TextDocumentIdentifier.init)
  }
}

/// A range that leads to another document (LSP 3.17, DocumentLink).
package struct DocumentLink: Hashable, Sendable {
  /// What the client underlines.
  package var range: PositionRange
  /// Where it leads.
  package var target: DocumentURI

  /// Creates a value of its parts.
  package init(range: PositionRange, target: DocumentURI) {
    self.range = range
    self.target = target
  }
}

extension DocumentLink: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("range", range)
      writer.member("target", target)
    }
  }
}

/// How document links work (LSP 3.17, DocumentLinkOptions): they are whole at once.
package struct DocumentLinkOptions: Sendable {
  package init() {}
}

extension DocumentLinkOptions: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { $0.member("resolveProvider", false) }
  }
}
