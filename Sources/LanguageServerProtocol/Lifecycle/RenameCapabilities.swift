import JSON

/// What a client announces about renaming (LSP 3.17, RenameClientCapabilities).
package struct RenameCapabilities: Sendable {
  package var prepare: Bool = false
  /// `prepareSupportDefaultBehavior`: the client can find the name at the cursor itself.
  package var prepareDefaultBehavior: Bool = false
  package var honorsChangeAnnotations: Bool = false

  package init(
    prepare: Bool = false, prepareDefaultBehavior: Bool = false,
    honorsChangeAnnotations: Bool = false
  ) {
    self.prepare = prepare
    self.prepareDefaultBehavior = prepareDefaultBehavior
    self.honorsChangeAnnotations = honorsChangeAnnotations
  }

  init(_ json: JSONValue?) {
    prepare = json.isSet("prepareSupport")
    prepareDefaultBehavior = json["prepareSupportDefaultBehavior"]?.int == 1
    honorsChangeAnnotations = json.isSet("honorsChangeAnnotations")
  }
}
