import Dispatch
import Synchronization

/// Where events wait for the thread that handles them. Any thread posts, one drains.
///
/// The semaphore is signalled only when the inbox becomes non-empty, so that a burst of messages
/// costs one wake-up and is seen as one batch.
package final class Inbox<Event: Sendable>: Sendable {
  private let events = Mutex<[Event]>([])
  private let becameNonEmpty = DispatchSemaphore(value: 0)

  package init() {}

  /// Adds an event. Never waits.
  package func post(_ event: Event) {
    let wasEmpty = events.withLock { events in
      events.append(event)
      return events.count == 1
    }
    if wasEmpty { becameNonEmpty.signal() }
  }

  /// Whether nothing waits at this moment.
  package var isEmpty: Bool { events.withLock { $0.isEmpty } }

  /// Whether something waits now, or comes within so many microseconds.
  package func hasEvents(withinMicroseconds limit: Int) -> Bool {
    guard isEmpty else { return true }
    guard becameNonEmpty.wait(timeout: .now() + .microseconds(limit)) == .success else {
      return !isEmpty
    }
    // Whoever drains is to find the signal.
    becameNonEmpty.signal()
    return !isEmpty
  }

  /// Waits until there are events and takes all of them, in the order they were posted.
  package func drain() -> [Event] {
    while true {
      becameNonEmpty.wait()
      let batch = take()
      if !batch.isEmpty { return batch }
    }
  }

  /// As `drain`, but gives up with an empty batch after so many milliseconds.
  package func drain(milliseconds: Int) -> [Event] {
    let deadline = DispatchTime.now() + .milliseconds(milliseconds)
    while becameNonEmpty.wait(timeout: deadline) == .success {
      let batch = take()
      if !batch.isEmpty { return batch }
    }
    return []
  }

  /// Takes what there is, without waiting.
  package func drainNow() -> [Event] { drain(milliseconds: 0) }

  private func take() -> [Event] {
    events.withLock { events in
      let batch = events
      events = []
      return batch
    }
  }
}
