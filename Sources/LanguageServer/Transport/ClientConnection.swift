import LanguageServerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// One thread reads, answers and writes: a message costs no hand-over from one thread to another, which
// would take longer than most answers. So that the client never blocks for ever on a full pipe, what it
// says is also read while it does not take what is written.
//
// A client may end its side of the input, or die, and leave an open end of the output that nobody
// reads: a child of its own has inherited it. A write that hangs then is given up.

/// The client at the other end of two descriptors, for the one thread that serves it.
package final class ClientConnection {
  /// A write that hangs for so long while the client is gone is given up.
  private static let patience = Duration.milliseconds(800)
  /// How many bytes are read before what is in them is handled.
  private static let batchLimit = 1 << 24

  private let input: Int32
  private let output: Int32
  private let inbox: Inbox<Event>
  /// The flags that the output had.
  private let outputFlags: Int32
  private var framer = MessageFramer()
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// What was read and not handed out.
  private var received: [Event] = []
  private var isInputOpen = true
  private var isParentGone = false
  private var isOutputOpen = true

  /// A connection whose server also gets what others post to `inbox`.
  package init(input: Int32 = 0, output: Int32 = 1, inbox: Inbox<Event>) {
    self.input = input
    self.output = output
    self.inbox = inbox
    // The other end has flags of its own, unless the descriptor is a terminal or a file.
    outputFlags = fcntl(output, F_GETFL)
    var status = stat()
    if outputFlags >= 0, unsafe fstat(output, &status) == 0,
      [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
    {
      _ = fcntl(output, F_SETFL, outputFlags | O_NONBLOCK)
    }
  }

  deinit {
    // Whoever has the same output goes on with it.
    if outputFlags >= 0 { _ = fcntl(output, F_SETFL, outputFlags) }
  }

  // MARK: Reading

  /// Reads what the client has said, until nothing more is there.
  private func read() {
    var total = 0
    while isInputOpen, total < ClientConnection.batchLimit {
      let capacity = buffer.count
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        #if canImport(Glibc)
          unsafe Glibc.read(input, bytes.baseAddress, capacity)
        #elseif canImport(Musl)
          unsafe Musl.read(input, bytes.baseAddress, capacity)
        #else
          unsafe Darwin.read(input, bytes.baseAddress, capacity)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      guard count > 0 else {
        isInputOpen = false
        received.append(.inputEnded)
        return
      }
      total += count
      framer.append(buffer[..<count])
      while let framed = framer.nextMessage() {
        switch framed {
        case .body(let body): received.append(.message(Message(parsing: body)))
        case .fault(let fault): received.append(.fault(fault))
        }
      }
      if count < capacity || Descriptors.wait(for: [input], atMost: .zero).isEmpty { return }
    }
  }

  /// Waits for the client or the inbox, at most so long.
  private func wait(atMost limit: Duration?) {
    // Without a descriptor the inbox says nothing.
    let limit = inbox.descriptor < 0 ? min(limit ?? .milliseconds(10), .milliseconds(10)) : limit
    let ready = Descriptors.wait(for: [isInputOpen ? input : -1, inbox.descriptor], atMost: limit)
    if ready.contains(inbox.descriptor) { inbox.noteWakeUp() }
    if ready.contains(input) { read() }
  }

  // MARK: Writing

  /// Sends a message; false when nobody reads any more.
  package func send(_ body: [UInt8]) -> Bool {
    let bytes = MessageFramer.frame(body)
    var offset = 0
    var stuckSince: ContinuousClock.Instant?
    while isOutputOpen, offset < bytes.count {
      let written = StandardOutput.writeSome(of: bytes, from: offset, to: output)
      if written >= 0 {
        offset += written
        stuckSince = nil
      } else if errno == EAGAIN {
        let now = ContinuousClock.now
        let since = stuckSince ?? now
        stuckSince = since
        isOutputOpen = !isClientGone || now - since < ClientConnection.patience
        if isOutputOpen { waitForRoom() }
      } else if errno != EINTR {
        isOutputOpen = false
      }
    }
    return isOutputOpen
  }

  private var isClientGone: Bool {
    !isInputOpen || isParentGone
      || inbox.contains { event in
        if case .parentEnded = event { true } else { false }
      }
  }

  /// Waits until the client takes more, and reads meanwhile what it says. Gives up soon, to look
  /// whether the client is there.
  private func waitForRoom() {
    let ready = Descriptors.wait(
      for: [isInputOpen ? input : -1], orRoomIn: output, atMost: ClientConnection.patience / 4)
    if !ready.isEmpty { read() }
  }
}

extension ClientConnection: Intake {
  package func drain(milliseconds: Int?) -> [Event] {
    let deadline = milliseconds.map { ContinuousClock.now + .milliseconds($0) }
    while true {
      let posted = inbox.drainNow()
      let batch = posted + received
      received = []
      if !batch.isEmpty {
        for case .parentEnded in posted { isParentGone = true }
        return batch
      }
      let rest = deadline.map { $0 - .now }
      if let rest, rest <= .zero { return [] }
      wait(atMost: rest)
    }
  }

  package func hasEvents(withinMicroseconds limit: Int) -> Bool {
    let deadline = ContinuousClock.now + .microseconds(limit)
    while received.isEmpty, inbox.isEmpty {
      // What wakes the thread need not be a whole message.
      let rest = deadline - .now
      wait(atMost: max(rest, .zero))
      if rest <= .zero { break }
    }
    return !received.isEmpty || !inbox.isEmpty
  }
}
