import JSON

/// Change documents: `workspace/applyEdit` (LSP 3.17, ApplyWorkspaceEdit Request).
package struct ApplyWorkspaceEditParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "workspace/applyEdit"

  /// What the user can undo.
  package var label: String?
  /// What to change.
  package var edit: WorkspaceEdit

  /// Creates a value of its parts.
  package init(label: String? = nil, edit: WorkspaceEdit) {
    self.label = label
    self.edit = edit
  }
}

extension ApplyWorkspaceEditParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("label", label)
      writer.member("edit", edit)
    }
  }
}

/// The client's answer to `workspace/applyEdit` (LSP 3.17, ApplyWorkspaceEditResult).
package struct ApplyWorkspaceEditResult: Hashable, Sendable {
  /// Whether the documents changed.
  package var applied: Bool
  /// Why they did not, for a log.
  package var failureReason: String?

  /// Reads the answer; one that does not say so did not apply the edit.
  package init(_ json: JSONValue?) {
    applied = json["applied"]?.bool ?? false
    failureReason = json["failureReason"]?.string
  }
}
