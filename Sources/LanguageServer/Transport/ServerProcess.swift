import LanguageServerProtocol
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A server in a process of its own, started and spoken to as an editor does: for the demonstration
/// and the tests. The server itself starts no program.
package final class ServerProcess {
  private let processID: pid_t
  private let toServer: Int32
  private var isInputOpen = true
  private let fromServer: Int32
  private var framer = MessageFramer()

  /// Processes are started one after the other: see `openPipe`.
  private static let starting = Mutex(())

  /// Starts `arguments[0]`; `nil` when it cannot be started.
  package init?(_ arguments: [String]) {
    guard let started = ServerProcess.starting.withLock({ _ in ServerProcess.start(arguments) })
    else { return nil }
    (processID, toServer, fromServer) = started
    signal(SIGPIPE, SIG_IGN)
  }

  private static func start(
    _ arguments: [String]
  ) -> (processID: pid_t, toServer: Int32, fromServer: Int32)? {
    guard let input = openPipe(), let output = openPipe() else { return nil }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
    unsafe words.append(nil)
    var processID: pid_t = 0
    let status = unsafe posix_spawn(&processID, arguments[0], &actions, nil, words, environ)
    for index in words.indices { unsafe free(words[index]) }
    unsafe posix_spawn_file_actions_destroy(&actions)
    close(input.reading)
    close(output.writing)
    guard status == 0 else {
      close(input.writing)
      close(output.reading)
      return nil
    }
    return (processID, input.writing, output.reading)
  }

  /// Opens a pipe that no process inherits but by `dup2`: one that is started at the same time would
  /// keep it open, and the server's input would never end.
  private static func openPipe() -> (reading: Int32, writing: Int32)? {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Sends bytes as they are.
  package func send(_ bytes: [UInt8]) {
    StandardOutput.write(bytes, to: toServer)
  }

  /// The body of the server's next message; `nil` when none comes in so many milliseconds or the
  /// server is gone.
  package func receive(milliseconds: Int) -> [UInt8]? {
    while true {
      if let framed = framer.nextMessage() {
        guard case .body(let body) = framed else { return nil }
        return body
      }
      var descriptors = pollfd(fd: fromServer, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&descriptors, 1, Int32(milliseconds)) > 0 else { return nil }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe read(fromServer, bytes.baseAddress, bytes.count)
      }
      guard count > 0 else { return nil }
      framer.append(buffer[..<count])
    }
  }

  /// Closes the server's input, as an editor does that is done.
  package func closeInput() {
    if isInputOpen { close(toServer) }
    isInputOpen = false
  }

  /// Closes the server's input, waits, and gives its exit status; `nil` when it was killed.
  package func end() -> Int32? {
    closeInput()
    var status: Int32 = 0
    guard unsafe waitpid(processID, &status, 0) == processID, status & 0x7F == 0 else {
      return nil
    }
    return (status >> 8) & 0xFF
  }

  deinit {
    closeInput()
    close(fromServer)
  }
}
