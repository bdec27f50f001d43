import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// A client may end its side of the input, or die, and leave an open end of the output that nobody
// reads: a child of its own has inherited it. The main thread then waits in a write for ever, and
// what says that the client is gone is never handled.

/// Ends the process when the client is gone and a write to it hangs.
enum HungOutput {
  /// Writes begun and ended: odd while one is under way.
  private static let turn = Atomic<Int>(0)
  private static let interval = DispatchTimeInterval.milliseconds(400)

  /// Writes to standard output; false when nobody reads any more.
  static func write(_ bytes: [UInt8]) -> Bool {
    turn.wrappingAdd(1, ordering: .relaxed)
    defer { turn.wrappingAdd(1, ordering: .relaxed) }
    return StandardOutput.write(bytes)
  }

  /// Called when the client is gone: looks for ten seconds whether one write goes on from one look to
  /// the next.
  static func watch() { look(after: nil, times: 25) }

  private static func look(after last: Int?, times: Int) {
    let now = turn.load(ordering: .relaxed)
    if now % 2 != 0, now == last { _exit(1) }
    guard times > 0 else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + interval) {
      look(after: now, times: times - 1)
    }
  }
}
