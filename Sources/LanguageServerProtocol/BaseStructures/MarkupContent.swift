import JSON

/// The forms of text for people (LSP 3.17, MarkupKind).
package enum MarkupKind: String, Sendable {
  case plainText = "plaintext"
  case markdown
}

/// Text for people (LSP 3.17, MarkupContent).
package struct MarkupContent: Hashable, Sendable {
  /// What sort it is.
  package var kind: MarkupKind
  /// The text.
  package var value: String

  /// Creates a value of its parts.
  package init(kind: MarkupKind, value: String) {
    self.kind = kind
    self.value = value
  }
}

extension MarkupContent: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", kind.rawValue)
      writer.member("value", value)
    }
  }
}
