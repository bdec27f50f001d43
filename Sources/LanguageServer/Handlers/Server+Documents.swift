import Bibliography
import Citations
import Formats
import LanguageServerProtocol
import PaperIndex
import TextStorage

extension Server {
  /// `textDocument/didOpen`. A second one for the same document replaces it.
  func open(_ params: DidOpenTextDocumentParams) {
    let item = params.textDocument
    let document = OpenDocument(
      uri: item.uri, version: item.version, languageID: item.languageID,
      text: SourceText(item.text))
    documents[item.uri] = document
    published.forget(item.uri)
    contentChanged(item.uri, edits: nil)
  }

  /// `textDocument/didChange`: the changes apply one after the other.
  func change(_ params: DidChangeTextDocumentParams) {
    let uri = params.textDocument.uri
    guard var document = documents[uri] else {
      log(.warning, "A change came for a document that is not open.")
      return
    }
    // Taken out, so that the text is edited in place.
    documents[uri] = nil
    var edits: [TextEditRecord]? = []
    for change in params.contentChanges {
      if let range = change.range {
        let bytes = FromProtocol.range(range, in: document.text, encoding: convert.encoding)
        let edited = document.text.replacing(bytes, with: change.text)
        edits?.append(TextEditRecord(range: bytes, replacement: change.text, text: edited))
        document.text = edited
      } else {
        document.text = SourceText(change.text)
        edits = nil
      }
    }
    document.version = params.textDocument.version ?? document.version
    documents[uri] = document
    contentChanged(uri, edits: edits)
  }

  /// `textDocument/didClose`: the disk is the truth again.
  func close(_ params: DidCloseTextDocumentParams) {
    let uri = params.textDocument.uri
    guard documents.removeValue(forKey: uri) != nil else { return }
    workspace.documentClosed(uri)
    workspace.removeOverlay(at: uri.filePath ?? uri.string)
    staleDocuments.remove(uri)
    clearDiagnostics(of: uri)
    markAllStale()
  }

  /// Tells everyone who depends on the document's text.
  private func contentChanged(_ uri: DocumentURI, edits: [TextEditRecord]?) {
    guard var document = documents[uri] else { return }
    staleDocuments.insert(uri)
    switch document.language {
    case .bibliography:
      sourceChanged(document, edits: edits)
    case .some:
      let resources = document.citations().resources
      documents[uri] = document
      workspace.documentChanged(
        uri, declaring: resources.map { (path: $0.path, range: $0.range) })
    case nil:
      if let path = uri.filePath, workspace.isSource(path) { sourceChanged(document, edits: edits) }
    }
  }

  /// An open source is read from the editor, block by block where only a block was touched.
  private func sourceChanged(_ document: OpenDocument, edits: [TextEditRecord]?) {
    let path = document.uri.filePath ?? document.uri.string
    if let edits, var source = workspace.overlay(at: path), source.source.format == .bibTeX {
      for edit in edits {
        source = source.replacing(
          edited: BibTeXSource.reparse(
            source.source, replacing: edit.range, with: edit.replacement, text: edit.text))
      }
      workspace.setOverlay(source, at: path)
    } else {
      // What is open is UTF-8 already.
      let name = document.language == .bibliography ? path + ".bib" : path
      guard
        case .success(let parsed) = parseSource(
          DecodedText(decoding: document.text.contiguousBytes), fileName: name)
      else { return }
      workspace.setOverlay(IndexedSource(name: path, source: parsed), at: path)
    }
    markAllStale()
  }

  /// Every citing document may now have other diagnostics.
  func markAllStale() {
    staleDocuments.formUnion(documents.keys)
  }
}

/// One change of an open document, with the text after it.
struct TextEditRecord {
  let range: Range<Int>
  let replacement: [UInt8]
  let text: SourceText
}
