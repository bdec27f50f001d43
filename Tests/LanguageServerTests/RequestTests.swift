import JSON
import LanguageServer
import LanguageServerProtocol
import TestSupport
import Testing

/// One answer to each request, whatever stands in it.
struct RequestTests {
  private static let methods = [
    "initialize", "shutdown", "textDocument/completion", "completionItem/resolve",
    "textDocument/hover", "textDocument/definition", "textDocument/codeAction",
    "textDocument/diagnostic", "textDocument/references", "textDocument/rename",
    "textDocument/prepareRename", "textDocument/documentSymbol", "textDocument/foldingRange",
    "textDocument/formatting", "textDocument/documentHighlight", "workspace/symbol",
    "workspace/executeCommand", "workspace/diagnostic", "window/showMessageRequest", "$/unknown",
    "",
  ]

  private static let notifications = [
    "initialized", "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
    "textDocument/didSave", "workspace/didChangeConfiguration",
    "workspace/didChangeWatchedFiles", "workspace/didChangeWorkspaceFolders", "$/setTrace",
    "$/cancelRequest", "$/progress", "window/workDoneProgress/cancel", "$/unknown",
  ]

  private static let values = [
    "null", "true", "0", "-1", "1.5", "1e999", "99999999999999999999", #""x""#, #""""#, "[]",
    "[null]", "[[]]", "{}", #"{"uri":1}"#, #"{"line":-5,"character":1e300}"#, #""\ud800""#,
  ]

  /// Parameters with a hole in one of four places.
  private static func params(_ place: Int, _ value: String) -> String {
    let position = #"{"line":3,"character":7}"#
    return switch place {
    case 0: value
    case 1:
      #"{"textDocument":\#(value),"position":\#(position),"range":\#(value),"context":{}}"#
    case 2:
      #"{"textDocument":{"uri":\#(value)},"position":\#(position),"contentChanges":\#(value),"#
        + #""label":"a","data":\#(value),"event":\#(value),"settings":\#(value)}"#
    default:
      #"{"textDocument":{"uri":"file:///a.md","languageId":"markdown","version":\#(value),"#
        + #""text":"[@a]"},"position":\#(value),"range":{"start":\#(value),"end":\#(position)},"#
        + #""context":{"diagnostics":\#(value),"only":\#(value)},"label":\#(value),"#
        + #""contentChanges":[{"range":\#(value),"text":"x"}],"value":\#(value),"id":\#(value)}"#
    }
  }

  @Test func `answers requests with parameters of any kind once`() throws {
    let folder = try TestFolder(["refs.bib": "@misc{a, title = {A}}"])
    let client = DirectClient(folder: folder.path)
    client.open("file:///a.md", "[@a]")
    client.finishLoading()
    for method in Self.methods where method != "shutdown" {
      for value in Self.values {
        for place in 0..<4 {
          let params = Self.params(place, value)
          checkAnswer(client.request(method, params), to: method, params)
        }
      }
    }
    for method in Self.notifications {
      for value in Self.values {
        for place in 0..<4 { client.notify(method, Self.params(place, value)) }
      }
    }
    #expect(client.exitStatus == nil)
    checkAnswer(client.request("shutdown", "null"), to: "shutdown", "null")
    client.notify("exit", "null")
    #expect(client.exitStatus == 0)
  }

  private func checkAnswer(_ answer: JSONValue?, to method: String, _ params: String) {
    guard let answer else {
      Issue.record("\(method) \(params) has not one answer")
      return
    }
    let code = answer["error"]["code"]?.int
    #expect((answer["result"] != nil) != (code != nil), "\(method) \(params)")
    #expect(code != ErrorCode.internalError.rawValue, "\(method) \(params)")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `answers thousands of random requests once each`(seed: UInt64) throws {
    let folder = try TestFolder(["refs.bib": "@misc{a, title = {A}}", "paper.md": "[@a; @b]"])
    let client = DirectClient(folder: folder.path)
    client.open(folder.uri("paper.md"), "[@a; @b] @ 😀 [@a")
    client.finishLoading()
    var random = SeededGenerator(seed: seed)
    var asked = 0
    var unanswered: Set<Int> = []
    _ = client.takeMessages()
    for _ in 0..<60 {
      var batch: [String] = []
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        let method = Self.methods.randomElement(using: &random) ?? ""
        if method == "shutdown" { continue }
        let id = 1_000_000 + asked
        asked += 1
        unanswered.insert(id)
        let line = Int.random(in: -1...2, using: &random)
        let character = Int.random(in: -1...30, using: &random)
        let params =
          Bool.random(using: &random)
          ? Self.params(
            Int.random(in: 0..<4, using: &random), Self.values.randomElement(using: &random) ?? "")
          : #"{"textDocument":{"uri":"\#(folder.uri("paper.md"))"},"position":{"line":\#(line),"#
            + #""character":\#(character)},"context":{"diagnostics":[]},"#
            + #""range":{"start":{"line":\#(line),"character":0},"end":{"line":9,"character":9}}}"#
        batch.append(
          #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#)
        if Int.random(in: 0..<4, using: &random) == 0 {
          let victim = Int.random(in: 0...asked, using: &random) + 1_000_000
          batch.append(
            #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":\#(victim)}}"#)
        }
      }
      client.send(batch)
      // Some are answered by the time of a later batch.
      if Bool.random(using: &random) { client.finishLoading() }
      for message in client.takeMessages() where message["method"] == nil {
        let id = message["id"]?.int ?? -1
        #expect(unanswered.remove(id) != nil, "\(id) was answered twice (seed \(seed))")
      }
    }
    client.finishLoading()
    for message in client.takeMessages() where message["method"] == nil {
      #expect(unanswered.remove(message["id"]?.int ?? -1) != nil, "(seed \(seed))")
    }
    #expect(asked > 1000)
    #expect(unanswered.isEmpty, "(seed \(seed))")
  }

  // MARK: Cancelling

  private func cancellation(_ id: String) -> String {
    #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":\#(id)}}"#
  }

  private func hover(_ id: String) -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"textDocument/hover","#
      + #""params":{"textDocument":{"uri":"file:///a.md"},"position":{"line":0,"character":0}}}"#
  }

