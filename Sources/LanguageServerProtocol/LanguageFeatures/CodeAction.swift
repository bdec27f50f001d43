import JSON

/// What can be done about a range: `textDocument/codeAction` (LSP 3.17, Code Action Request).
package struct CodeActionParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/codeAction"

  /// The document.
  package var textDocument: TextDocumentIdentifier
  /// What the actions are about.
  package var range: PositionRange
  /// Which actions are wanted.
  package var context: CodeActionContext

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    textDocument = try json.member("textDocument", TextDocumentIdentifier.init)
    range = try json.member("range", PositionRange.init)
    context = try json.member("context", CodeActionContext.init)
  }
}

/// Which actions are wanted (LSP 3.17, CodeActionContext).
package struct CodeActionContext: Hashable, Sendable {
  /// What the client shows in the range.
  package var diagnostics: [Diagnostic] = []
  /// The kinds wanted, with all that begin with them; `nil` is all.
  package var only: [String]?
  /// Whether the client asks without the user having asked.
  package var isAutomatic: Bool = false

  /// Reads a context.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    diagnostics = try json.optionalArray("diagnostics", of: Diagnostic.init) ?? []
    only = try json.optionalArray("only") { element throws(InvalidParams) in
      try element.requiredString()
    }
    // CodeActionTriggerKind.Automatic
    isAutomatic = json["triggerKind"]?.int == 2
  }

  /// Whether an action of a kind is wanted: kinds form a tree, with dots between levels.
  package func wants(_ kind: String) -> Bool {
    guard let only else { return true }
    return only.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
  }
}

/// A change the user can choose (LSP 3.17, CodeAction).
package struct CodeAction: Hashable, Sendable {
  /// What the user reads.
  package var title: String
  /// Such as `quickfix`.
  package var kind: String?
  /// The diagnostics that it resolves, as the client sent them.
  package var diagnostics: [Diagnostic] = []
  /// Whether it is the one to do without asking.
  package var isPreferred: Bool = false
  /// Done before the command.
  package var edit: WorkspaceEdit?
  /// Done after the edit.
  package var command: Command?
  /// What comes back when the action is resolved, as JSON.
  package var data: [UInt8]?

  /// Creates a value of its parts.
  package init(
    title: String, kind: String? = nil, diagnostics: [Diagnostic] = [], isPreferred: Bool = false,
    edit: WorkspaceEdit? = nil, command: Command? = nil, data: [UInt8]? = nil
  ) {
    self.title = title
    self.kind = kind
    self.diagnostics = diagnostics
    self.isPreferred = isPreferred
    self.edit = edit
    self.command = command
    self.data = data
  }
}

extension CodeAction: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("title", title)
      writer.member("kind", kind)
      if !diagnostics.isEmpty {
        writer.member("diagnostics", diagnostics)
      }
      writer.flag("isPreferred", isPreferred)
      writer.member("edit", edit)
      writer.member("command", command)
      writer.member("data", uncheckedJSON: data)
    }
  }
}
