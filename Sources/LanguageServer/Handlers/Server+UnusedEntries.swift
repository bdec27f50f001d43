import CitationFeatures
import LanguageServerProtocol
import Projects

// Which entries nobody cites depends on all documents of the workspace. It is asked in the background
// some time after anything changed, and never before what was asked last is known: no keystroke waits
// for it, and a burst of them asks once. Nothing of it happens unless a setting wants it.

extension Server {
  /// From a change to the question what it means.
  private static let useDelay = 200
  /// Between two looks at the documents that nobody has open.
  private static let lookDelay = 2000

  /// Has it be asked what documents need, if that may have changed and somebody wants to know.
  func scheduleUse() {
    guard life == .running, use.isStale, !use.isScheduled, !use.isRunning else { return }
    if workspace.unusedEntrySeverities.isEmpty {
      use.isStale = false
      if !use.isEmpty {
        takeNeeds([:])
        publishDiagnostics()
      }
      return
    }
    use.isScheduled = true
    documentStore.wait(milliseconds: Server.useDelay) { [inbox] in inbox.post(.useIsDue) }
  }

  /// Asks what documents need, once all sources are known.
  func useIsDue() {
    guard use.isScheduled else { return }
    use.isScheduled = false
    // The library that comes asks again.
    guard !workspace.isLoading, life == .running else { return }
    use.isStale = false
    use.isRunning = true
    let open = documents.keys.sorted { $0.string < $1.string }.compactMap {
      uri -> UseQuestion.OpenDocument? in
      guard let context = context(of: uri), context.sources.isComplete else { return nil }
      return UseQuestion.OpenDocument(
        sources: workspace.projectSources(of: uri),
        cited: CitedKeys(context.citations, in: context.bytes))
    }
    let question = UseQuestion(
      bibliographies: Set(workspace.unusedEntrySeverities.keys), documents: open,
      folders: workspace.documentFolders, clientSettings: workspace.clientSettings,
      openPaths: openPaths, sources: workspace.sourcesInMemory)
    documentStore.findUses(question) { [inbox] in inbox.post(.used($0)) }
  }

  /// Takes what documents need.
  func take(_ needed: [String: CitedKeys]?) {
    use.isRunning = false
    if needed == nil {
      logOnce("The workspace is too large to look at all its documents for unused entries.")
    }
    takeNeeds(needed ?? [:])
    guard !use.isWatching, needed != nil, !use.isEmpty else { return }
    watchDocuments()
  }

  /// Takes whether documents that nobody has open changed.
  func documentsLookedAt(isNews: Bool) {
    use.isWatching = false
    if isNews { use.isStale = true }
    if !use.isEmpty, life == .running { watchDocuments() }
  }

  private func watchDocuments() {
    use.isWatching = true
    documentStore.look(
      at: workspace.documentFolders, afterMilliseconds: Server.lookDelay
    ) { [inbox] in inbox.post(.documentsLookedAt(isNews: $0)) }
  }

  private func takeNeeds(_ needed: [String: CitedKeys]) {
    let news = use.take(needed, severities: workspace.unusedEntrySeverities)
    guard !news.isEmpty else { return }
    workspace.noteSourceNews()
    for (uri, document) in documents where news.contains(document.path) {
      staleDocuments.insert(uri)
    }
  }
}
