/// Where the server's thread waits for what it handles.
package protocol Intake {
  /// Waits until there are events, or for so many milliseconds, and takes all of them.
  func drain(milliseconds: Int?) -> [Event]
  /// Whether something waits now, or comes within so many microseconds.
  func hasEvents(withinMicroseconds limit: Int) -> Bool
}

extension Inbox<Event>: Intake {
  package func hasEvents(withinMicroseconds limit: Int) -> Bool {
    let deadline = ContinuousClock.now + .microseconds(limit)
    while isEmpty {
      let rest = deadline - .now
      if rest <= .zero { return false }
      wait(atMost: rest)
    }
    return true
  }
}
