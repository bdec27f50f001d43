import JSON

/// What could stand at the cursor: `textDocument/completion` (LSP 3.17, Completion Request).
package struct CompletionParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/completion"

  /// The document.
  package var textDocument: TextDocumentIdentifier
  /// Where in the document.
  package var position: Position
  /// `nil` if the client does not say.
  package var context: CompletionContext?

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let place = try TextDocumentPositionParams(json)
    textDocument = place.textDocument
    position = place.position
    context = try json.optionalMember("context", CompletionContext.init)
  }
}

/// Why completion is asked for (LSP 3.17, CompletionTriggerKind).
package enum CompletionTriggerKind: Int, Sendable {
  /// By a command, or by typing a letter.
  case invoked = 1
  /// By typing one of the announced characters.
  case triggerCharacter = 2
  /// Because the last list was incomplete.
  case incompleteList = 3
}

/// How completion came to be asked for (LSP 3.17, CompletionContext).
package struct CompletionContext: Hashable, Sendable {
  /// Why the client asks.
  package var triggerKind: CompletionTriggerKind
  /// What was typed, for `triggerCharacter`.
  package var triggerCharacter: String?

  /// Reads a context; an unknown kind counts as invoked.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    triggerKind = CompletionTriggerKind(rawValue: try json.integer("triggerKind")) ?? .invoked
    triggerCharacter = try json.optionalString("triggerCharacter")
  }
}
