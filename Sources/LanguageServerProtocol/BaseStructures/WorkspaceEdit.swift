import JSON

/// Edits of any number of documents (LSP 3.17, WorkspaceEdit).
package struct WorkspaceEdit: Hashable, Sendable {
  /// How the edits are written; chosen by the client's capabilities.
  package enum Form: Hashable, Sendable {
    /// A map from URI to edits, which every client reads.
    case changes
    /// Edits with the versions they are for.
    case documentChanges
  }

  /// One change of a document.
  package enum Change: Hashable, Sendable {
    case edit(TextDocumentEdit)
    /// Makes an empty file, unless there is one; only in `documentChanges`, and only for clients
    /// that announce the operation.
    case create(DocumentURI)
  }

  /// In the order in which the client applies them.
  package var changes: [Change]
  /// By the id that edits name; only in `documentChanges`.
  package var annotations: [String: ChangeAnnotation] = [:]
  /// How it is written.
  package var form: Form

  /// Creates a value of its parts.
  package init(changes: [Change], annotations: [String: ChangeAnnotation] = [:], form: Form) {
    self.changes = changes
    self.annotations = annotations
    self.form = form
  }

  /// An edit of documents that exist.
  package init(_ edits: [TextDocumentEdit], form: Form) {
    self.init(changes: edits.map(Change.edit), form: form)
  }
}

extension WorkspaceEdit: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch form {
      case .changes: writeChanges(to: &writer)
      case .documentChanges: writeDocumentChanges(to: &writer)
      }
    }
  }

  private func writeChanges(to writer: inout JSONWriter) {
    var order: [DocumentURI] = []
    var edits: [DocumentURI: [TextEdit]] = [:]
    for case .edit(let edit) in changes {
      if edits[edit.uri] == nil {
        order.append(edit.uri)
      }
      edits[edit.uri, default: []] += edit.edits.map {
        TextEdit(range: $0.range, newText: $0.newText)
      }
    }
    writer.member("changes") { writer in
      for uri in order {
        writer.name(string: uri.string)
        writer.array(edits[uri] ?? [])
      }
    }
  }

  private func writeDocumentChanges(to writer: inout JSONWriter) {
    writer.member("documentChanges", changes)
    guard !annotations.isEmpty else { return }
    writer.member("changeAnnotations") { writer in
      for (id, annotation) in annotations.sorted(by: { $0.key < $1.key }) {
        writer.name(string: id)
        writer.value(annotation)
      }
    }
  }
}

extension WorkspaceEdit.Change: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    switch self {
    case .edit(let edit):
      writer.value(edit)
    case .create(let uri):
      writer.object { writer in
        writer.member("kind", "create")
        writer.member("uri", uri)
        writer.member("options") { $0.member("ignoreIfExists", true) }
      }
    }
  }
}
