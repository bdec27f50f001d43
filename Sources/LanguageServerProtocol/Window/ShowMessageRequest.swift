import JSON

/// A question to the user: `window/showMessageRequest` (LSP 3.17, ShowMessage Request).
package struct ShowMessageRequestParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "window/showMessageRequest"

  /// How grave it is.
  package var type: MessageType
  /// What the user reads.
  package var message: String
  /// The titles of the answers to choose from.
  package var actions: [String]

  /// Creates a value of its parts.
  package init(type: MessageType, message: String, actions: [String]) {
    self.type = type
    self.message = message
    self.actions = actions
  }
}

extension ShowMessageRequestParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("type", type.rawValue)
      writer.member("message", message)
      writer.name("actions")
      writer.beginArray()
      for action in actions {
        writer.object { $0.member("title", action) }
      }
      writer.endArray()
    }
  }
}

/// The user's answer to `window/showMessageRequest`.
package struct ShowMessageRequestResult: Hashable, Sendable {
  /// The title of the chosen answer; `nil` if the user chose none.
  package var title: String?

  /// Reads the answer.
  package init(_ json: JSONValue?) {
    title = json["title"]?.string
  }
}
