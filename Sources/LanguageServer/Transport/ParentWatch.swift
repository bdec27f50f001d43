import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Looks every two seconds whether the client's process still runs, so that a client that dies
/// without a word leaves no server behind.
final class ParentWatch {
  private let timer: any DispatchSourceTimer

  /// Starts watching; posts `parentEnded` once.
  init(processID: Int32, inbox: Inbox<Event>) {
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "refdesk.parent"))
    timer.schedule(deadline: .now() + 2, repeating: 2)
    timer.setEventHandler { [timer] in
      // EPERM says that it runs and is somebody else's.
      guard kill(processID, 0) == -1, errno == ESRCH else { return }
      timer.cancel()
      inbox.post(.parentEnded)
    }
    timer.resume()
  }

  deinit {
    timer.cancel()
  }
}
