import LanguageServerProtocol

/// Requests whose answers take a while: those that wait until the sources are known, and those that
/// are answered in the background. Each is answered once, by whoever removes it.
struct PendingRequests {
  private var ids: [RequestID] = []
  private var waiting: [(id: RequestID, run: () -> Void)] = []

  var isEmpty: Bool { ids.isEmpty }

  /// Notes that `id` will be answered later.
  mutating func add(_ id: RequestID) { ids.append(id) }

  /// Notes that `id` will be answered later, and what is to be done for it when the sources are
  /// known.
  mutating func add(_ id: RequestID, run: @escaping () -> Void) {
    ids.append(id)
    waiting.append((id, run))
  }

  /// What was to be done when the sources are known, in the order of the requests.
  mutating func takeWaiting() -> [() -> Void] {
    defer { waiting = [] }
    return waiting.map(\.run)
  }

  /// Whether `id` was still to be answered, which whoever asks now does.
  mutating func remove(_ id: RequestID) -> Bool {
    guard let index = ids.firstIndex(of: id) else { return false }
    ids.remove(at: index)
    if let index = waiting.firstIndex(where: { $0.id == id }) { waiting.remove(at: index) }
    return true
  }

  /// All that were still to be answered, which whoever asks now does.
  mutating func removeAll() -> [RequestID] {
    defer { self = PendingRequests() }
    return ids
  }
}
