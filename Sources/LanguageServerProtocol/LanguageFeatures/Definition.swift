import JSON

/// Where something comes from: `textDocument/definition` (LSP 3.17, Goto Definition Request).
package struct DefinitionParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/definition"

  /// The document.
  package var textDocument: TextDocumentIdentifier
  /// Where in the document.
  package var position: Position

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let place = try TextDocumentPositionParams(json)
    textDocument = place.textDocument
    position = place.position
  }
}

/// The answer to a definition request.
package enum DefinitionResult: Hashable, Sendable {
  /// Only for clients that announce `linkSupport`.
  case links([LocationLink])
  case locations([Location])

  /// The form that a client reads.
  package init(_ links: [LocationLink], linkSupport: Bool) {
    self = linkSupport ? .links(links) : .locations(links.map(\.location))
  }
}

extension DefinitionResult: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    switch self {
    case .links(let links): writer.array(links)
    case .locations(let locations): writer.array(locations)
    }
  }
}
