import LanguageServerProtocol

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
  private let fromServer: Int32
  private var framer = MessageFramer()

  /// Starts `arguments[0]`; `nil` when it cannot be started.
  package init?(_ arguments: [String]) {
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    guard unsafe pipe(&input) == 0, unsafe pipe(&output) == 0 else { return nil }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_adddup2(&actions, input[0], 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    for descriptor in input + output {
      unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
    unsafe words.append(nil)
    var processID: pid_t = 0
    let status = unsafe posix_spawn(&processID, arguments[0], &actions, nil, words, environ)
    for index in words.indices { unsafe free(words[index]) }
    unsafe posix_spawn_file_actions_destroy(&actions)
    close(input[0])
    close(output[1])
    toServer = input[1]
    fromServer = output[0]
    self.processID = processID
    guard status == 0 else { return nil }
    signal(SIGPIPE, SIG_IGN)
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

  /// Closes the server's input, waits, and gives its exit status; `nil` when it was killed.
  package func end() -> Int32? {
    close(toServer)
    var status: Int32 = 0
    guard unsafe waitpid(processID, &status, 0) == processID, status & 0x7F == 0 else {
      return nil
    }
    return (status >> 8) & 0xFF
  }

  deinit {
    close(fromServer)
  }
}
