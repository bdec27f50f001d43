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
    let areSourcesNews = workspace.takeSourceNews()
    if capabilities.pullsDiagnostics {
      // The client asks for what it shows; it must be told when something else changed the answer.
      let outOfDate = stale.subtracting(documentsToAskFor).filter(isOutOfDate)
      documentsToAskFor.formUnion(outOfDate)
      let isWorkspaceOutOfDate =
        areSourcesNews && workspacePull == .told && areClosedFilesOutOfDate
      if isWorkspaceOutOfDate { workspacePull = .toAsk }
      if !outOfDate.isEmpty || isWorkspaceOutOfDate { request("workspace/diagnostic/refresh") }
    } else {
      for uri in stale.sorted(by: { $0.string < $1.string }) {
        guard let document = documents[uri], let found = diagnostics(of: uri) else { continue }
        publish(found, for: document.uri, version: document.version)
      }
    }
    guard areSourcesNews else { return }
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

  /// The diagnostics of an open document as its settings want them; `nil` while its sources are still
  /// being found.
  private func diagnostics(of uri: DocumentURI) -> [Diagnostic]? {
    guard let document = documents[uri] else { return nil }
    return allDiagnostics(of: uri).map {
      convert.diagnostics($0, at: workspace.levels(of: document))
    }
  }

  private func allDiagnostics(of uri: DocumentURI) -> [Diagnostic]? {
    guard let document = documents[uri] else { return nil }
    if let source = openSource(document) { return diagnostics(of: source, in: document) }
    if fileName(document.path) == SettingsFile.name { return settingsDiagnostics(document) }
    guard var context = context(of: uri) else { return [] }
    guard context.sources.isComplete else { return nil }
    let checked = CheckedCitations(context, after: document.checked)
    documents[uri]?.checked = checked
    let uncertain = checked.uncertain
    let unknown = uncertain.map { context.key(of: $0) }
      .filter { context.library.firstEntry(forKey: $0) == nil }
    if !unknown.isEmpty {
      workspace.rememberNearestKeys(to: unknown, for: uri)
      context = self.context(of: uri) ?? context
    }
    let found = context.problems(uncertain: uncertain).map {
      convert.diagnostic($0, in: document.text)
    }
    // A document may be a source itself.
    guard let source = workspace.overlay(at: document.path) else { return found }
    return diagnostics(of: source, in: document).map { found + $0 }
  }

  /// What is wrong in the source that an open document is, or has inside. Who asks waits; who is told
  /// is told when it is known.
  private func diagnostics(
    of source: IndexedSource, in document: OpenDocument
  ) -> [Diagnostic]? {
    sourceDiagnosis.diagnostics(
      of: source, in: workspace.surroundings([document.path])[document.path],
      need: use.need(of: document.path), at: document.path, limit: 1000, convert: convert,
      waits: capabilities.pullsDiagnostics)
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
    let found = diagnosticsOfClosedFiles()
    for (uri, diagnostics) in found {
      guard let diagnostics, !diagnostics.isEmpty || published.shows(uri) else { continue }
      publish(diagnostics, for: uri, version: nil)
    }
    let seen = Set(found.map(\.uri))
    for uri in published.uris where !seen.contains(uri) && documents[uri] == nil {
      clearDiagnostics(of: uri)
    }
  }

  /// What is wrong in the files that documents use and nobody has open; `nil` while it is looked for.
  func diagnosticsOfClosedFiles() -> [(uri: DocumentURI, diagnostics: [Diagnostic]?)] {
    let sources = workspace.sourcesInUse
    sourceDiagnosis.keep(Set(sources.map(\.path) + documents.values.map(\.path)))
    var found: [(uri: DocumentURI, diagnostics: [Diagnostic]?)] = []
    var places: [DocumentURI: Int] = [:]
    /// Adds what is wrong in a file; a document may be a source itself.
    func add(_ uri: DocumentURI, _ diagnostics: [Diagnostic]?) {
      guard let place = places[uri] else {
        places[uri] = found.count
        return found.append((uri, diagnostics))
      }
      let known = found[place].diagnostics
      found[place].diagnostics = diagnostics.flatMap { more in known.map { $0 + more } }
    }
    func isClosed(_ path: String) -> Bool {
      path.hasPrefix("/") && documents[DocumentURI(filePath: path)] == nil
    }
    let surroundings = workspace.surroundings(Set(sources.map(\.path)))
    for (path, source) in sources where isClosed(path) {
      let diagnostics = sourceDiagnosis.diagnostics(
        of: source, in: surroundings[path], need: use.need(of: path), at: path, limit: 100,
        convert: convert, waits: false)
      add(DocumentURI(filePath: path), diagnostics)
    }
    for (path, problem) in workspace.unreadableWorkspaceSources where isClosed(path) {
      add(DocumentURI(filePath: path), [convert.diagnostic(problem, range: .fileStart)])
    }
    for (path, text, problems) in workspace.settingsProblems + workspace.documentProblems
    where isClosed(path) {
      let diagnostics = problems.map {
        convert.diagnostic($0, range: convert.range($0.range, in: text))
      }
      add(DocumentURI(filePath: path), diagnostics)
    }
    return found.map { uri, diagnostics in
      let levels = uri.filePath.map(workspace.levels(ofFile:)) ?? DiagnosticLevels()
      return (uri, diagnostics.map { convert.diagnostics($0, at: levels) })
    }
  }

  /// Takes what was found in a source in the background.
  func take(_ found: DiagnosedSource) {
    guard sourceDiagnosis.take(found) else { return }
    workspace.noteSourceNews()
    for (uri, document) in documents where document.path == found.path {
      staleDocuments.insert(uri)
    }
  }

  /// Says, once, what is wrong with sources and has no place where it could be shown.
  private func saySourceProblems() {
    var problems = workspace.unplacedSourceProblems
    // Who asks for the workspace's diagnostics shows these at their places.
    if capabilities.pullsDiagnostics, workspacePull == .never {
      problems += workspace.unreadableWorkspaceSources.map(\.problem.message)
      for (path, _, found) in workspace.settingsProblems + workspace.documentProblems
      where documents[DocumentURI(filePath: path)] == nil {
        problems += found.map { "\(path): \($0.message)" }
      }
    }
    warn(problems.filter { !saidSourceProblems.contains($0) })
    saidSourceProblems = Set(problems)
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
