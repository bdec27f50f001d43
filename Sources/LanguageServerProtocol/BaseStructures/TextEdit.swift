import JSON

/// A replacement of a range of a document (LSP 3.17, TextEdit).
package struct TextEdit: Hashable, Sendable {
  /// Where it is.
  package var range: PositionRange
  /// What stands there afterwards.
  package var newText: String
  /// The change annotation the edit belongs to; only in versioned edits of a `WorkspaceEdit`.
  package var annotationID: String?

  /// Creates a value of its parts.
  package init(range: PositionRange, newText: String, annotationID: String? = nil) {
    self.range = range
    self.newText = newText
    self.annotationID = annotationID
  }
}

extension TextEdit: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("range", range)
      writer.member("newText", newText)
      writer.member("annotationId", annotationID)
    }
  }
}
