#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Server {
  /// Serves the client at standard input and output until it is gone; gives the process's exit status.
  package static func runOnStandardStreams() -> Int32 {
    // A client that closes its end shows as a failed write.
    signal(SIGPIPE, SIG_IGN)
    // A client may start us from a thread that signals are kept from, and that is inherited.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe pthread_sigmask(SIG_SETMASK, &signals, nil)
    // Else what is opened next would take their place.
    guard fcntl(0, F_GETFD) >= 0, fcntl(1, F_GETFD) >= 0 else { return 1 }
    let inbox = Inbox<Event>()
    let connection = ClientConnection(inbox: inbox)
    let server = Server(inbox: inbox) { body in
      if !connection.send(body) { inbox.post(.inputEnded) }
    }
    return server.run(connection)
  }
}
