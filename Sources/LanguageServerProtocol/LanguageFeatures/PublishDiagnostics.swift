import JSON

/// All diagnostics of a document: `textDocument/publishDiagnostics` (LSP 3.17, PublishDiagnostics
/// Notification).
package struct PublishDiagnosticsParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/publishDiagnostics"

  /// The document or file.
  package var uri: DocumentURI
  /// What version the ranges are of; only for clients that announce `versionSupport`.
  package var version: Int?
  /// All of them: what is missing is gone.
  package var diagnostics: [Diagnostic]

  /// Creates a value of its parts.
  package init(uri: DocumentURI, version: Int? = nil, diagnostics: [Diagnostic]) {
    self.uri = uri
    self.version = version
    self.diagnostics = diagnostics
  }
}

extension PublishDiagnosticsParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("uri", uri)
      writer.member("version", version)
      writer.member("diagnostics", diagnostics)
    }
  }
}
