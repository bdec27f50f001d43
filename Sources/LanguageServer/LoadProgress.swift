import LanguageServerProtocol

/// Whether the client was told that sources are being read: only when it takes over half a second.
struct LoadProgress {
  /// How long a load goes on without a word.
  static let patience = Duration.milliseconds(500)

  private var loadingSince: ContinuousClock.Instant?
  private(set) var token: ProgressToken?
  private var count = 0

  /// Whether time alone may make something to say.
  var isWaiting: Bool { loadingSince != nil && token == nil }

  enum Step: Equatable {
    case none
    case begin(ProgressToken)
    case end(ProgressToken)
  }

  /// What to say now.
  mutating func step(isLoading: Bool, now: ContinuousClock.Instant) -> Step {
    guard isLoading else {
      loadingSince = nil
      defer { token = nil }
      return token.map { .end($0) } ?? .none
    }
    let since = loadingSince ?? now
    loadingSince = since
    guard token == nil, now - since >= LoadProgress.patience else { return .none }
    count += 1
    let fresh = ProgressToken.string("refdesk-load-\(count)")
    token = fresh
    return .begin(fresh)
  }
}

extension Server {
  /// Begins or ends the report of a long load.
  func reportProgress() {
    guard life == .running, capabilities.window.workDoneProgress else { return }
    switch progress.step(isLoading: workspace.isLoading, now: .now) {
    case .none:
      break
    case .begin(let token):
      request(
        WorkDoneProgressCreateParams.method, WorkDoneProgressCreateParams(token: token))
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
