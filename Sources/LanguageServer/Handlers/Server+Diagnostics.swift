import Bibliography
import CitationFeatures
import LanguageServerProtocol
import PaperIndex
import TextStorage

extension Server {
  /// Sends what changed for the documents that may have changed; called once a batch, so that a
  /// burst of keystrokes is looked at once.
  func publishDiagnostics() {
    guard life == .running else { return }
    let stale = staleDocuments
    staleDocuments = []
    if capabilities.pullsDiagnostics {
      if stale.isEmpty { return }
      // The client asks for what it shows; it must be told when a load changed the answer.
      if workspace.takeRefresh() { request("workspace/diagnostic/refresh") }
      return
    }
    for uri in stale.sorted(by: { $0.string < $1.string }) {
      guard let document = documents[uri], let found = diagnostics(of: uri) else { continue }
      publish(found, for: uri, version: document.version)
    }
    if workspace.takeSourceNews() { publishSourceDiagnostics() }
  }

  /// `textDocument/diagnostic`.
  func diagnosticReport(_ params: DocumentDiagnosticParams) -> DocumentDiagnosticReport {
    let uri = params.textDocument.uri
    let found = diagnostics(of: uri) ?? []
    let isNews = published.update(uri, found)
    let id = published.resultID(of: uri)
    if !isNews, let id, id == params.previousResultID { return .unchanged(resultID: id) }
    return .full(resultID: id, items: found)
  }

  /// Takes back what the client shows for a document.
  func clearDiagnostics(of uri: DocumentURI) {
    if !capabilities.pullsDiagnostics, published.shows(uri) {
      notify(
        PublishDiagnosticsParams.method, PublishDiagnosticsParams(uri: uri, diagnostics: []))
    }
    published.forget(uri)
  }

  /// The diagnostics of an open document; `nil` while its sources are still being found.
  private func diagnostics(of uri: DocumentURI) -> [Diagnostic]? {
    guard let document = documents[uri] else { return nil }
    let path = uri.filePath ?? uri.string
    if let source = workspace.overlay(at: path) {
      // Who asks waits; who is told is told when it is known.
      return sourceDiagnosis.diagnostics(
        of: source.source, at: path, limit: 1000, convert: convert,
        waits: capabilities.pullsDiagnostics)
    }
    guard var context = context(of: uri) else { return [] }
    guard context.sources.isComplete else { return nil }
    let unknown = context.citations.citations.map { context.key(of: $0) }
      .filter { context.library.firstEntry(forKey: $0) == nil }
    if !unknown.isEmpty {
      workspace.rememberNearestKeys(to: unknown, for: uri)
      context = self.context(of: uri) ?? context
    }
    return context.problems.map { convert.diagnostic($0, in: document.text) }
  }

  /// Problems of sources that documents use and nobody has open are said too: a paper missing from
  /// completion because of a damaged entry is otherwise a riddle.
  private func publishSourceDiagnostics() {
    let sources = workspace.sourcesInUse
    sourceDiagnosis.keep(Set(sources.map(\.path) + documents.keys.map { $0.filePath ?? $0.string }))
    var seen: Set<DocumentURI> = []
    for (path, source) in sources {
      let uri = DocumentURI(filePath: path)
      seen.insert(uri)
      guard documents[uri] == nil,
        let found = sourceDiagnosis.diagnostics(
          of: source, at: path, limit: 100, convert: convert, waits: false)
      else { continue }
      if found.isEmpty, !published.shows(uri) { continue }
      publish(found, for: uri, version: nil)
    }
    for (path, text, problems) in workspace.settingsProblems {
      let uri = DocumentURI(filePath: path)
      seen.insert(uri)
      guard documents[uri] == nil else { continue }
      let found = problems.map {
        convert.diagnostic($0, range: convert.range($0.range, in: text))
      }
      if found.isEmpty, !published.shows(uri) { continue }
      publish(found, for: uri, version: nil)
    }
    for uri in published.uris where !seen.contains(uri) && documents[uri] == nil {
      clearDiagnostics(of: uri)
    }
  }

  /// Takes what was found in a source in the background.
  func take(_ found: DiagnosedSource) {
    guard sourceDiagnosis.take(found) else { return }
    workspace.noteSourceNews()
    for uri in documents.keys where (uri.filePath ?? uri.string) == found.path {
      staleDocuments.insert(uri)
    }
  }

  private func publish(_ diagnostics: [Diagnostic], for uri: DocumentURI, version: Int?) {
    guard published.update(uri, diagnostics) else { return }
    notify(
      PublishDiagnosticsParams.method,
      PublishDiagnosticsParams(
        uri: uri, version: capabilities.publishDiagnostics.version ? version : nil,
        diagnostics: diagnostics))
  }
}
