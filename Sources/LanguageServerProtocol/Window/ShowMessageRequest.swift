import JSON

/// A question for the user: `window/showMessageRequest` (LSP 3.17, ShowMessage Request). The result is
/// the action that was chosen, or `null`.
package struct ShowMessageRequestParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "window/showMessageRequest"

  /// How grave it is.
  package var type: MessageType
  /// What the user reads.
  package var message: String
  /// What the user may choose.
  package var actions: [String]

  /// Creates a value of its parts.
  package init(type: MessageType, message: String, actions: [String]) {
    self.type = type
    self.message = message
    self.actions = actions
  }

  /// The title of the action that a result says was chosen.
  package static func chosen(_ result: JSONValue?) -> String? {
    result["title"]?.string
  }
}

extension ShowMessageRequestParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("type", type.rawValue)
      writer.member("message", message)
      writer.name("actions")
      writer.beginArray()
      for action in actions { writer.object { $0.member("title", action) } }
      writer.endArray()
    }
  }
}
