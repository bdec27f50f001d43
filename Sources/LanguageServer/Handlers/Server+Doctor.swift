import CitationFeatures
import Citations
import JSON
import LanguageServerProtocol
import Projects
import TextStorage

// Which bibliographies a document has and why: as a command for the whole, and at each of the names
// that it has for them.

extension Server {
  /// The command that says which bibliographies a document has and why. Its argument is the document's
  /// URI, or an object with it as `uri`; the result has the report as `text`, as `markdown` and, as
  /// `refdesk doctor --json` prints it, as `report`.
  static let doctorCommand = "refdesk.doctor"

  /// `refdesk.doctor`.
  func examine(_ id: RequestID, _ uri: DocumentURI) {
    whenSourcesAreKnown(id) { [weak self] in
      guard let self else { return }
      let folders = workspace.folders
      if let document = reportedDocument(uri), let snapshot = workspace.snapshot(of: uri) {
        let library = workspace.library(in: snapshot)
        background.async { [inbox] in
          let report = SourceReport(of: snapshot, library: library, documents: [document])
          inbox.post(.answered(id, response: Server.response(to: id, report), warning: nil))
        }
        return
      }
      guard documents[uri] == nil, let path = uri.filePath,
        let language = DocumentLanguage(path: path),
        language != .bibliography
      else {
        return answer(
          id,
          OutgoingMessage.response(
            to: id, error: ResponseError(.requestFailed, "This is no document that can cite.")))
      }
      let settings = workspace.clientSettings
      background.async { [inbox] in
        let response =
          switch Server.report(onFile: path, language, folders: folders, settings: settings) {
          case .success(let report): Server.response(to: id, report)
          case .failure(let failure):
            OutgoingMessage.response(
              to: id, error: ResponseError(.requestFailed, failure.message))
          }
        inbox.post(.answered(id, response: response, warning: nil))
      }
    }
  }

  /// An open document that can cite.
  private func reportedDocument(_ uri: DocumentURI) -> ReportedDocument? {
    guard let context = context(of: uri), let document = documents[uri] else { return nil }
    return ReportedDocument(
      path: document.path, text: document.text, language: context.language,
      citations: context.citations)
  }

  /// The report on a document that nobody has open, as it is on disk.
  private static func report(
    onFile path: String, _ language: DocumentLanguage, folders: [String], settings: ClientSettings
  ) -> Result<SourceReport, SourceReadFailure> {
    SourceReader().readDocument(path).map { text in
      let document = ReportedDocument(path: path, text: text, language: language)
      let found = document.citations
      let scope = ProjectScope(
        documentPath: path, language: language, declared: found.resources.map(\.path),
        declaresList: found.namesBibliographyList,
        inlineReferences: found.inlineReferences == nil ? nil : path, workspaceFolders: folders,
        clientSettings: settings)
      let snapshot = LibraryLoader.loadNow(scope)
      return SourceReport(
        of: snapshot, library: snapshot.library,
        documents: [document.read(knowing: snapshot.list.vocabulary)])
    }
  }

  private static func response(to id: RequestID, _ report: SourceReport) -> [UInt8] {
    OutgoingMessage.response(to: id) { writer in
      writer.beginObject()
      let folder =
        report.workspaceFolder ?? report.documents.first.map { PathText.folder(of: $0.path) }
      writer.member("text", report.text(from: folder))
      writer.member("markdown", report.markdown(from: folder))
      writer.name("report")
      report.write(to: &writer)
      writer.endObject()
    }
  }

  // MARK: Names of bibliographies

  /// What the name of a bibliography in a document means, or what was tried; `nil` while nobody knows.
  func hover(resource index: Int, in uri: DocumentURI) -> Hover? {
    guard let document = reportedDocument(uri), let snapshot = workspace.snapshot(of: uri),
      document.citations.resources.indices.contains(index)
    else { return nil }
    let report = SourceReport(
      of: snapshot, library: workspace.library(in: snapshot),
      declared: workspace.declaredIndex(index, in: uri), in: document)
    guard !report.names.isEmpty else { return nil }
    return Hover(
      contents: convert.markup(
        capabilities.hoverContentFormat, markdown: report.namesMarkdown(from: nil),
        plainText: report.namesText(from: nil)),
      range: convert.range(document.citations.resources[index].range, in: document.text))
  }

  /// The files that the name of a bibliography means.
  func definition(resource index: Int, in uri: DocumentURI) -> DefinitionResult? {
    guard let document = reportedDocument(uri),
      document.citations.resources.indices.contains(index)
    else { return nil }
    let range = convert.range(document.citations.resources[index].range, in: document.text)
    let links = files(named: index, in: uri).map {
      LocationLink(
        originSelectionRange: range, targetURI: self.uri(ofSource: $0), targetRange: .fileStart,
        targetSelectionRange: .fileStart)
    }
    return links.isEmpty
      ? nil : DefinitionResult(links, linkSupport: capabilities.definitionLinkSupport)
  }

  /// `textDocument/documentLink`: the names of bibliographies that mean a file.
  func findLinks(_ id: RequestID, _ params: DocumentLinkParams) {
    let uri = params.textDocument.uri
    whenSourcesAreKnown(id) { [weak self] in
      guard let self else { return }
      var links: [LanguageServerProtocol.DocumentLink] = []
      if let document = reportedDocument(uri) {
        for (index, resource) in document.citations.resources.enumerated() {
          guard let file = files(named: index, in: uri).first else { continue }
          links.append(
            LanguageServerProtocol.DocumentLink(
              range: convert.range(resource.range, in: document.text),
              target: self.uri(ofSource: file)))
        }
      }
      answer(id, OutgoingMessage.response(to: id, result: JSONArray(links)))
    }
  }

  /// The files that a name which a document declares means.
  private func files(named index: Int, in uri: DocumentURI) -> [String] {
    let searches = workspace.snapshot(of: uri)?.list.searches ?? []
    let declared = workspace.declaredIndex(index, in: uri)
    return searches.filter { $0.origin == .declared(declared) }.flatMap(\.found)
  }
}
