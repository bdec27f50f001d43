import JSON

/// Where the document has what is under the cursor: `textDocument/documentHighlight` (LSP 3.17,
/// Document Highlights Request).
package struct DocumentHighlightParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/documentHighlight"

  /// The document.
  package var textDocument: TextDocumentIdentifier
  /// Where in the document.
  package var position: Position

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let place = try TextDocumentPositionParams(json)
    textDocument = place.textDocument
    position = place.position
  }
}

/// One place (LSP 3.17, DocumentHighlight).
package struct DocumentHighlight: Hashable, Sendable {
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
