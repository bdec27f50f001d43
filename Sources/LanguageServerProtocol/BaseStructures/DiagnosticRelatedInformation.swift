import JSON

/// Another place that a diagnostic is about (LSP 3.17, DiagnosticRelatedInformation).
package struct DiagnosticRelatedInformation: Hashable, Sendable {
  /// The place.
  package var location: Location
  /// What the user reads.
  package var message: String

  /// Creates a value of its parts.
  package init(location: Location, message: String) {
    self.location = location
    self.message = message
  }

  /// Reads related information.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    location = try json.member("location", Location.init)
    message = try json.string("message")
  }
}

extension DiagnosticRelatedInformation: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("location", location)
      writer.member("message", message)
    }
  }
}
