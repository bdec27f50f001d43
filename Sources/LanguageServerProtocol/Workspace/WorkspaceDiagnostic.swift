import JSON

/// Which diagnostics the files of the workspace have: `workspace/diagnostic` (LSP 3.17, Workspace
/// Diagnostics).
package struct WorkspaceDiagnosticParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "workspace/diagnostic"

  /// The ids of the reports that the client has; of two for one file the last.
  package var previousResultIDs: [DocumentURI: String]

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let previous = try json.object().array("previousResultIds") { json throws(InvalidParams) in
      let json = try json.object()
      return (uri: try json.member("uri", DocumentURI.init), value: try json.string("value"))
    }
    previousResultIDs = Dictionary(
      previous.map { ($0.uri, $0.value) }, uniquingKeysWith: { $1 })
  }
}

/// The answer to a workspace diagnostic request (LSP 3.17, WorkspaceDiagnosticReport).
package struct WorkspaceDiagnosticReport: Hashable, Sendable {
  /// The report on one file that nobody has open (LSP 3.17, WorkspaceDocumentDiagnosticReport).
  package struct Item: Hashable, Sendable {
    /// The file.
    package var uri: DocumentURI
    /// What is said of it.
    package var report: DocumentDiagnosticReport

    /// Creates a value of its parts.
    package init(uri: DocumentURI, report: DocumentDiagnosticReport) {
      self.uri = uri
      self.report = report
    }
  }

  /// One a file.
  package var items: [Item]

  /// Creates a value of its parts.
  package init(items: [Item]) {
    self.items = items
  }
}

extension WorkspaceDiagnosticReport: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { $0.member("items", items) }
  }
}

extension WorkspaceDiagnosticReport.Item: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("uri", uri)
      // Only an open document has a version.
      writer.name("version")
      writer.null()
      report.writeMembers(to: &writer)
    }
  }
}
