import JSON

/// The answer to a definition request.
package enum DefinitionResult: Hashable, Sendable {
  /// The method that asks for it, of a `TextDocumentPositionParams` (LSP 3.17, Goto Definition
  /// Request).
  package static let method = "textDocument/definition"

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
