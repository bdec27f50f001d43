import CitationFeatures
import Dispatch
import JSON
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage

// The server is one object on one thread. It takes events in the order they came, changes its state,
// and answers at once; what takes long is asked of the loader and comes back as an event. It keeps
// nothing between requests but documents, sources, settings, and what the client was last told.

/// The language server: everything between messages in and messages out.
package final class Server {
  enum Life {
    case created, initializing, running, shutDown
  }

  /// Diagnostics wait for no more batches of events than these.
  private static let postponementLimit = 8
  /// After a change of a document, what the client asks about it comes within so many microseconds.
  private static let patience = 200

  private let send: ([UInt8]) -> Void
  let inbox: Inbox<Event>
  let workspace: Workspace
  let sourceDiagnosis: SourceDiagnosis
  /// The documents that nobody has open; made when the unit of columns is known.
  var documentStore = DocumentStore(encoding: .utf16)
  /// What documents need of their bibliographies.
  var use = DocumentUse()
  /// Where answers are made that take a while.
  let background = DispatchQueue(label: "refdesk.background", qos: .userInitiated)
  /// Requests that are not answered yet.
  var pending = PendingRequests()
  var life = Life.created
  var trace = TraceValue.off
  var capabilities = ClientCapabilities()
  var convert: ToProtocol
  var documents: [DocumentURI: OpenDocument] = [:]
  /// Documents of ours that the client was given, and their texts.
  var shownDocuments: [DocumentURI: String] = [:]
  /// Open notebooks; their cells are documents.
  var notebooks: [DocumentURI: OpenNotebook] = [:]
  var published = PublishedDiagnostics()
  /// Documents whose diagnostics may have changed since the last batch.
  var staleDocuments: Set<DocumentURI> = []
  /// Documents whose diagnostics the client will ask for, because it changed them or was told to.
  var documentsToAskFor: Set<DocumentURI> = []
  /// Whether the client asks for the diagnostics of files that it has not open, and has news of them.
  var workspacePull = WorkspacePull.never
  /// How many batches in a row have gone before diagnostics.
  private var postponedCount = 0
  /// Whether completion was asked for since a change of a document was not followed by anything at once.
  private var isCompleting = true
  /// Whether it was asked for in the batch at hand: nothing follows that.
  private var wasCompletionAsked = false
  var requests = OutgoingRequests()
  var progress = LoadProgress()
  var insertions = Insertions()
  /// What completion items said of the papers that were shown lately.
  let shownItems = ShownItems()
  /// Whether the client runs the commands of completion items that are accepted.
  var runsItemCommands = true
  /// What it may accept where it does not.
  var offered: OfferedEntries?
  /// What is wrong in the client's settings.
  var settingsComplaints: [String] = []
  /// Those of them that were told last.
  var saidComplaints: [String] = []
  /// What is wrong with sources at no place that is shown, as far as it was said.
  var saidSourceProblems: Set<String> = []
  /// What was said of answers that are not whole.
  private var saidWarnings: Set<String> = []
  private var parentWatch: ParentWatch?
  /// Set by `exit` and by the end of input: the process's exit status.
  package private(set) var exitStatus: Int32?

  /// A server that posts to `inbox` what its loader finds, and gives each message for the client,
  /// without header, to `send`.
  package init(inbox: Inbox<Event>, send: @escaping ([UInt8]) -> Void) {
    self.send = send
    self.inbox = inbox
    workspace = Workspace(post: { inbox.post(.library($0)) })
    sourceDiagnosis = SourceDiagnosis(post: { inbox.post(.diagnosed($0)) })
    convert = ToProtocol(encoding: .utf16, capabilities: ClientCapabilities())
  }

  /// Where `run` waits.
  private var intake: (any Intake)?

  /// Handles the events of the inbox until the client or its process is gone; gives the exit status.
  package func run() -> Int32 { run(inbox) }

  /// Handles events until the client or its process is gone; gives the exit status.
  package func run(_ intake: any Intake) -> Int32 {
    self.intake = intake
    while true {
      handle(intake.drain(milliseconds: progress.isWaiting ? 100 : nil))
      if let exitStatus { return exitStatus }
    }
  }

  /// Waits until all sources asked for so far are read, and takes them in: for who drives the server
  /// without `run`.
  package func finishLoading() {
    repeat {
      useIsDue()
      workspace.finishLoading()
      sourceDiagnosis.finish()
      documentStore.finish()
      background.sync {}
      handle(inbox.drainNow())
    } while !inbox.isEmpty || !pending.isEmpty || use.isScheduled || use.isRunning
  }

  /// Whether requests wait for what is done in the background.
  package var hasPendingRequests: Bool { !pending.isEmpty }

  /// Handles one batch. Requests that the same batch cancels are not run.
  package func handle(_ batch: [Event]) {
    wasCompletionAsked = false
    let cancelled = cancelledRequests(in: batch)
    for (index, event) in batch.enumerated() where exitStatus == nil {
      switch event {
      case .message(let message):
        handle(message) { id in cancelled[id].map { index < $0 } ?? false }
      case .fault(let fault): handle(fault)
      case .inputEnded: exitStatus = life == .shutDown ? 0 : 1
      case .parentEnded: exitStatus = 1
      case .library(let snapshot):
        workspace.take(snapshot)
        readOpenSources()
        markAllStale()
        refreshShownDocuments()
        use.isStale = true
      case .diagnosed(let found): take(found)
      case .useIsDue: useIsDue()
      case .used(let needed): take(needed)
      case .documentsLookedAt(let isNews): documentsLookedAt(isNews: isNews)
      case .answered(let id, let response, let warning):
        if let warning, saidWarnings.insert(warning).inserted { warn([warning]) }
        answer(id, response)
      }
    }
    guard exitStatus == nil else { return }
    if !workspace.isLoading {
      pending.takeWaiting().forEach { $0() }
      continueInsertions()
    }
    reportProgress()
    // Requests that came meanwhile go first: a person waits for those.
    if postponedCount < Server.postponementLimit, expectsMore() {
      postponedCount += 1
    } else {
      postponedCount = 0
      publishDiagnostics()
    }
    scheduleUse()
  }

  /// Whether other events wait, or a request follows at once: the completion that a keystroke asks for
  /// comes right behind the change. Where nothing does, as in prose, nothing is waited for.
  private func expectsMore() -> Bool {
    guard let intake else { return !inbox.isEmpty }
    let isWaiting = isCompleting && !wasCompletionAsked && !staleDocuments.isEmpty
    let hasMore = intake.hasEvents(withinMicroseconds: isWaiting ? Server.patience : 0)
    if isWaiting { isCompleting = hasMore }
    return hasMore
  }

  // MARK: Messages

  /// Where in the batch requests are cancelled: those that stand before it are not run.
  private func cancelledRequests(in batch: [Event]) -> [RequestID: Int] {
    var cancelled: [RequestID: Int] = [:]
    for (index, event) in batch.enumerated() {
      guard case .message(.notification(CancelParams.method, let params)) = event,
        let params = try? CancelParams(params)
      else { continue }
      cancelled[params.id] = index
    }
    return cancelled
  }

  private func handle(_ message: Message, isCancelled: (RequestID) -> Bool) {
    switch message {
    case .request(let id, let method, let params):
      if trace != .off { logTrace("Request \(method) (\(id))") }
      if let refusal = refusal(of: method) {
        send(OutgoingMessage.response(to: id, error: refusal))
      } else if isCancelled(id) {
        respond(id, error: .requestCancelled, "The client cancelled the request.")
      } else {
        answer(id, method: method, params: params)
      }
    case .notification(let method, let params):
      if trace != .off { logTrace("Notification \(method)") }
      notified(method, params: params)
    case .response(let id, let result, let error):
      guard let id else { return }
      requests.complete(id, result: error == nil ? result : nil)
    case .invalid(let id, let error):
      send(OutgoingMessage.response(to: id, error: error))
    }
  }

  private func handle(_ fault: FramingFault) {
    send(
      OutgoingMessage.response(
        to: nil, error: ResponseError(.parseError, fault.message)))
  }

  /// Why a request cannot be run now (LSP 3.17, "Server lifecycle").
  private func refusal(of method: String) -> ResponseError? {
    switch life {
    case .created where method != InitializeParams.method:
      ResponseError(.serverNotInitialized, "The server is not initialized.")
    case .initializing where method == InitializeParams.method,
      .running where method == InitializeParams.method:
      ResponseError(.invalidRequest, "The server is initialized already.")
    case .shutDown:
      ResponseError(.invalidRequest, "The server is shut down.")
    default:
      nil
    }
  }

  /// Every request the server knows.
  private func answer(_ id: RequestID, method: String, params: JSONValue?) {
    do {
      switch method {
      case InitializeParams.method:
        try initialize(id, InitializeParams(params))
      case "shutdown":
        life = .shutDown
        for id in pending.removeAll() {
          respond(id, error: .requestFailed, "The server is shut down.")
        }
        workspace.stop()
        send(OutgoingMessage.nullResponse(to: id))
      case CompletionParams.method:
        isCompleting = true
        wasCompletionAsked = true
        send(OutgoingMessage.response(to: id, result: complete(try CompletionParams(params))))
      case CompletionItemResolveParams.method:
        send(
          OutgoingMessage.response(
            to: id, result: resolve(try CompletionItemResolveParams(params))))
      case Hover.method:
        send(
          OutgoingMessage.response(to: id, result: hover(try TextDocumentPositionParams(params))))
      case DefinitionResult.method:
        send(
          OutgoingMessage.response(
            to: id, result: definition(try TextDocumentPositionParams(params))))
      case ReferenceParams.method:
        findReferences(id, try ReferenceParams(params))
      case DocumentHighlight.method:
        let found = highlights(try TextDocumentPositionParams(params))
        send(OutgoingMessage.response(to: id, result: found))
      case DocumentSymbolParams.method:
        findSymbols(id, try DocumentSymbolParams(params))
      case WorkspaceSymbolParams.method:
        findSymbols(id, try WorkspaceSymbolParams(params))
      case TextDocumentContentParams.method:
        try showContent(id, TextDocumentContentParams(params))
      case CodeActionParams.method:
        let actions = codeActions(try CodeActionParams(params))
        send(
          OutgoingMessage.response(to: id) { writer in
            writer.beginArray()
            for action in actions { action.write(to: &writer) }
            writer.endArray()
          })
      case DocumentLinkParams.method:
        findLinks(id, try DocumentLinkParams(params))
      case ExecuteCommandParams.method:
        try execute(id, ExecuteCommandParams(params))
      case DocumentDiagnosticParams.method:
        send(
          OutgoingMessage.response(
            to: id, result: diagnosticReport(try DocumentDiagnosticParams(params))))
      case WorkspaceDiagnosticParams.method:
        let report = diagnosticReport(try WorkspaceDiagnosticParams(params))
        send(OutgoingMessage.response(to: id, result: report))
      default:
        respond(id, error: .methodNotFound, "There is no method \(method).")
      }
    } catch {
      send(OutgoingMessage.response(to: id, error: ResponseError(error)))
    }
  }

  /// Every notification the server knows; others are ignored.
  private func notified(_ method: String, params: JSONValue?) {
    if method == "exit" {
      exitStatus = life == .shutDown ? 0 : 1
      return
    }
    guard life == .running || life == .initializing else { return }
    do {
      switch method {
      case "initialized": initialized()
      case DidOpenTextDocumentParams.method: open(try DidOpenTextDocumentParams(params))
      case DidChangeTextDocumentParams.method: change(try DidChangeTextDocumentParams(params))
      case DidCloseTextDocumentParams.method: close(try DidCloseTextDocumentParams(params))
      case DidSaveTextDocumentParams.method: save(try DidSaveTextDocumentParams(params))
      case DidOpenNotebookDocumentParams.method: open(try DidOpenNotebookDocumentParams(params))
      case DidChangeNotebookDocumentParams.method:
        change(try DidChangeNotebookDocumentParams(params))
      case DidSaveNotebookDocumentParams.method: save(try DidSaveNotebookDocumentParams(params))
      case DidCloseNotebookDocumentParams.method:
        close(try DidCloseNotebookDocumentParams(params))
      case DidChangeWatchedFilesParams.method:
        workspace.lookNow()
        use.isStale = true
      case DidChangeConfigurationParams.method:
        configurationChanged(try DidChangeConfigurationParams(params))
      case DidChangeWorkspaceFoldersParams.method:
        foldersChanged(try DidChangeWorkspaceFoldersParams(params))
      case SetTraceParams.method: trace = try SetTraceParams(params).value
      case CancelParams.method:
        guard let id = (try? CancelParams(params))?.id, pending.remove(id) else { return }
        respond(id, error: .requestCancelled, "The client cancelled the request.")
      default: break
      }
    } catch {
      // A lost change may leave the text out of step with the client's.
      log(.warning, "\(method) was not understood: \(error.message)")
    }
  }

  // MARK: To the client

  /// Has `run` answer a request, by `answer`: now, or when all sources are known.
  func whenSourcesAreKnown(_ id: RequestID, run: @escaping () -> Void) {
    if workspace.isLoading {
      pending.add(id, run: run)
    } else {
      pending.add(id)
      run()
    }
  }

  /// Answers a request that may have been cancelled meanwhile.
  func answer(_ id: RequestID, _ response: [UInt8]) {
    if pending.remove(id) { send(response) }
  }

  func respond(_ id: RequestID, error code: ErrorCode, _ message: String) {
    send(OutgoingMessage.response(to: id, error: ResponseError(code, message)))
  }

  func notify(_ method: String, _ params: some JSONWritable) {
    send(OutgoingMessage.notification(method: method, params: params))
  }

  /// Sends a request; `completion` gets its result, `nil` for an error.
  func request(
    _ method: String, _ params: some JSONWritable,
    completion: ((JSONValue?) -> Void)? = nil
  ) {
    let id = requests.add(completion)
    send(OutgoingMessage.request(id: id, method: method, params: params))
  }

  /// Sends a request without parameters.
  func request(_ method: String) {
    send(OutgoingMessage.request(id: requests.add(), method: method))
  }

  func respond(_ id: RequestID, _ result: some JSONWritable) {
    send(OutgoingMessage.response(to: id, result: result))
  }

  /// Tells the client's log what was not said yet.
  func logOnce(_ message: String) {
    if saidWarnings.insert(message).inserted { log(.info, message) }
  }

  /// Tells the client's log; never the user's text.
  func log(_ type: MessageType, _ message: String) {
    notify(LogMessageParams.method, LogMessageParams(type: type, message: message))
  }

  /// Shows the first of some warnings to the user and tells all of them to the client's log.
  func warn(_ messages: [String]) {
    guard let first = messages.first else { return }
    for message in messages { log(.warning, message) }
    let more = messages.count > 1 ? " (\(messages.count - 1) more in the log)" : ""
    notify(
      ShowMessageParams.method,
      ShowMessageParams(type: .warning, message: "refdesk: \(first)\(more)"))
  }

  private func logTrace(_ message: String) {
    guard life == .running else { return }
    notify("$/logTrace", LogTraceParams(message: message))
  }

  func watchParent(_ processID: Int) {
    guard let id = Int32(exactly: processID), id > 0 else { return }
    parentWatch = ParentWatch(processID: id, inbox: inbox)
  }
}
