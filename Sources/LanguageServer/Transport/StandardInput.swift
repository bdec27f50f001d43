import Dispatch
import LanguageServerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The reading thread: reads, frames, decodes and posts, and never waits for anybody else, so that
/// the client can never block on a full pipe.
package enum StandardInput {
  /// Starts reading `descriptor`; posts each message and then the end of input.
  package static func start(descriptor: Int32 = 0, inbox: Inbox<Event>) {
    DispatchQueue(label: "refdesk.input").async {
      var framer = MessageFramer()
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
          unsafe read(descriptor, bytes.baseAddress, bytes.count)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        framer.append(buffer[..<count])
        while let framed = framer.nextMessage() {
          switch framed {
          case .body(let body): inbox.post(.message(Message(parsing: body)))
          case .fault(let fault): inbox.post(.fault(fault))
          }
        }
      }
      inbox.post(.inputEnded)
      HungOutput.watch()
    }
  }
}
