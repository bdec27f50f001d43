import JSON

/// Why a request has no result.
package struct ResponseError: Error, Sendable {
  /// What kind of error it is.
  package var code: ErrorCode
  /// A short English sentence.
  package var message: String
  /// What the sender adds for its own methods.
  package var data: JSONValue?

  /// Creates an error of its parts.
  package init(_ code: ErrorCode, _ message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// The error that answers parameters of the wrong form.
  package init(_ error: InvalidParams) {
    self.init(.invalidParams, error.message)
  }
}

extension ResponseError: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("code", code.rawValue)
      writer.member("message", message)
      writer.member("data", raw: data)
    }
  }
}
