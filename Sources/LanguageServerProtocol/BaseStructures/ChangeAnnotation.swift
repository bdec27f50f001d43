import JSON

/// What the user is told about a group of edits (LSP 3.17, ChangeAnnotation).
package struct ChangeAnnotation: Hashable, Sendable {
  /// What the user reads.
  package var label: String
  /// Whether the client asks the user before it applies the edits.
  package var needsConfirmation: Bool = false
  /// More about it, for the user.
  package var description: String?

  /// Creates a value of its parts.
  package init(label: String, needsConfirmation: Bool = false, description: String? = nil) {
    self.label = label
    self.needsConfirmation = needsConfirmation
    self.description = description
  }
}

extension ChangeAnnotation: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("label", label)
      writer.flag("needsConfirmation", needsConfirmation)
      writer.member("description", description)
    }
  }
}
