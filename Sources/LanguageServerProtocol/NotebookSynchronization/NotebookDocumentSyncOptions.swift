import JSON

/// Which notebooks are kept in step (LSP 3.17, NotebookDocumentSyncOptions): those of any type that
/// have a cell in one of the languages, and of them the cells in those languages.
package struct NotebookDocumentSyncOptions: Sendable {
  /// The languages of the cells, as the client calls them.
  package var cellLanguages: [String]
  /// Whether the client tells about saved notebooks.
  package var save: Bool = true

  /// Creates a value of its parts.
  package init(cellLanguages: [String], save: Bool = true) {
    self.cellLanguages = cellLanguages
    self.save = save
  }
}

extension NotebookDocumentSyncOptions: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("notebookSelector")
      writer.beginArray()
      writer.object { writer in
        writer.name("cells")
        writer.beginArray()
        for language in cellLanguages { writer.object { $0.member("language", language) } }
        writer.endArray()
      }
      writer.endArray()
      writer.member("save", save)
    }
  }
}
