import Foundation
import JSON
import LanguageServer
import LanguageServerProtocol
import TestSupport
import Testing

/// What only the built program can show.
@Suite(.timeLimit(.minutes(2)))
struct ProcessTests {
  private func start() throws -> ServerProcess {
    let program = try #require(TranscriptTests.program)
    return try #require(ServerProcess([program, "serve", "--stdio"]))
  }

  private func send(_ server: ServerProcess, _ message: String) {
    server.send(MessageFramer.frame(Array(message.utf8)))
  }

  @Test func `a client that does not read while it asks is not waited for`() throws {
    let folder = try TestFolder([
      "refs.bib": (0..<100).map { "@misc{sea\($0), title = {The sea of number \($0)}}\n" }.joined()
    ])
    let server = try start()
    send(
      server,
      #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"processId":null,"#
        + #""rootUri":"\#(DocumentURI(filePath: folder.path).string)","capabilities":{}}}"#)
    send(server, #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
    let uri = folder.uri("paper.md")
    send(
      server,
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"#
        + #""uri":"\#(uri)","languageId":"markdown","version":1,"text":"[@sea]"}}}"#)
    // Before anything is read there are megabytes to say: more than a pipe holds.
    let padding = String(repeating: " ", count: 20_000)
    for id in 1...300 {
      send(
        server,
        #"{"jsonrpc":"2.0","id":\#(id),"method":"textDocument/completion","params":{"#
          + #""textDocument":{"uri":"\#(uri)"},"position":{"line":0,"character":5}}}\#(padding)"#)
    }
    var answered: Set<Int> = []
    while answered.count < 301 {
      let body = try #require(server.receive(milliseconds: 30_000), "\(answered.count) answers")
      let message = try JSONDocument(parsing: body).root
      if let id = message["id"]?.int { #expect(answered.insert(id).inserted) }
    }
    send(server, #"{"jsonrpc":"2.0","id":301,"method":"shutdown"}"#)
    #expect(server.receive(milliseconds: 30_000) != nil)
    send(server, #"{"jsonrpc":"2.0","method":"exit"}"#)
    #expect(server.end() == 0)
  }

  @Test func `glued messages are answered in their order`() throws {
    let server = try start()
    var bytes: [UInt8] = []
    for id in 1...2000 {
      let message = #"{"jsonrpc":"2.0","id":\#(id),"method":"textDocument/hover"}"#
      bytes += MessageFramer.frame(Array(message.utf8))
    }
    server.send(bytes)
    for id in 1...2000 {
      let body = try #require(server.receive(milliseconds: 30_000))
      let message = try JSONDocument(parsing: body).root
      #expect(message["id"]?.int == id)
      #expect(message["error"]["code"]?.int == ErrorCode.serverNotInitialized.rawValue)
    }
    #expect(server.end() == 1)
  }

  @Test(arguments: [
    "Content-Length: x\r\n\r\n{}", "\r\n\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
    "Content-Length: -5\r\n\r\n{}",
    "Content-Type: text/plain; charset=latin-1\r\nContent-Length: 2\r\n\r\n{}",
    "no header at all", "Content-Length: 4\r\n\r\n{\"a\"", "Content-Length: 0\r\n\r\n",
  ])
  func `reads on after`(nonsense: String) throws {
    let server = try start()
    server.send(Array(nonsense.utf8))
    send(server, #"{"jsonrpc":"2.0","id":5,"method":"no/such"}"#)
    var found = false
    while !found, let body = server.receive(milliseconds: 30_000) {
      found = try JSONDocument(parsing: body).root["id"]?.int == 5
    }
    #expect(found)
    #expect(server.end() == 1)
  }

  @Test func `JSON of any depth is answered`() throws {
    let server = try start()
    for depth in [1_000, 10_000, 100_000] {
      let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      send(server, #"{"jsonrpc":"2.0","id":\#(depth),"method":"no/such","params":\#(nested)}"#)
      #expect(server.receive(milliseconds: 30_000) != nil)
    }
    #expect(server.end() == 1)
  }
}
