import Dispatch
import PaperIndex
import Synchronization

/// Keeps the tables of libraries on disk, in the background, once none has come for a while.
final class StoringQueue: Sendable {
  /// Who has just opened a document waits for answers; and a file that is written over and over is kept
  /// when that is over: five seconds.
  static let usualDelay: Int64 = 5_000_000_000

  /// A source that waits, unless its library is given up meanwhile.
  private struct Waiting {
    weak var source: IndexedSource?
  }

  private struct State {
    /// By path.
    var waiting: [String: Waiting] = [:]
    /// When one came last, in nanoseconds since 1970.
    var last: Int64 = 0
    /// What was tried is not tried again: a folder may be one that cannot be written to.
    var tried: Set<FileStamp> = []
  }

  private let cache: TableCache
  private let delay: Int64
  private let queue = DispatchQueue(label: "refdesk.cache", qos: .utility)
  private let state = Mutex(State())

  /// A queue that waits so many nanoseconds.
  init(_ cache: TableCache, delay: Int64 = usualDelay) {
    self.cache = cache
    self.delay = delay
  }

  /// Waits until what was added as long ago as that is kept. For tests.
  func finish() { queue.sync { store() } }

  /// Has the large sources of a library kept, each once as it is.
  func add(_ library: Library) {
    for member in library.members where cache.takes(member.source) {
      guard let text = member.source.source.text as? StreamedText else { continue }
      let isFirst = state.withLock { state in
        guard !state.tried.contains(text.stamp) else { return false }
        defer { state.waiting[member.source.name] = Waiting(source: member.source) }
        state.last = SystemCalls.now
        return state.waiting.isEmpty
      }
      if isFirst { wait() }
    }
  }

  private func wait() {
    queue.asyncAfter(deadline: .now() + .nanoseconds(Int(delay))) { self.store() }
  }

  private func store() {
    let sources: [Waiting]? = state.withLock { state in
      let age = SystemCalls.now &- state.last
      guard age >= delay || age < 0 else { return nil }
      defer { state.waiting = [:] }
      return Array(state.waiting.values)
    }
    guard let sources else { return wait() }
    for waiting in sources {
      guard let source = waiting.source, let text = source.source.text as? StreamedText else {
        continue
      }
      _ = state.withLock { $0.tried.insert(text.stamp) }
      cache.store(source)
    }
  }
}
