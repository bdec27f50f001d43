import JSON

/// The bodies of messages to the client.
package enum OutgoingMessage {
  /// The response to a request; the closure writes the result as one value.
  package static func response(
    to id: RequestID, sizeHint: Int = 0, result writeResult: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    write(id: id, sizeHint: sizeHint) { writer in
      writer.name("result")
      writeResult(&writer)
    }
  }

  /// The response to a request; `nil` is `null`.
  package static func response(to id: RequestID, result: (some JSONWritable)?) -> [UInt8] {
    response(to: id, sizeHint: result?.sizeHint ?? 0) { writer in
      if let result {
        result.write(to: &writer)
      } else {
        writer.null()
      }
    }
  }

  /// The response to a request whose result is `null`.
  package static func nullResponse(to id: RequestID) -> [UInt8] {
    response(to: id) { $0.null() }
  }

  /// The response to a request that failed; no id is `null`, for a message that had none.
  package static func response(to id: RequestID?, error: ResponseError) -> [UInt8] {
    var writer = JSONWriter()
    begin(&writer)
    writer.name("id")
    if let id {
      writer.value(id)
    } else {
      writer.null()
    }
    writer.member("error", error)
    writer.endObject()
    return writer.finish()
  }

  /// A request; the closure writes the parameters as one value.
  package static func request(
    id: RequestID, method: String, params writeParams: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    write(id: id) { writer in
      writer.member("method", method)
      writer.name("params")
      writeParams(&writer)
    }
  }

  /// A request.
  package static func request(
    id: RequestID, method: String, params: some JSONWritable
  ) -> [UInt8] {
    request(id: id, method: method) { params.write(to: &$0) }
  }

  /// A request of a method without parameters.
  package static func request(id: RequestID, method: String) -> [UInt8] {
    write(id: id) { $0.member("method", method) }
  }

  /// A notification; the closure writes the parameters as one value.
  package static func notification(
    method: String, params writeParams: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    write(id: nil) { writer in
      writer.member("method", method)
      writer.name("params")
      writeParams(&writer)
    }
  }

  /// A notification.
  package static func notification(method: String, params: some JSONWritable) -> [UInt8] {
    notification(method: method) { params.write(to: &$0) }
  }

  private static func write(
    id: RequestID?, sizeHint: Int = 0, members writeMembers: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var writer = JSONWriter(reservingCapacity: 256 + sizeHint)
    begin(&writer)
    writer.member("id", id)
    writeMembers(&writer)
    writer.endObject()
    return writer.finish()
  }

  private static func begin(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("jsonrpc", "2.0")
  }
}
