import JSON

/// What is in a document: `textDocument/documentSymbol` (LSP 3.17, Document Symbols Request).
package struct DocumentSymbolParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "textDocument/documentSymbol"

  /// The document.
  package var textDocument: TextDocumentIdentifier

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    textDocument = try json.object().member("textDocument", TextDocumentIdentifier.init)
  }
}

/// What a symbol is (LSP 3.17, SymbolKind), as far as the server says it: all of them are kinds that
/// a client knows that announces none.
package enum SymbolKind: Int, Sendable {
  case file = 1
  case constant = 14
}

/// One thing in a document (LSP 3.17, DocumentSymbol): only for clients that announce
/// `hierarchicalDocumentSymbolSupport`.
package struct DocumentSymbol: Hashable, Sendable {
  /// Not empty, and in one line.
  package var name: String
  /// What else a list shows of it.
  package var detail: String?
  /// What it is.
  package var kind: SymbolKind
  /// All of it.
  package var range: PositionRange
  /// What is selected when it is chosen; lies within `range`.
  package var selectionRange: PositionRange

  /// Creates a value of its parts.
  package init(
    name: String, detail: String? = nil, kind: SymbolKind, range: PositionRange,
    selectionRange: PositionRange
  ) {
    self.name = name
    self.detail = detail
    self.kind = kind
    self.range = range
    self.selectionRange = selectionRange
  }
}

extension DocumentSymbol: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", name)
      writer.member("detail", detail)
      writer.member("kind", kind.rawValue)
      writer.member("range", range)
      writer.member("selectionRange", selectionRange)
    }
  }
}

/// One thing in a document or in the workspace, with where it is (LSP 3.17, SymbolInformation).
package struct SymbolInformation: Hashable, Sendable {
  /// Not empty, and in one line.
  package var name: String
  /// What it is.
  package var kind: SymbolKind
  /// Whether it is struck through; only for clients that announce the tag.
  package var isDeprecated: Bool = false
  /// Where it is.
  package var location: Location
  /// What it belongs to, for people.
  package var containerName: String?

  /// Creates a value of its parts.
  package init(
    name: String, kind: SymbolKind, isDeprecated: Bool = false, location: Location,
    containerName: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.isDeprecated = isDeprecated
    self.location = location
    self.containerName = containerName
  }
}

extension SymbolInformation: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", name)
      writer.member("kind", kind.rawValue)
      if isDeprecated {
        // SymbolTag.Deprecated
        writer.member("tags", [IntegerOrString.integer(1)])
      }
      writer.member("location", location)
      writer.member("containerName", containerName)
    }
  }
}
