import JSON

/// How grave a message is (LSP 3.17, MessageType).
package enum MessageType: Int, Sendable {
  case error = 1
  case warning = 2
  case info = 3
  case log = 4
}

/// A message for the user: `window/showMessage` (LSP 3.17, ShowMessage Notification).
package struct ShowMessageParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "window/showMessage"

  /// How grave it is.
  package var type: MessageType
  /// What the user reads.
  package var message: String

  /// Creates a value of its parts.
  package init(type: MessageType, message: String) {
    self.type = type
    self.message = message
  }
}

extension ShowMessageParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("type", type.rawValue)
      writer.member("message", message)
    }
  }
}
