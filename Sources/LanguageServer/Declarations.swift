import Citations
import LanguageServerProtocol

/// What open documents say that decides which bibliographies one of them has: it alone, or all cells of
/// its notebook.
struct Declarations: Equatable {
  /// A bibliography that a document names.
  struct Bibliography: Equatable {
    /// Where it is named.
    let document: DocumentURI
    /// As written.
    let path: String
    /// Its bytes in that document.
    let range: Range<Int>
  }

  /// In the order of the text.
  var bibliographies: [Bibliography] = []
  /// Whether they are named in a list, though it be of one.
  var isList = false
  /// What the source is called that a document's metadata are; `nil` without entries in them.
  var inlineReferences: String?
  /// The notebook whose cells say so.
  var notebook: DocumentURI?

  /// A document that says nothing.
  init() {}

  /// What is said in one document, which is called `name` where it is a source.
  init(_ found: DocumentCitations, in document: DocumentURI, named name: String) {
    bibliographies = found.resources.map {
      Bibliography(document: document, path: $0.path, range: $0.range)
    }
    isList = found.namesBibliographyList
    inlineReferences = found.inlineReferences == nil ? nil : name
  }

  /// What cells say together, in their order.
  init(_ cells: [Declarations], of notebook: DocumentURI) {
    bibliographies = cells.flatMap(\.bibliographies)
    isList = bibliographies.count > 1 || cells.contains(where: \.isList)
    // The last, as in a document.
    inlineReferences = cells.last { $0.inlineReferences != nil }?.inlineReferences
    self.notebook = notebook
  }
}
