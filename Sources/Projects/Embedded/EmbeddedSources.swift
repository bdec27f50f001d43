import Bibliography
import Citations
import Formats
import PaperIndex
import TextStorage

// A document may be a source itself: it has entries that count wherever it counts, and files inside it
// that count where something names them. All of them are one source under the document's path, so that
// definition leads into the document; which files count is the business of the list that has it.

/// The bibliographies that a document has inside.
package struct EmbeddedSources: Equatable, Sendable {
  /// Whether it has entries of its own.
  package let hasEntries: Bool
  /// The bibliographies that are written inside it as files.
  package let files: [ContainedBibliography]

  package init(_ found: DocumentCitations) {
    hasEntries = !found.definedKeys.isEmpty || found.inlineReferences != nil
    files = found.containedBibliographies
  }

  package var isEmpty: Bool { !hasEntries && files.isEmpty }

  /// The format in which the entries of documents of a language are read; `nil` for a language whose
  /// documents have none.
  package static func format(of language: DocumentLanguage) -> SourceFormat? {
    switch language {
    case .latex: .latexDocument
    case .markdown: .cslYAML
    case .typst, .org, .restructuredText, .notebook, .bibliography: nil
    }
  }

  /// All entries that the text of a document has inside; `nil` where it has none. Linear.
  package static func parse(
    _ text: SourceText, language: DocumentLanguage, found: DocumentCitations
  ) -> ParsedSource? {
    if let block = found.inlineReferences { return CSLYAMLSource.parse(metadata: block, of: text) }
    guard !EmbeddedSources(found).isEmpty, let format = format(of: language) else { return nil }
    return format.parse(text)
  }

  /// `source` in a later version of its document, when nothing in its entries changed but their
  /// places; `nil` otherwise. Linear, and no entry is read.
  package static func moved(
    _ source: ParsedSource, to text: SourceText, found: DocumentCitations
  ) -> ParsedSource? {
    if let block = found.inlineReferences {
      return CSLYAMLSource.moved(source, to: block, of: text)
    }
    return source.format == .latexDocument ? LaTeXDocumentSource.moved(source, to: text) : nil
  }
}

/// What of a file a list of sources means.
package enum SourceContent: Sendable, Hashable {
  /// All of it: it is a bibliography.
  case bibliography
  /// The entries that a document in a format has itself, and those of the files inside it that have
  /// these names.
  case document(SourceFormat, files: Set<String>)

  /// Adds what another entry of the list means of the same file.
  mutating func formUnion(_ other: SourceContent) {
    guard case .document(let format, let files) = self,
      case .document(_, let otherFiles) = other
    else { return }
    self = .document(format, files: files.union(otherFiles))
  }

  /// The format that the file is read in; `nil` leaves it to the content.
  var format: SourceFormat? {
    guard case .document(let format, _) = self else { return nil }
    return format
  }
}

extension IndexedSource {
  /// What counts of a source in a list that means `content` of it. For a document that has files
  /// inside that do not count, a pass over its text.
  package func counting(_ content: SourceContent) -> IndexedSource {
    guard case .document(_, let files) = content else { return self }
    let counted = LaTeXDocumentSource.leavingOutFiles(of: source, unless: files.contains)
    if counted.isSameScan(as: source) { return self }
    let result = replacing(edited: counted)
    // What was left out leaves no words to make.
    return hasWords ? result.withWords() : result
  }
}
