import LanguageServerProtocol

/// Whether the client was told that sources are being read: only when it takes over half a second.
///
///     quiet ─ half a second of loading ─▶ asked ─ the client agrees ─▶ shown
///       ▲                                   │                            │
///       └────────────── loaded, or the client refuses ───────────────────┘
package struct LoadProgress {
  /// How long a load goes on without a word.
  package static let patience = Duration.milliseconds(500)

  private enum State {
    case quiet
    /// The client is asked for a place to report in.
    case asked(ProgressToken)
    case shown(ProgressToken)
    /// The client has no place for this load.
    case refused
  }

  /// What to say.
  package enum Step: Equatable {
    case none
    case ask(ProgressToken)
    case begin(ProgressToken)
    case end(ProgressToken)
  }

  private var loadingSince: ContinuousClock.Instant?
  private var state = State.quiet
  private var count = 0

  package init() {}

  /// Whether time alone may make something to say.
  package var isWaiting: Bool {
    if case .quiet = state { loadingSince != nil } else { false }
  }

  /// What to say now.
  package mutating func step(isLoading: Bool, now: ContinuousClock.Instant) -> Step {
    guard isLoading else {
      loadingSince = nil
      defer { state = .quiet }
      if case .shown(let token) = state { return .end(token) }
      return .none
    }
    let since = loadingSince ?? now
    loadingSince = since
    guard case .quiet = state, now - since >= LoadProgress.patience else { return .none }
    count += 1
    let token = ProgressToken.string("refdesk-load-\(count)")
    state = .asked(token)
    return .ask(token)
  }

  /// Takes the client's answer to `ask`; one that comes after the load says nothing any more.
  package mutating func answered(_ token: ProgressToken, isGranted: Bool) -> Step {
    guard case .asked(token) = state else { return .none }
    state = isGranted ? .shown(token) : .refused
    return isGranted ? .begin(token) : .none
  }
}

extension Server {
  /// Begins or ends the report of a long load.
  func reportProgress() {
    guard life == .running, capabilities.window.workDoneProgress else { return }
    report(progress.step(isLoading: workspace.isLoading, now: .now))
  }

  private func report(_ step: LoadProgress.Step) {
    switch step {
    case .none:
      break
    case .ask(let token):
      // A token is the client's only once it has answered (LSP 3.17, Server Initiated Progress).
      request(
        WorkDoneProgressCreateParams.method, WorkDoneProgressCreateParams(token: token)
      ) { [weak self] result in
        guard let self else { return }
        report(progress.answered(token, isGranted: result != nil))
      }
    case .begin(let token):
      notify(
        WorkDoneProgressParams.method,
        WorkDoneProgressParams(
          token: token,
          value: .begin(
            title: "Reading bibliographies", message: nil, percentage: nil, cancellable: false)))
    case .end(let token):
      notify(
        WorkDoneProgressParams.method,
        WorkDoneProgressParams(token: token, value: .end(message: nil)))
    }
  }
}
