import JSON

/// Do what a command says: `workspace/executeCommand` (LSP 3.17, Execute Command Request).
package struct ExecuteCommandParams: Sendable {
  /// The method's name.
  package static let method = "workspace/executeCommand"

  /// Its name.
  package var command: String
  /// What the command is given.
  package var arguments: [JSONValue] = []
  /// What progress may be reported on.
  package var workDoneToken: ProgressToken?

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    command = try json.string("command")
    arguments =
      try json.optionalArray("arguments") { element throws(InvalidParams) in
        // An argument may be `null`, but an array has no gaps.
        guard let element else { throw InvalidParams("is missing") }
        return element
      } ?? []
    workDoneToken = ProgressToken(json["workDoneToken"])
  }
}
