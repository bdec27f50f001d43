#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A server in a process of its own, spoken to with the fewest copies: what is measured is the
/// server and the pipe.
final class ServerChild {
  let processID: pid_t
  private let toServer: Int32
  private let fromServer: Int32
  private var buffer: [UInt8] = []
  private var chunk = [UInt8](repeating: 0, count: 1 << 18)
  private var nextID = 0

  /// Starts the program at `path`; `nil` when it cannot be started.
  init?(path: String) {
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
    var words: [UnsafeMutablePointer<CChar>?] = unsafe [strdup(path), nil]
    var processID: pid_t = 0
    let status = unsafe posix_spawn(&processID, path, &actions, nil, words, environ)
    unsafe free(words[0])
    unsafe words.removeAll()
    unsafe posix_spawn_file_actions_destroy(&actions)
    close(input[0])
    close(output[1])
    toServer = input[1]
    fromServer = output[0]
    self.processID = processID
    guard status == 0 else { return nil }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Where servers that are started from now on keep tables; nowhere for an empty name.
  static func keepTables(in folder: String) { setenv("REFDESK_CACHE", folder, 1) }

  // MARK: Messages

  func notify(_ method: String, _ params: String) {
    send(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#)
  }

  /// Sends a request and gives the body of its answer; `nil` when the server is gone or says
  /// nothing for ten seconds.
  func request(_ method: String, _ params: String) -> [UInt8]? {
    nextID += 1
    send(#"{"jsonrpc":"2.0","id":\#(nextID),"method":"\#(method)","params":\#(params)}"#)
    let wanted = Array(#""id":\#(nextID),"#.utf8)
    return receive { $0.contains(wanted, within: 64) && !$0.contains(Self.method, within: 64) }
  }

  /// The next message for which `isWanted` holds; those before it are dropped.
  func receive(where isWanted: (ArraySlice<UInt8>) -> Bool) -> [UInt8]? {
    while let body = receive() {
      if isWanted(body[...]) { return body }
      answerIfAsked(body)
    }
    return nil
  }

  private static let method = Array(#""method":"#.utf8)

  /// Answers a request of the server's with `null`, so that it does not wait.
  private func answerIfAsked(_ body: [UInt8]) {
    guard body[...].contains(Self.method, within: 128),
      let id = body[...].range(of: Array(#""id":""#.utf8), within: 64),
      let end = body[id.upperBound...].firstIndex(of: 0x22)
    else { return }
    let name = String(decoding: body[id.upperBound..<end], as: UTF8.self)
    send(#"{"jsonrpc":"2.0","id":"\#(name)","result":null}"#)
  }

  /// Sends bytes to a program that gives them back, and takes them; how many came.
  ///
  /// Sends and takes at the same time, as a pipe holds less than some messages.
  func echo(_ bytes: [UInt8]) -> Int {
    _ = fcntl(toServer, F_SETFL, O_NONBLOCK)
    var sent = 0
    var taken = 0
    while taken < bytes.count {
      var descriptors = [
        pollfd(fd: fromServer, events: Int16(POLLIN), revents: 0),
        pollfd(fd: sent < bytes.count ? toServer : -1, events: Int16(POLLOUT), revents: 0),
      ]
      guard unsafe poll(&descriptors, 2, 10_000) > 0 else { return taken }
      if descriptors[1].revents != 0 {
        let count = unsafe bytes.withUnsafeBytes { buffer in
          let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[sent...])
          return unsafe write(toServer, rest.baseAddress, rest.count)
        }
        if count > 0 { sent += count }
      }
      guard descriptors[0].revents != 0 else { continue }
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe read(fromServer, buffer.baseAddress, buffer.count)
      }
      guard count > 0 else { return taken }
      taken += count
    }
    return taken
  }

  private func send(_ body: String) {
    let text = "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
        return unsafe write(toServer, rest.baseAddress, rest.count)
      }
      guard count > 0 else { return }
      offset += count
    }
  }

  private func receive() -> [UInt8]? {
    let mark = Array("\r\n\r\n".utf8)
    while true {
      if let head = buffer[...].range(of: mark, within: 256) {
        let digits = buffer[..<head.lowerBound].filter { $0 >= 0x30 && $0 <= 0x39 }
        guard let count = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        let end = head.upperBound + count
        if buffer.count >= end {
          let body = Array(buffer[head.upperBound..<end])
          buffer.removeFirst(end)
          return body
        }
      }
      var descriptors = pollfd(fd: fromServer, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&descriptors, 1, 10_000) > 0 else { return nil }
      let count = unsafe chunk.withUnsafeMutableBytes { bytes in
        unsafe read(fromServer, bytes.baseAddress, bytes.count)
      }
      guard count > 0 else { return nil }
      buffer.append(contentsOf: chunk[..<count])
    }
  }

  /// Some rest, so that asking again does not take the server's processor.
  static func rest(milliseconds: UInt32 = 1) { usleep(1000 * milliseconds) }

  /// What the system says of the process's memory, in kilobytes; zero where it says nothing.
  func memory() -> (peak: Int, anonymous: Int) {
    let status = FileBytes.read("/proc/\(processID)/status") ?? []
    var found: [String: Int] = [:]
    for line in String(decoding: status, as: UTF8.self).split(separator: "\n") {
      let parts = line.split { $0 == ":" || $0 == "\t" || $0 == " " }
      if parts.count > 1, let value = Int(parts[1]) { found[String(parts[0])] = value }
    }
    return (found["VmHWM"] ?? 0, found["RssAnon"] ?? 0)
  }

  func end() {
    close(toServer)
    close(fromServer)
    kill(processID, SIGKILL)
    var status: Int32 = 0
    unsafe waitpid(processID, &status, 0)
  }
}

extension ArraySlice<UInt8> {
  /// Where `bytes` stands first, beginning in the first `limit` bytes.
  func range(of bytes: [UInt8], within limit: Int = .max) -> Range<Int>? {
    guard let first = bytes.first, count >= bytes.count else { return nil }
    let last = Swift.min(endIndex - bytes.count, startIndex + Swift.min(limit, count))
    var at = startIndex
    while at <= last {
      if self[at] == first, self[at..<(at + bytes.count)].elementsEqual(bytes) {
        return at..<(at + bytes.count)
      }
      at += 1
    }
    return nil
  }

  func contains(_ bytes: [UInt8], within limit: Int = .max) -> Bool {
    range(of: bytes, within: limit) != nil
  }
}
