import Bibliography
import CitationFeatures
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage

extension Server {
  /// Tells what changed for the documents that may have changed; called once a batch, so that a
  /// burst of keystrokes is looked at once.
  func publishDiagnostics() {
    guard life == .running else { return }
    let stale = staleDocuments
    staleDocuments = []
    if capabilities.pullsDiagnostics {
      // The client asks for what it shows; it must be told when something else changed the answer.
      let outOfDate = stale.subtracting(documentsToAskFor).filter(isOutOfDate)
      documentsToAskFor.formUnion(outOfDate)
      if !outOfDate.isEmpty { request("workspace/diagnostic/refresh") }
    } else {
      for uri in stale.sorted(by: { $0.string < $1.string }) {
        guard let document = documents[uri], let found = diagnostics(of: uri) else { continue }
        publish(found, for: document.uri, version: document.version)
      }
    }
    guard workspace.takeSourceNews() else { return }
    if !capabilities.pullsDiagnostics { publishSourceDiagnostics() }
    saySourceProblems()
  }

  /// Whether the client shows something else for a document than is true now.
  private func isOutOfDate(_ uri: DocumentURI) -> Bool {
    guard let shown = published.diagnostics(of: uri), let found = diagnostics(of: uri) else {
      return false
    }
    return shown != found
  }

  /// `textDocument/diagnostic`. While sources are still being found, what was said before holds: the
  /// client is told when that changes.
  func diagnosticReport(_ params: DocumentDiagnosticParams) -> DocumentDiagnosticReport {
    let uri = params.textDocument.uri
    guard documents[uri] != nil else { return .full(resultID: nil, items: []) }
    documentsToAskFor.remove(uri)
    let found = diagnostics(of: uri) ?? published.diagnostics(of: uri) ?? []
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
    documentsToAskFor.remove(uri)
  }

  /// The diagnostics of an open document; `nil` while its sources are still being found.
  private func diagnostics(of uri: DocumentURI) -> [Diagnostic]? {
    guard let document = documents[uri] else { return nil }
    if let source = workspace.overlay(at: document.path) {
      return sourceDiagnostics(source.source, limit: 1000)
    }
    if fileName(document.path) == SettingsFile.name { return settingsDiagnostics(document) }
    guard let context = context(of: uri) else { return [] }
    guard context.sources.isComplete else { return nil }
    return context.problems.map { convert.diagnostic($0, in: document.text) }
  }

  /// A settings file counts as it is saved; what is wrong in it is said as it is typed.
  private func settingsDiagnostics(_ document: OpenDocument) -> [Diagnostic] {
    let saved = workspace.settingsProblems.first { $0.path == document.path }
    let problems =
      saved.flatMap { $0.text == document.text ? $0.problems : nil }
      ?? SettingsFile(path: document.path, text: document.text).problems
    return problems.map {
      convert.diagnostic($0, range: convert.range($0.range, in: document.text))
    }
  }

  /// Problems of files that documents use and nobody has open are said too: a paper missing from
  /// completion because of a damaged entry is otherwise a riddle.
  private func publishSourceDiagnostics() {
    var found: [(path: String, diagnostics: [Diagnostic])] = []
    for (path, source) in workspace.sourcesInUse {
      found.append(
        (path, closedSources.diagnostics(of: source, at: path, making: sourceDiagnostics)))
    }
    for (path, problem) in workspace.unreadableWorkspaceSources {
      found.append((path, [convert.diagnostic(problem, range: .fileStart)]))
    }
    for (path, text, problems) in workspace.settingsProblems {
      let diagnostics = problems.map {
        convert.diagnostic($0, range: convert.range($0.range, in: text))
      }
      found.append((path, diagnostics))
    }
    closedSources.keep(found.map(\.path))
    var seen: Set<DocumentURI> = []
    for (path, diagnostics) in found where path.hasPrefix("/") {
      let uri = DocumentURI(filePath: path)
      seen.insert(uri)
      guard documents[uri] == nil, !diagnostics.isEmpty || published.shows(uri) else { continue }
      publish(diagnostics, for: uri, version: nil)
    }
    for uri in published.uris where !seen.contains(uri) && documents[uri] == nil {
      clearDiagnostics(of: uri)
    }
  }

  /// Says, once, what is wrong with sources and has no place where it could be shown.
  private func saySourceProblems() {
    var problems = workspace.unplacedSourceProblems
    if capabilities.pullsDiagnostics {
      problems += workspace.unreadableWorkspaceSources.map(\.problem.message)
      for (path, _, found) in workspace.settingsProblems
      where documents[DocumentURI(filePath: path)] == nil {
        problems += found.map { "\(path): \($0.message)" }
      }
    }
    warn(problems.filter { !saidSourceProblems.contains($0) })
    saidSourceProblems = Set(problems)
  }

  private func sourceDiagnostics(_ source: ParsedSource) -> [Diagnostic] {
    sourceDiagnostics(source, limit: 100)
  }

  private func sourceDiagnostics(_ source: ParsedSource, limit: Int) -> [Diagnostic] {
    source.shownProblems(limit: limit).map {
      convert.diagnostic($0, range: convert.range($0.range, in: source))
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
