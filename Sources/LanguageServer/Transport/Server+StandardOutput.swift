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
    let server = Server(inbox: inbox) { body in
      if !StandardOutput.write(MessageFramer.frame(body)) { inbox.post(.inputEnded) }
    }
    return server.run()
  }
}
