import JSON

/// Which diagnostics a document has: `textDocument/diagnostic` (LSP 3.17, Document Diagnostics).
package struct DocumentDiagnosticParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/diagnostic"

  /// The document.
  package var textDocument: TextDocumentIdentifier
  /// The `identifier` of the server's options.
  package var identifier: String?
  /// The id of the report that the client has.
  package var previousResultID: String?

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    textDocument = try json.member("textDocument", TextDocumentIdentifier.init)
    identifier = try json.optionalString("identifier")
    previousResultID = try json.optionalString("previousResultId")
  }
}

/// The answer to a diagnostic request (LSP 3.17, DocumentDiagnosticReport).
package enum DocumentDiagnosticReport: Hashable, Sendable {
  case full(resultID: String?, items: [Diagnostic])
  /// Nothing changed since the report with the id.
  case unchanged(resultID: String)
}

extension DocumentDiagnosticReport: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writeMembers(to: &$0) }
  }

  func writeMembers(to writer: inout JSONWriter) {
    switch self {
    case .full(let resultID, let items):
      writer.member("kind", "full")
      writer.member("resultId", resultID)
      writer.member("items", items)
    case .unchanged(let resultID):
      writer.member("kind", "unchanged")
      writer.member("resultId", resultID)
    }
  }
}
