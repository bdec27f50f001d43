import JSON

/// A message for the client's log: `window/logMessage` (LSP 3.17, LogMessage Notification).
package struct LogMessageParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "window/logMessage"

  /// How grave it is.
  package var type: MessageType
  /// What is logged.
  package var message: String

  /// Creates a value of its parts.
  package init(type: MessageType, message: String) {
    self.type = type
    self.message = message
  }
}

extension LogMessageParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("type", type.rawValue)
      writer.member("message", message)
    }
  }
}
