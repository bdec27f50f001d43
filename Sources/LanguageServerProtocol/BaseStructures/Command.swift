import JSON

/// A command that the client sends back with `workspace/executeCommand` (LSP 3.17, Command).
package struct Command: Hashable, Sendable {
  /// What the user reads.
  package var title: String
  /// The name that the server announced.
  package var command: String
  /// The arguments as one JSON array.
  package var arguments: [UInt8]?

  /// Creates a value of its parts.
  package init(title: String, command: String, arguments: [UInt8]? = nil) {
    self.title = title
    self.command = command
    self.arguments = arguments
  }
}

extension Command: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("title", title)
      writer.member("command", command)
      writer.member("arguments", uncheckedJSON: arguments)
    }
  }
}
