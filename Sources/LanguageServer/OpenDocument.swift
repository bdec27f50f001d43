import CitationFeatures
import Citations
import LanguageServerProtocol
import PaperIndex
import TextStorage

/// A document that the client has open: the truth over what is on disk.
struct OpenDocument {
  /// What one version cites. An object, so that a document is copied at little cost.
  private final class Scan: Sendable {
    let citations: DocumentCitations

    init(_ citations: DocumentCitations) { self.citations = citations }
  }

  let uri: DocumentURI
  var version: Int
  let languageID: String
  /// Where it stands if it is a cell of a notebook.
  var cell: NotebookPlace? {
    didSet { if cell != oldValue { scanned = nil } }
  }
  var text: SourceText {
    didSet {
      earlier = scanned ?? earlier
      scanned = nil
    }
  }
  /// What the document cites, once it was asked for at this version.
  private var scanned: Scan?
  /// What an earlier version cites.
  private var earlier: Scan?
  /// What was looked up of the version that diagnostics were made of last.
  var checked: CheckedCitations?
  /// What it was read with.
  private var vocabulary = LaTeXVocabulary()

  init(
    uri: DocumentURI, version: Int, languageID: String, text: SourceText,
    cell: NotebookPlace? = nil
  ) {
    self.uri = uri
    self.version = version
    self.languageID = languageID
    self.text = text
    self.cell = cell
    fileLanguage =
      cell == nil ? DocumentLanguage(path: uri.filePath ?? uri.string, languageID: languageID) : nil
  }

  /// The path of its file; for a document without one, as a cell is, its URI.
  var path: String { cell == nil ? uri.filePath ?? uri.string : uri.string }

  private let fileLanguage: DocumentLanguage?

  /// `nil` for a document that can neither cite nor be cited from.
  var language: DocumentLanguage? {
    guard let cell else { return fileLanguage }
    if languageID.lowercased() == "raw" {
      // The metadata of a notebook may stand in a first raw cell, as in Quarto.
      return cell.isFirst && text.contiguousBytes.starts(with: "---".utf8) ? .markdown : nil
    }
    // What the URI of a cell looks like says nothing (LSP 3.17, "Notebook Document Synchronization").
    return DocumentLanguage(path: "", languageID: languageID) == .markdown ? .markdown : nil
  }

  /// What features are asked about; `nil` for a document that cites nothing. As dear as `citations`.
  mutating func context(citingFrom sources: DocumentSources) -> DocumentContext? {
    guard let language, language != .bibliography else { return nil }
    return DocumentContext(
      bytes: text.contiguousBytes, language: language,
      citations: citations(knowing: sources.vocabulary), library: sources.library,
      sources: sources.state, additions: sources.additions)
  }

  /// What the document cites, with what other files of its project define. One pass over it for each
  /// version and each change of those definitions.
  mutating func citations(knowing vocabulary: LaTeXVocabulary) -> DocumentCitations {
    if let scanned, self.vocabulary == vocabulary { return scanned.citations }
    self.vocabulary = vocabulary
    let found = language.map {
      Citations.citations(
        in: text.contiguousBytes, language: $0, knowing: vocabulary, after: earlier?.citations)
    }
    let citations = found ?? DocumentCitations()
    earlier = nil
    scanned = Scan(citations)
    return citations
  }
}

/// Where a cell stands.
struct NotebookPlace: Equatable {
  let notebook: DocumentURI
  /// Whether no cell of the notebook that is known comes before it.
  var isFirst = false
}
