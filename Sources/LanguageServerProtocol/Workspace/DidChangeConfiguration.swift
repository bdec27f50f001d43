import JSON

/// Settings changed: `workspace/didChangeConfiguration` (LSP 3.17, DidChangeConfiguration).
package struct DidChangeConfigurationParams: Sendable {
  /// The method's name.
  package static let method = "workspace/didChangeConfiguration"

  /// The settings of clients that push them; `nil` from those that are asked.
  package var settings: JSONValue?

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let settings = try json.object()["settings"]
    self.settings = settings?.isNull == true ? nil : settings
  }
}
