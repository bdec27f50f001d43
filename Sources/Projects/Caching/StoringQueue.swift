import Dispatch
import PaperIndex
import Synchronization

/// Keeps the tables of libraries on disk, in the background, once they have stayed as they are for a while.
final class StoringQueue: Sendable {
  /// Who has just opened a document waits for answers; and a file that is written over and over is kept
  /// once.
  private static let delay = DispatchTimeInterval.seconds(5)

  private let cache: TableCache
  private let queue = DispatchQueue(label: "refdesk.cache", qos: .utility)
  /// The last library of each scope that waits.
  private let waiting = Mutex<[ProjectScope: Library]>([:])

  init(_ cache: TableCache) {
    self.cache = cache
  }

  /// Has the large sources of a snapshot kept, in place of those of an earlier one of its scope.
  func add(_ snapshot: LibrarySnapshot) {
    guard cache.takesAny(of: snapshot.library) else { return }
    let isFirst = waiting.withLock { waiting in
      waiting[snapshot.scope] = snapshot.library
      return waiting.count == 1
    }
    if isFirst { queue.asyncAfter(deadline: .now() + StoringQueue.delay) { self.store() } }
  }

  private func store() {
    let libraries = waiting.withLock { waiting in
      defer { waiting = [:] }
      return waiting.values
    }
    for library in libraries { cache.store(library) }
  }
}
