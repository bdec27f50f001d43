import JSON

/// Have the client change documents: `workspace/applyEdit` (LSP 3.17, ApplyWorkspaceEdit Request).
/// Only for clients that announce `workspace.applyEdit`.
package struct ApplyWorkspaceEditParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "workspace/applyEdit"

  /// What the user reads of it, as in a list of what can be undone.
  package var label: String?
  /// The changes.
  package var edit: WorkspaceEdit

  /// Creates a value of its parts.
  package init(label: String?, edit: WorkspaceEdit) {
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

/// What became of it.
package struct ApplyWorkspaceEditResult: Sendable {
  /// Whether the changes were made.
  package var isApplied: Bool
  /// Why not.
  package var failureReason: String?

  /// Reads the result; without one nothing was done. Eglot 1.9 makes the changes and says nothing of
  /// them.
  package init(_ json: JSONValue?) {
    isApplied = json != nil && json["applied"]?.bool ?? true
    failureReason = json["failureReason"]?.string
  }
}
