import JSON

/// What a client announces about diagnostics it is sent (LSP 3.17,
/// PublishDiagnosticsClientCapabilities).
package struct PublishDiagnosticsCapabilities: Sendable {
  package var relatedInformation: Bool = false
  package var version: Bool = false
  package var codeDescription: Bool = false
  package var data: Bool = false
  package var tags: [DiagnosticTag] = []

  package init(
    relatedInformation: Bool = false, version: Bool = false, codeDescription: Bool = false,
    data: Bool = false, tags: [DiagnosticTag] = []
  ) {
    self.relatedInformation = relatedInformation
    self.version = version
    self.codeDescription = codeDescription
    self.data = data
    self.tags = tags
  }

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
