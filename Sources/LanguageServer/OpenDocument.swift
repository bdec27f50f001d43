import Citations
import LanguageServerProtocol
import PaperIndex
import TextStorage

/// A document that the client has open: the truth over what is on disk.
struct OpenDocument {
  let uri: DocumentURI
  var version: Int
  let languageID: String
  var text: SourceText {
    didSet { scanned = nil }
  }
  /// What the document cites, once it was asked for at this version.
  private var scanned: DocumentCitations?
  /// What it was read with.
  private var vocabulary = LaTeXVocabulary()

  init(uri: DocumentURI, version: Int, languageID: String, text: SourceText) {
    self.uri = uri
    self.version = version
    self.languageID = languageID
    self.text = text
    language = DocumentLanguage(path: uri.filePath ?? uri.string, languageID: languageID)
  }

  /// The path of its file; for a document without one its URI.
  var path: String { uri.filePath ?? uri.string }

  /// `nil` for a document that can neither cite nor be cited from.
  let language: DocumentLanguage?

  /// What the document cites, with what other files of its project define. One pass over it for each
  /// version and each change of those definitions.
  mutating func citations(knowing vocabulary: LaTeXVocabulary) -> DocumentCitations {
    if let scanned, self.vocabulary == vocabulary { return scanned }
    self.vocabulary = vocabulary
    let found = language.map {
      Citations.citations(in: text.contiguousBytes, language: $0, knowing: vocabulary)
    }
    scanned = found ?? DocumentCitations()
    return scanned ?? DocumentCitations()
  }
}
