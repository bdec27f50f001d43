import Dispatch
import LanguageServer
import LanguageServerProtocol

/// A server that a transcript is played to.
package protocol TranscriptPeer {
  /// Sends bytes as they are.
  func send(_ bytes: [UInt8])
  /// The body of the server's next message; `nil` when none comes in so many milliseconds or the
  /// server is gone.
  func receive(milliseconds: Int) -> [UInt8]?
  /// Closes the server's input, gives what it still says to `rest`, and returns its exit status;
  /// `nil` when it was killed.
  func end(_ rest: ([UInt8]) -> Void) -> Int32?
}

/// The server in this process, on a thread of its own.
package final class InProcessPeer: TranscriptPeer {
  private enum Output: Sendable {
    case body([UInt8])
    case exit(Int32)
  }

  private let input = Inbox<Event>()
  private let output = Inbox<Output>()
  private var framer = MessageFramer()
  private var pending: [Output] = []
  private var status: Int32?

  package init() {
    precondition(OwnEnvironment.isSet)
    DispatchQueue(label: "refdesk.tests.server").async { [input, output] in
      let server = Server(inbox: input) { output.post(.body($0)) }
      output.post(.exit(server.run()))
    }
  }

  package func send(_ bytes: [UInt8]) {
    framer.append(bytes)
    while let framed = framer.nextMessage() {
      switch framed {
      case .body(let body): input.post(.message(Message(parsing: body)))
      case .fault(let fault): input.post(.fault(fault))
      }
    }
  }

  package func receive(milliseconds: Int) -> [UInt8]? {
    if pending.isEmpty { pending = output.drain(milliseconds: milliseconds) }
    guard !pending.isEmpty else { return nil }
    switch pending.removeFirst() {
    case .body(let body): return body
    case .exit(let exit):
      status = exit
      return nil
    }
  }

  package func end(_ rest: ([UInt8]) -> Void) -> Int32? {
    input.post(.inputEnded)
    while status == nil, let message = receive(milliseconds: 10_000) { rest(message) }
    return status
  }
}

/// The built program, spoken to over its standard input and output.
extension ServerProcess: TranscriptPeer {
  package func end(_ rest: ([UInt8]) -> Void) -> Int32? {
    closeInput()
    while let message = receive(milliseconds: 10_000) { rest(message) }
    return end()
  }
}
