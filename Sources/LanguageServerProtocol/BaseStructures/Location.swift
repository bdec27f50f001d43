import JSON

/// A range of a document (LSP 3.17, Location).
package struct Location: Hashable, Sendable {
  /// The document or file.
  package var uri: DocumentURI
  /// Where it is.
  package var range: PositionRange

  /// Creates a value of its parts.
  package init(uri: DocumentURI, range: PositionRange) {
    self.uri = uri
    self.range = range
  }

  /// Reads a location.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.member("uri", DocumentURI.init)
    range = try json.member("range", PositionRange.init)
  }
}

extension Location: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("uri", uri)
      writer.member("range", range)
    }
  }
}
