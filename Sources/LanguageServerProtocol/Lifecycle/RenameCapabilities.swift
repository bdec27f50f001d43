import JSON

/// What a client announces about renaming (LSP 3.17, RenameClientCapabilities).
package struct RenameCapabilities: Sendable {
  /// `prepareSupport`.
  package var prepare: Bool = false
  /// `prepareSupportDefaultBehavior`: the client can find the name at the cursor itself.
  package var prepareDefaultBehavior: Bool = false
  /// `honorsChangeAnnotations`.
  package var honorsChangeAnnotations: Bool = false

  /// A client that can do nothing beyond the minimum.
  package init() {}

  init(_ json: JSONValue?) {
    prepare = json.isSet("prepareSupport")
    prepareDefaultBehavior = json["prepareSupportDefaultBehavior"]?.int == 1
    honorsChangeAnnotations = json.isSet("honorsChangeAnnotations")
  }
}
