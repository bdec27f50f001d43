import LanguageServerProtocol

/// What a client that asks for diagnostics knows of the files that it has not open.
enum WorkspacePull {
  /// It has not asked: it may not ask at all.
  case never
  /// It was told.
  case told
  /// It was told that something changed, and will ask.
  case toAsk
}

extension Server {
  /// `workspace/diagnostic`: the files that nobody has open. Documents that are open are asked about
  /// one by one.
  ///
  /// The answer comes at once; the client is told to ask again when it has changed.
  func diagnosticReport(_ params: WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReport {
    if workspacePull == .never { workspace.wantFolders() }
    workspacePull = .told
    var items: [WorkspaceDiagnosticReport.Item] = []
    var seen: Set<DocumentURI> = []
    for (uri, found) in diagnosticsOfClosedFiles() where seen.insert(uri).inserted {
      guard let diagnostics = found ?? published.diagnostics(of: uri),
        !diagnostics.isEmpty || params.previousResultIDs[uri] != nil || published.shows(uri)
      else { continue }
      items.append(item(uri, diagnostics, params))
    }
    // What is no source any more has nothing wrong.
    let gone = Set(params.previousResultIDs.keys).subtracting(seen)
      .filter { documents[$0] == nil }
    for uri in gone.sorted(by: { $0.string < $1.string }) { items.append(item(uri, [], params)) }
    for uri in published.uris
    where !seen.contains(uri) && !gone.contains(uri) && documents[uri] == nil {
      published.forget(uri)
    }
    return WorkspaceDiagnosticReport(items: items)
  }

  private func item(
    _ uri: DocumentURI, _ diagnostics: [Diagnostic], _ params: WorkspaceDiagnosticParams
  ) -> WorkspaceDiagnosticReport.Item {
    _ = published.update(uri, diagnostics)
    let id = published.resultID(of: uri)
    if let id, id == params.previousResultIDs[uri] {
      return WorkspaceDiagnosticReport.Item(uri: uri, report: .unchanged(resultID: id))
    }
    return WorkspaceDiagnosticReport.Item(
      uri: uri, report: .full(resultID: id, items: diagnostics))
  }

  /// Whether the client shows something else for files that it has not open than is true now.
  var areClosedFilesOutOfDate: Bool {
    let found = diagnosticsOfClosedFiles()
    let isAnyOther = found.contains { uri, diagnostics in
      guard let diagnostics else { return false }
      return diagnostics != published.diagnostics(of: uri) ?? []
    }
    let seen = Set(found.map(\.uri))
    return isAnyOther
      || published.uris.contains {
        !seen.contains($0) && documents[$0] == nil && published.shows($0)
      }
  }
}
