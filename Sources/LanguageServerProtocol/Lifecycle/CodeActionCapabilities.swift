import JSON

/// What a client announces about code actions (LSP 3.17, CodeActionClientCapabilities).
package struct CodeActionCapabilities: Sendable {
  /// Whether the client knows code actions, not only commands.
  package var literals: Bool = false
  /// `isPreferredSupport`.
  package var isPreferred: Bool = false
  /// `disabledSupport`.
  package var disabled: Bool = false
  /// `dataSupport`.
  package var data: Bool = false
  /// The members of an action that may be left to `codeAction/resolve`.
  package var resolveProperties: [String] = []

  /// A client that can do nothing beyond the minimum.
  package init() {}

  init(_ json: JSONValue?) {
    literals = json.has("codeActionLiteralSupport")
    isPreferred = json.isSet("isPreferredSupport")
    disabled = json.isSet("disabledSupport")
    data = json.isSet("dataSupport")
    resolveProperties = json["resolveSupport"].strings("properties")
  }
}
