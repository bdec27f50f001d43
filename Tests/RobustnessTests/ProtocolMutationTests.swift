import LanguageServerProtocol
import TestSupport
import Testing

extension MutationTests {
  /// What comes from a client.
  struct Messages {
    private static let tokens = [
      "Content-Length: ", "Content-Length: 5\r\n\r\n", "\r\n\r\n", "\r\n", "content-length:7\n\n",
      "Content-Type: application/vscode-jsonrpc; charset=utf-16\r\n", "-", "0", "{", "}", "\"",
      "99999999999999999999",
    ]

    private static let capabilities = [
      "{}", #"{"general":{"positionEncodings":["utf-8"]}}"#,
      #"{"workspace":{"configuration":true,"didChangeWatchedFiles":{"dynamicRegistration":true}}}"#,
      #"{"textDocument":{"completion":{"completionItem":{"insertReplaceSupport":true}},"#
        + #""diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}"#,
    ]

    @Test func `reads damaged frames alike however they are cut`() {
      guard let session = Session(capabilities: "{}") else { return }
      tryMutations(of: .frames, percent: 15) { mutator in
        let bodies = (0..<4).map { _ in Array(session.message(&mutator).utf8) }
        let frames = bodies.flatMap { MessageFramer.frame($0) }
        let bytes = mutator.mutated(frames, other: frames, tokens: Messages.tokens)
        var whole = MessageFramer()
        whole.append(bytes)
        let expected = Messages.all(&whole)
        var cut = MessageFramer()
        var found: [FramedMessage] = []
        var start = 0
        while start < bytes.count {
          let end = min(bytes.count, start + 1 + mutator.roll(mutator.pick([1, 20, 4_000])))
          cut.append(bytes[start..<end])
          found += Messages.all(&cut)
          start = end
        }
        guard found == expected else { return "\(found.count) of \(expected.count) messages" }
        for case .body(let body) in found { _ = Message(parsing: body) }
        return nil
      }
    }

    @Test func `answers each request once and stays right`() {
      tryMutations(of: .session, percent: 3) { mutator in
        guard let session = Session(capabilities: mutator.pick(Messages.capabilities)) else {
          return "there is no temporary folder"
        }
        for _ in 0..<12 {
          var framed = (0...mutator.roll(4)).map { _ in
            FramedMessage.body(Array(session.message(&mutator).utf8))
          }
          if mutator.roll(20) == 0 { framed.append(.fault(.missingLength)) }
          session.send(framed)
        }
        return session.fault()
      }
    }

    private static func all(_ framer: inout MessageFramer) -> [FramedMessage] {
      var found: [FramedMessage] = []
      while let message = framer.nextMessage() { found.append(message) }
      return found
    }
  }
}
