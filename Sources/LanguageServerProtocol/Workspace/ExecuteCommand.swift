import JSON

/// A command that the server announced: `workspace/executeCommand` (LSP 3.17, Execute a command).
package struct ExecuteCommandParams: Sendable {
  /// The method's name.
  package static let method = "workspace/executeCommand"

  /// The command's name.
  package var command: String
  /// Its arguments, as the client sends them.
  package var arguments: [JSONValue]

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    command = try json.string("command")
    arguments = json["arguments"]?.elements.map { $0 } ?? []
  }
}

/// Which commands there are (LSP 3.17, ExecuteCommandOptions).
package struct ExecuteCommandOptions: Sendable {
  /// Their names.
  package var commands: [String]

  /// Creates a value of its parts.
  package init(commands: [String]) {
    self.commands = commands
  }
}

extension ExecuteCommandOptions: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { $0.member("commands", commands) }
  }
}
