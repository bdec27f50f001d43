import JSON

/// The answer to a hover request (LSP 3.17, Hover).
package struct Hover: Hashable, Sendable {
  /// The method that asks for it, of a `TextDocumentPositionParams` (LSP 3.17, Hover Request).
  package static let method = "textDocument/hover"

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
