import JSON

/// What a client announces about diagnostics it is sent (LSP 3.17,
/// PublishDiagnosticsClientCapabilities).
package struct PublishDiagnosticsCapabilities: Sendable {
  /// `relatedInformation`.
  package var relatedInformation: Bool = false
  /// `versionSupport`.
  package var version: Bool = false
  /// `codeDescriptionSupport`.
  package var codeDescription: Bool = false
  /// `dataSupport`.
  package var data: Bool = false
  /// `tagSupport.valueSet`.
  package var tags: [DiagnosticTag] = []

  /// A client that can do nothing beyond the minimum.
  package init() {}

  init(_ json: JSONValue?) {
    relatedInformation = json.isSet("relatedInformation")
    version = json.isSet("versionSupport")
    codeDescription = json.isSet("codeDescriptionSupport")
    data = json.isSet("dataSupport")
    tags =
      json["tagSupport"]["valueSet"]?.elements
      .compactMap { $0.int.flatMap(DiagnosticTag.init) } ?? []
  }
}
