import JSON

/// Which request to give up: `$/cancelRequest` (LSP 3.17, Cancellation Support).
package struct CancelParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "$/cancelRequest"

  /// The request.
  package var id: RequestID

  /// Creates a value of its parts.
  package init(id: RequestID) {
    self.id = id
  }

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    guard let id = RequestID(try json.object()["id"]) else {
      throw InvalidParams("must be an integer or a string", path: "id")
    }
    self.id = id
  }
}

extension CancelParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { $0.member("id", id) }
  }
}
