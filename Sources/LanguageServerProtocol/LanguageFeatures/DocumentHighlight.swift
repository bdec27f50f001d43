import JSON

/// One place (LSP 3.17, DocumentHighlight).
package struct DocumentHighlight: Hashable, Sendable {
  /// The method that asks for all of a document, of a `TextDocumentPositionParams` (LSP 3.17,
  /// Document Highlights Request).
  package static let method = "textDocument/documentHighlight"

  /// What is done there.
  package enum Kind: Int, Sendable {
    case text = 1
    case read = 2
    case write = 3
  }

  /// Where.
  package var range: PositionRange
  /// What is done there.
  package var kind: Kind

  /// Creates a value of its parts.
  package init(range: PositionRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

extension DocumentHighlight: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("range", range)
      writer.member("kind", kind.rawValue)
    }
  }
}
