#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Waits for files, pipes and sockets to have something, or to take something.
enum Descriptors {
  /// Where nothing can be waited for, it is looked again after so long.
  private static let interval = Duration.milliseconds(10)

  /// Waits until one of `readable` can be read, or has ended, or `writable` takes something; gives those of
  /// `readable` that can, which may be none after a signal. Negative descriptors are never ready. No limit
  /// waits for ever.
  static func wait(
    for readable: [Int32], orRoomIn writable: Int32 = -1, atMost limit: Duration?
  ) -> [Int32] {
    var waiting = readable.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    waiting.append(pollfd(fd: writable, events: Int16(POLLOUT), revents: 0))
    let limit = waiting.contains { $0.fd >= 0 } ? limit : min(limit ?? interval, interval)
    guard poll(&waiting, limit) > 0 else { return [] }
    return waiting.dropLast().filter { $0.revents != 0 }.map(\.fd)
  }

  /// `poll` of C, for less than a millisecond looking all the time, which it cannot sleep through.
  private static func poll(_ waiting: inout [pollfd], _ limit: Duration?) -> Int32 {
    func poll(_ milliseconds: Int32) -> Int32 {
      #if canImport(Glibc)
        unsafe Glibc.poll(&waiting, nfds_t(waiting.count), milliseconds)
      #elseif canImport(Musl)
        unsafe Musl.poll(&waiting, nfds_t(waiting.count), milliseconds)
      #else
        unsafe Darwin.poll(&waiting, nfds_t(waiting.count), milliseconds)
      #endif
    }
    guard let limit else { return poll(-1) }
    if limit >= .milliseconds(1) {
      return poll(Int32(clamping: Int64((limit / .milliseconds(1)).rounded(.up))))
    }
    let end = ContinuousClock.now + limit
    while true {
      let count = poll(0)
      if count != 0 || ContinuousClock.now >= end { return count }
      sched_yield()
    }
  }
}
