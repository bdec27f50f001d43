import JSON

/// Where something is used: `textDocument/references` (LSP 3.17, Find References Request).
package struct ReferenceParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/references"

  /// The document.
  package var textDocument: TextDocumentIdentifier
  /// Where in the document.
  package var position: Position
  /// Whether the places that declare it count too.
  package var includesDeclaration: Bool

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let place = try TextDocumentPositionParams(json)
    textDocument = place.textDocument
    position = place.position
    // Some clients leave the context out.
    includesDeclaration = json["context"]["includeDeclaration"]?.bool ?? false
  }
}
