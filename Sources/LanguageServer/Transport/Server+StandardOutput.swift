import LanguageServerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Server {
  /// Serves what `inbox` gets until the client is gone; gives the process's exit status.
  package static func runOnStandardOutput(inbox: Inbox<Event>) -> Int32 {
    // A client that closes its end shows as a failed write.
    signal(SIGPIPE, SIG_IGN)
    // A client may start us from a thread that signals are kept from, and that is inherited.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe pthread_sigmask(SIG_SETMASK, &signals, nil)
    let server = Server(inbox: inbox) { body in
      if !HungOutput.write(MessageFramer.frame(body)) { inbox.post(.inputEnded) }
    }
    return server.run()
  }
}
