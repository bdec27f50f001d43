import JSON

/// What are the settings: `workspace/configuration` (LSP 3.17, Configuration Request).
package struct ConfigurationParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "workspace/configuration"

  /// What is asked for.
  package var items: [ConfigurationItem]

  /// Creates a value of its parts.
  package init(items: [ConfigurationItem]) {
    self.items = items
  }
}

/// Settings of one name and place (LSP 3.17, ConfigurationItem).
package struct ConfigurationItem: Hashable, Sendable {
  /// The folder or document the settings are for.
  package var scopeURI: DocumentURI?
  /// The settings' name.
  package var section: String?

  /// Creates a value of its parts.
  package init(scopeURI: DocumentURI? = nil, section: String? = nil) {
    self.scopeURI = scopeURI
    self.section = section
  }
}

/// The client's answer to `workspace/configuration`.
package struct ConfigurationResult: Sendable {
  /// In the order of the items asked for; `nil` where the client has no settings.
  package var settings: [JSONValue?]

  /// Reads the answer for so many items, however many the client sent.
  package init(_ json: JSONValue?, itemCount: Int) {
    settings = json?.elements.prefix(itemCount).map { $0.isNull ? nil : $0 } ?? []
    settings += repeatElement(nil, count: max(0, itemCount - settings.count))
  }
}

extension ConfigurationParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { $0.member("items", items) }
  }
}

extension ConfigurationItem: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("scopeUri", scopeURI)
      writer.member("section", section)
    }
  }
}
