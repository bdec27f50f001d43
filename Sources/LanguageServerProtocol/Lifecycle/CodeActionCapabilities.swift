import JSON

/// What a client announces about code actions (LSP 3.17, CodeActionClientCapabilities).
package struct CodeActionCapabilities: Sendable {
  /// Whether the client knows code actions, not only commands.
  package var literals: Bool = false
  package var isPreferred: Bool = false
  package var disabled: Bool = false
  package var data: Bool = false
  /// The members of an action that may be left to `codeAction/resolve`.
  package var resolveProperties: [String] = []

  package init(
    literals: Bool = false, isPreferred: Bool = false, disabled: Bool = false, data: Bool = false,
    resolveProperties: [String] = []
  ) {
    self.literals = literals
    self.isPreferred = isPreferred
    self.disabled = disabled
    self.data = data
    self.resolveProperties = resolveProperties
  }

  init(_ json: JSONValue?) {
    literals = json.has("codeActionLiteralSupport")
    isPreferred = json.isSet("isPreferredSupport")
    disabled = json.isSet("disabledSupport")
    data = json.isSet("dataSupport")
    resolveProperties = json["resolveSupport"].strings("properties")
  }
}
