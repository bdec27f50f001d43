import JSON

/// What is under the cursor: `textDocument/hover` (LSP 3.17, Hover Request).
package struct HoverParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/hover"

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

/// The answer to a hover request (LSP 3.17, Hover).
package struct Hover: Hashable, Sendable {
  /// What the user reads.
  package var contents: MarkupContent
  /// What the client marks while it shows the contents.
  package var range: PositionRange?

  /// Creates a value of its parts.
  package init(contents: MarkupContent, range: PositionRange? = nil) {
    self.contents = contents
    self.range = range
  }
}

extension Hover: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("contents", contents)
      writer.member("range", range)
    }
  }
}
