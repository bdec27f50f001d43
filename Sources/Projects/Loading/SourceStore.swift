import Bibliography
import Dispatch
import PaperIndex
import Synchronization
import TextStorage

// Whoever calls the store never waits: a call leaves a request and wakes the queue. The queue takes
// all requests that wait, so that of ten versions of an open file only the last is looked at, hands
// them to the loader, and posts the snapshots. Keys are posted first; words are made in a turn of
// their own, behind the requests that came meanwhile.

/// Loads and watches libraries on a queue of its own, and posts them as they change.
package final class SourceStore: Sendable {
  /// Between two looks at the disk.
  private static let lookInterval = DispatchTimeInterval.milliseconds(1000)
  /// Until the next look when a file seems to be half written.
  private static let settleInterval = DispatchTimeInterval.milliseconds(250)

  /// An open file: parsed already, or its text.
  private enum Open: Sendable {
    case source(IndexedSource, version: Int)
    case text(SourceText, version: Int)
    case closed
  }

  private struct Requests: Sendable {
    var opened: [ProjectScope] = []
    var closed: Set<ProjectScope> = []
    var files: [String: Open] = [:]
    var documents: [String: ProjectDocument?] = [:]
    var isLookWanted = false
    /// Whether the queue was woken and has not come yet.
    var isQueueAwake = false
    var isLooking = false
  }

  private let queue = DispatchQueue(label: "refdesk.loader", qos: .userInitiated)
  private let requests = Mutex(Requests())
  /// Used by the queue alone, so that nobody waits for it.
  private let loader: Mutex<LibraryLoader>
  private let post: @Sendable (LibrarySnapshot) -> Void
  private let storing: StoringQueue?

  /// A store that gives each new snapshot to `post`, on its queue.
  package init(
    environment: SourceResolver.Environment = SourceResolver.Environment(),
    post: @escaping @Sendable (LibrarySnapshot) -> Void
  ) {
    loader = Mutex(LibraryLoader(environment: environment))
    self.post = post
    storing = environment.reader.cache.map { StoringQueue($0) }
  }

  /// Asks for the library of a scope, and to keep it up to date. Asked again, the store posts again
  /// what it has.
  package func open(_ scope: ProjectScope) {
    request {
      $0.closed.remove(scope)
      if !$0.opened.contains(scope) { $0.opened.append(scope) }
    }
  }

  /// Says that no document has that scope any more.
  package func close(_ scope: ProjectScope) {
    request {
      $0.opened.removeAll { $0 == scope }
      $0.closed.insert(scope)
    }
  }

  /// Puts an open file in place of the one on disk.
  ///
  /// `version` comes back in snapshots, so that the caller knows which of its versions they hold.
  package func setOverlay(_ source: IndexedSource, version: Int, at path: String) {
    request { $0.files[path] = .source(source, version: version) }
  }

  /// Puts the text of an open file in place of the one on disk.
  package func setOverlay(_ text: SourceText, version: Int, at path: String) {
    request { $0.files[path] = .text(text, version: version) }
  }

  /// Gives the place of a file that was open back to the one on disk.
  package func removeOverlay(at path: String) {
    request { $0.files[path] = .closed }
  }

  /// Puts what an open document says of bibliographies and other files in place of what it says on
  /// disk; with `nil` the disk counts again.
  package func setDocument(_ file: ProjectDocument?, at path: String) {
    request { $0.documents[path] = .some(file) }
  }

  /// Looks at the disk now, not in up to a second: the client said that something changed.
  package func look() {
    request { $0.isLookWanted = true }
  }

  /// Begins to look at the disk once a second.
  package func startLooking() {
    let isNew = requests.withLock { requests in
      defer { requests.isLooking = true }
      return !requests.isLooking
    }
    if isNew { scheduleLook(after: SourceStore.lookInterval) }
  }

  /// Ends looking.
  package func stop() {
    requests.withLock { $0.isLooking = false }
  }

  /// Waits until all requests so far are done and posted, words included. For tests and for who has
  /// nothing else to do.
  package func finish() {
    while queue.sync(execute: { work() }) {}
  }

  // MARK: On the queue

  private func request(_ change: (inout Requests) -> Void) {
    let wasAwake = requests.withLock { requests in
      change(&requests)
      defer { requests.isQueueAwake = true }
      return requests.isQueueAwake
    }
    if !wasAwake { queue.async { self.turn() } }
  }

  private func turn() {
    if work() { queue.async { self.turn() } }
  }

  private func scheduleLook(after interval: DispatchTimeInterval) {
    queue.asyncAfter(deadline: .now() + interval) { [weak self] in
      guard let self, self.requests.withLock({ $0.isLooking }) else { return }
      let isUnsettled = self.lookNow()
      _ = self.work()
      self.scheduleLook(
        after: isUnsettled ? SourceStore.settleInterval : SourceStore.lookInterval)
    }
  }

  /// Does what waits, or else makes words; whether there is more to do.
  private func work() -> Bool {
    let waiting = requests.withLock { requests in
      let waiting = requests
      requests = Requests(isLooking: requests.isLooking)
      return waiting
    }
    var hasWorked = waiting.isLookWanted
    for scope in waiting.closed {
      loader.withLock { $0.close(scope) }
    }
    for (path, file) in waiting.files {
      hasWorked = true
      let source: IndexedSource?
      var version = 0
      switch file {
      case .source(let indexed, let number): (source, version) = (indexed, number)
      case .text(let text, let number):
        version = number
        source = SourceDetection.parse(text, path: path)
          .map { IndexedSource(name: path, source: $0) }
      case .closed: source = nil
      }
      for snapshot in loader.withLock({ $0.setOverlay(source, version: version, at: path) }) {
        post(snapshot)
      }
    }
    for (path, file) in waiting.documents {
      hasWorked = true
      for snapshot in loader.withLock({ $0.setDocument(file, at: path) }) { post(snapshot) }
    }
    for scope in waiting.opened {
      hasWorked = true
      post(loader.withLock { $0.open(scope) })
    }
    if waiting.isLookWanted { _ = lookNow() }
    if hasWorked { return loader.withLock { $0.needsWords } }
    guard loader.withLock({ $0.needsWords }) else { return false }
    for snapshot in loader.withLock({ $0.addWords() }) {
      post(snapshot)
      storing?.add(snapshot.library)
    }
    return false
  }

  private func lookNow() -> Bool {
    let (snapshots, isUnsettled) = loader.withLock { $0.look() }
    for snapshot in snapshots { post(snapshot) }
    return isUnsettled
  }
}
