import Bibliography
import Citations
import Formats
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage

extension Server {
  /// `textDocument/didOpen`. A second one for the same document replaces it.
  func open(_ params: DidOpenTextDocumentParams) {
    let item = params.textDocument
    // A client that opens a cell so too does not take it out of its notebook.
    let document = OpenDocument(
      uri: item.uri, version: item.version, languageID: item.languageID,
      text: SourceText(item.text), cell: documents[item.uri]?.cell)
    documents[item.uri] = document
    published.forget(item.uri)
    contentChanged(item.uri, edits: nil, isEdited: false)
  }

  /// `textDocument/didChange`: the changes apply one after the other.
  func change(_ params: DidChangeTextDocumentParams) {
    guard let document = documents[params.textDocument.uri] else {
      log(.warning, "A change came for a document that is not open.")
      return
    }
    // As it was opened: a client may write it in another way here.
    let edits = edit(document.uri, params.contentChanges, version: params.textDocument.version)
    contentChanged(document.uri, edits: edits, isEdited: true)
    noticeAcceptance(of: document.uri, edits)
  }

  /// Makes changes in the text of a document; the changes if all of them are of a part of it.
  func edit(
    _ uri: DocumentURI, _ changes: [TextDocumentContentChange], version: Int?
  ) -> [TextEditRecord]? {
    // Taken out, so that the text is not copied.
    guard var document = documents.removeValue(forKey: uri) else { return nil }
    var edits: [TextEditRecord]? = []
    for change in changes {
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
    document.version = version ?? document.version
    documents[document.uri] = document
    return edits
  }

  /// `textDocument/didSave`: what is open is on disk.
  func save(_ params: DidSaveTextDocumentParams) {
    guard let document = documents[params.textDocument.uri] else { return }
    if document.cell == nil { workspace.saved(document.path) } else { workspace.lookNow() }
  }

  /// `textDocument/didClose`: the disk is the truth again.
  func close(_ params: DidCloseTextDocumentParams) {
    guard let document = documents[params.textDocument.uri] else {
      log(.warning, "A document was closed that is not open.")
      return
    }
    closeDocument(document)
    markAllStale()
    if let notebook = document.cell?.notebook {
      notebooks[notebook]?.statements[document.uri] = nil
      shareStatements(of: notebook)
    }
  }

  /// Forgets an open document.
  func closeDocument(_ document: OpenDocument) {
    documents[document.uri] = nil
    workspace.documentClosed(document)
    use.isStale = true
    staleDocuments.remove(document.uri)
    clearDiagnostics(of: document.uri)
  }

  /// Tells everyone who depends on the document's text.
  private func contentChanged(
    _ uri: DocumentURI, edits: [TextEditRecord]?, isEdited: Bool
  ) {
    guard var document = documents[uri] else { return }
    if let notebook = document.cell?.notebook {
      if cellChanged(uri, isEdited: isEdited) { shareStatements(of: notebook) }
      return
    }
    noteChange(of: uri)
    switch document.language {
    case .bibliography:
      sourceChanged(document, edits: edits, isEdited: isEdited)
    case .some(let language):
      let found = document.citations(knowing: workspace.vocabulary(of: uri))
      documents[uri] = document
      embeddedSourceChanged(document, language, found, isEdited: isEdited)
      workspace.documentChanged(
        uri, citing: found,
        document: ProjectDocument(found, in: document.text.contiguousBytes, language: language))
    case nil:
      if workspace.isSource(document.path) {
        sourceChanged(document, edits: edits, isEdited: isEdited)
      }
    }
  }

  /// A document is new or has another text: its diagnostics may be others.
  func noteChange(of uri: DocumentURI) {
    staleDocuments.insert(uri)
    use.isStale = true
    // Whoever asks for diagnostics does so after each change without being told.
    documentsToAskFor.insert(uri)
  }

  /// Takes open documents for the sources they turn out to be: a listing's name does not say so, and
  /// it may be open before the library that names it is known.
  func readOpenSources() {
    for document in documents.values
    where document.language == nil && workspace.overlay(at: document.path) == nil
      && workspace.isSource(document.path)
    {
      sourceChanged(document, edits: nil, isEdited: false)
    }
  }

  /// An open source is read from the editor, block by block where only a block was touched.
  private func sourceChanged(
    _ document: OpenDocument, edits: [TextEditRecord]?, isEdited: Bool
  ) {
    let path = document.path
    if let edits, var source = workspace.overlay(at: path), source.source.format == .bibTeX {
      for edit in edits {
        source = source.replacing(
          edited: BibTeXSource.reparse(
            source.source, replacing: edit.range, with: edit.replacement, text: edit.text))
      }
      workspace.setOverlay(source, at: path, isEdited: true)
    } else {
      // What is open is UTF-8 already. A page that was saved as a .bib is still a page; anything else
      // with that name is a bibliography, whatever stands at its beginning while it is typed.
      let text = DecodedText(decoding: document.text.contiguousBytes)
      var parsed = try? parseSource(text, fileName: path).get()
      if parsed == nil, document.language == .bibliography, !path.hasSuffix(".json") {
        parsed = BibTeXSource.parse(document.text)
      }
      if let parsed {
        workspace.setOverlay(
          IndexedSource(name: path, source: parsed), at: path,
          isEdited: isEdited || !SourceReader().holds(document.text, at: path))
      } else {
        // No source any more as it stands; the file on disk may still be one.
        workspace.removeOverlay(at: path)
      }
    }
    markAllStale()
  }

  /// An open document may be a source itself. While only the text beside its entries changes, its
  /// libraries stay what they are.
  func embeddedSourceChanged(
    _ document: OpenDocument, _ language: DocumentLanguage, _ found: DocumentCitations,
    isEdited: Bool
  ) {
    let path = document.path
    if !EmbeddedSources(found).isEmpty, let open = workspace.overlay(at: path),
      let moved = EmbeddedSources.moved(open.source, to: document.text, found: found)
    {
      return workspace.moveOverlay(open.replacing(edited: moved), at: path)
    }
    if let source = EmbeddedSources.parse(document.text, language: language, found: found) {
      workspace.setOverlay(
        IndexedSource(name: path, source: source), at: path,
        isEdited: isEdited || !SourceReader().holds(document.text, at: path))
      markAllStale()
    } else if workspace.overlay(at: path) != nil {
      workspace.removeOverlay(at: path)
      markAllStale()
    }
  }

  /// The source that an open document is, and nothing else.
  func openSource(_ document: OpenDocument) -> IndexedSource? {
    guard document.language == nil || document.language == .bibliography else { return nil }
    return workspace.overlay(at: document.path)
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
