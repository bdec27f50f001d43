import JSON

/// The edits of one document (LSP 3.17, TextDocumentEdit).
package struct TextDocumentEdit: Hashable, Sendable {
  /// The document.
  package var uri: DocumentURI
  /// The version the client has open; `nil` if it does not have the document open.
  package var version: Int?
  /// Do not overlap; all ranges are of the document before the first edit.
  package var edits: [TextEdit]

  /// Creates a value of its parts.
  package init(uri: DocumentURI, version: Int? = nil, edits: [TextEdit]) {
    self.uri = uri
    self.version = version
    self.edits = edits
  }
}

extension TextDocumentEdit: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("textDocument") { writer in
        writer.member("uri", uri)
        writer.name("version")
        if let version {
          writer.int(version)
        } else {
          writer.null()
        }
      }
      writer.member("edits", edits)
    }
  }
}
