import LanguageServerProtocol

/// A bibliography that an open document names.
struct DeclaredBibliography: Equatable {
  /// Where it is named: the document itself, or another cell of the notebook.
  let document: DocumentURI
  /// As written.
  let path: String
  /// Its bytes in that document.
  let range: Range<Int>
}
