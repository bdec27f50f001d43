/// What a document cites, and what it says about its bibliographies.
package struct DocumentCitations: Equatable, Sendable {
  /// All citations in the order of their place.
  package var citations: [Citation] = []

  /// The citation groups in the order of their place; an outer group comes before those inside.
  package var groups: [CitationGroup] = []

  /// The bibliographies that the document names itself, in the order of their place.
  package var resources: [BibliographyResource] = []

  /// Whether the document lists every entry of its bibliographies (`nocite: "@*"`).
  package var citesEverything = false

  /// Whether the document has entries of its own (`references:` in its metadata).
  package var hasInlineReferences = false

  /// What could not be read, in the order of its place.
  package var problems: [DocumentProblem] = []

  /// A document that cites nothing.
  package init() {}
}

/// Reads what a document (UTF-8) cites. Linear in the document.
package func citations(
  in bytes: [UInt8], language: DocumentLanguage
) -> DocumentCitations {
  switch language {
  case .markdown: markdownCitations(in: bytes)
  case .bibliography: DocumentCitations()
  }
}
