import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where events wait for the thread that handles them. Any thread posts, one drains.
///
/// A pipe has a byte in it while events wait, so that the one thread can wait for them and for other
/// descriptors at once, and a burst of events costs one wake-up and is seen as one batch.
package final class Inbox<Event: Sendable>: Sendable {
  private let events = Mutex<[Event]>([])
  private let bell = WakeUpPipe()

  package init() {}

  /// Can be read from while events wait; -1 where the system gave no pipe.
  var descriptor: Int32 { bell.readingEnd }

  /// Adds an event. Never waits.
  package func post(_ event: Event) {
    let wasEmpty = events.withLock { events in
      events.append(event)
      return events.count == 1
    }
    if wasEmpty { bell.ring() }
  }

  /// Whether nothing waits at this moment.
  package var isEmpty: Bool { events.withLock { $0.isEmpty } }

  /// Whether an event of a kind waits; linear in what waits.
  func contains(where isWanted: (Event) -> Bool) -> Bool {
    events.withLock { $0.contains(where: isWanted) }
  }

  /// Waits until there are events, or for so many milliseconds, and takes all of them, in the order they
  /// were posted.
  package func drain(milliseconds: Int? = nil) -> [Event] {
    let deadline = milliseconds.map { ContinuousClock.now + .milliseconds($0) }
    while true {
      let batch = take()
      if !batch.isEmpty { return batch }
      let rest = deadline.map { $0 - .now }
      if let rest, rest <= .zero { return [] }
      wait(atMost: rest)
    }
  }

  /// Waits until something is posted, at most so long; it may be less.
  func wait(atMost limit: Duration?) {
    if !Descriptors.wait(for: [descriptor], atMost: limit).isEmpty { noteWakeUp() }
  }

  /// To be called by who was woken by `descriptor`, before it looks what there is.
  func noteWakeUp() { bell.silence() }

  /// Takes what there is, without waiting.
  package func drainNow() -> [Event] { take() }

  private func take() -> [Event] {
    events.withLock { events in
      let batch = events
      events = []
      return batch
    }
  }
}

/// A pipe that wakes a thread which waits for it to have something.
private struct WakeUpPipe: ~Copyable {
  let readingEnd: Int32
  private let writingEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      (readingEnd, writingEnd) = (-1, -1)
      return
    }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (readingEnd, writingEnd) = (ends[0], ends[1])
  }

  func ring() {
    _ = unsafe write(writingEnd, [1], 1)
  }

  func silence() {
    var bytes: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
    _ = unsafe read(readingEnd, &bytes, bytes.count)
  }

  deinit {
    if readingEnd >= 0 {
      close(readingEnd)
      close(writingEnd)
    }
  }
}