  @Test func `does not run a request that is cancelled while it waits`() {
    let client = DirectClient(folder: nil)
    _ = client.takeMessages()
    client.send([hover("7"), hover("8"), cancellation("7"), cancellation("7"), hover("\"7\"")])
    let answers = client.takeMessages()
    #expect(
      answers.map { String(decoding: $0["id"]?.bytes ?? [], as: UTF8.self) } == [
        "7", "8", "\"7\"",
      ])
    #expect(answers.map { $0["error"]["code"]?.int } == [-32800, nil, nil])
  }

  /// A client that asked for references, as `7`, before the sources were read.
  private func waitingClient(_ folder: TestFolder) -> DirectClient {
    let client = DirectClient(folder: folder.path)
    client.open(folder.uri("a.md"), "[@a]")
    _ = client.takeMessages()
    client.send([
      #"{"jsonrpc":"2.0","id":7,"method":"textDocument/references","params":{"textDocument":"#
        + #"{"uri":"\#(folder.uri("a.md"))"},"position":{"line":0,"character":2},"#
        + #""context":{"includeDeclaration":false}}}"#
    ])
    return client
  }

  @Test func `answers when the sources are read, with the document as it was`() throws {
    let folder = try TestFolder(["refs.bib": "@misc{a}"])
    let client = waitingClient(folder)
    #expect(client.takeMessages().isEmpty)
    client.notify(
      "textDocument/didChange",
      #"{"textDocument":{"uri":"\#(folder.uri("a.md"))","version":2},"contentChanges":[{"text":"x [@a]"}]}"#
    )
    client.finishLoading()
    let answer = client.takeMessages().first { $0["id"]?.int == 7 }
    let starts = answer["result"]?.elements.map { $0["range"]["start"]["character"]?.int }
    #expect(starts == [4])
  }

  @Test func `cancels a request that waits for sources`() throws {
    let folder = try TestFolder(["refs.bib": "@misc{a}"])
    let client = waitingClient(folder)
    client.send([cancellation("7")])
    client.finishLoading()
    let answers = client.takeMessages().filter { $0["method"] == nil }
    #expect(answers.map { $0["error"]["code"]?.int } == [-32800])
  }

  @Test func `answers when the document that sources were read for is closed`() throws {
    let folder = try TestFolder(["refs.bib": "@misc{a}"])
    let client = waitingClient(folder)
    client.notify(
      "textDocument/didClose", #"{"textDocument":{"uri":"\#(folder.uri("a.md"))"}}"#)
    client.finishLoading()
    #expect(client.takeMessages().contains { $0["id"]?.int == 7 })
  }

  @Test func `answers at the end what waits for sources`() throws {
    let folder = try TestFolder(["refs.bib": "@misc{a}"])
    let client = waitingClient(folder)
    client.send([#"{"jsonrpc":"2.0","id":8,"method":"shutdown"}"#])
    client.finishLoading()
    let answers = client.takeMessages().filter { $0["method"] == nil }
    #expect(answers.map { $0["id"]?.int } == [7, 8])
  }

  @Test func `does not cancel what comes after the cancellation`() {
    let client = DirectClient(folder: nil)
    _ = client.takeMessages()
    client.send([cancellation("7"), hover("7")])
    #expect(client.takeMessages().map { $0["error"]["code"]?.int } == [nil])
  }

  @Test func `refuses rather than cancels after shutdown`() {
    let client = DirectClient(folder: nil)
    client.request("shutdown", "null")
    _ = client.takeMessages()
    client.send([hover("7"), cancellation("7")])
    #expect(client.takeMessages().map { $0["error"]["code"]?.int } == [-32600])
  }

  @Test func `cancels a shutdown like any other request`() {
    let client = DirectClient(folder: nil)
    _ = client.takeMessages()
    client.send([
      #"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#, cancellation("1"), hover("2"),
    ])
    #expect(client.takeMessages().map { $0["error"]["code"]?.int } == [-32800, nil])
  }
}
