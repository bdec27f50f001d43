import JSON

/// How much the server is to report from now on: `$/setTrace` (LSP 3.17, SetTrace).
package struct SetTraceParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "$/setTrace"

  /// How much.
  package var value: TraceValue

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    guard let value = TraceValue(rawValue: try json.object().string("value")) else {
      throw InvalidParams("must be off, messages or verbose", path: "value")
    }
    self.value = value
  }
}
