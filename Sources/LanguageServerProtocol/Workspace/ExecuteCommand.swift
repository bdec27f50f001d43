import JSON

/// Do what a command says: `workspace/executeCommand` (LSP 3.17, Execute Command Request).
package struct ExecuteCommandParams: Sendable {
  /// The method's name.
  package static let method = "workspace/executeCommand"

  package var command: String
  package var arguments: [JSONValue] = []
  package var workDoneToken: ProgressToken?

  package init(command: String, arguments: [JSONValue] = [], workDoneToken: ProgressToken? = nil) {
    self.command = command
    self.arguments = arguments
    self.workDoneToken = workDoneToken
  }

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
