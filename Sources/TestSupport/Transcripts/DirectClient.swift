import JSON
import LanguageServer
import LanguageServerProtocol

/// A client and a server in one thread: each message is handled before the call returns. For tests of
/// what holds for many messages.
package final class DirectClient {
  private final class Outbox {
    var messages: [JSONValue] = []
  }

  private let outbox = Outbox()
  private let server: Server
  private var lastID = 0
  private var record = TranscriptRecord()
  private let recordName: String?

  /// A client that has said nothing yet. With a name, what is said is recorded where that is wanted.
  package init(recordedAs name: String? = nil) {
    precondition(OwnEnvironment.isSet)
    let outbox = outbox
    recordName = name
    server = Server(inbox: Inbox<Event>()) { body in
      // What is not JSON is missed by who waits for it.
      if let document = try? JSONDocument(parsing: body) { outbox.messages.append(document.root) }
    }
  }

  /// A client that is through with `initialize` and `initialized`.
  package convenience init(folder: String?, capabilities: String = "{}", options: String = "null") {
    self.init()
    let root = folder.map { "\"\(DocumentURI(filePath: $0).string)\"" } ?? "null"
    request(
      "initialize",
      #"{"processId":null,"rootUri":\#(root),"capabilities":\#(capabilities),"#
        + #""initializationOptions":\#(options)}"#)
    notify("initialized", "{}")
  }

  /// How the server ended, if it did.
  package var exitStatus: Int32? { server.exitStatus }

  /// Sends messages that the server finds waiting all at once.
  package func send(_ messages: [String]) {
    let bodies = messages.map { Array($0.utf8) }
    for body in bodies { record.add(.toServer, body) }
    let count = outbox.messages.count
    server.handle(bodies.map { .message(Message(parsing: $0)) })
    recordAnswers(from: count)
  }

  /// Sends what a client's pipe gives, message or not; the server finds all of it waiting at once.
  package func send(_ framed: [FramedMessage]) {
    server.handle(
      framed.map { framed in
        switch framed {
        case .body(let body): .message(Message(parsing: body))
        case .fault(let fault): .fault(fault)
        }
      })
  }

  /// Sends a notification; the parameters are JSON.
  package func notify(_ method: String, _ params: String) {
    send([#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#])
  }

  /// Sends a request, the parameters being JSON, and returns the whole answer; `nil` if there is none
  /// or more than one.
  @discardableResult
  package func request(_ method: String, _ params: String) -> JSONValue? {
    lastID += 1
    let count = outbox.messages.count
    send([#"{"jsonrpc":"2.0","id":\#(lastID),"method":"\#(method)","params":\#(params)}"#])
    // Some answers are made in the background.
    if server.hasPendingRequests { finishLoading() }
    let answers = outbox.messages[count...].filter {
      $0["method"] == nil && $0["id"]?.int == lastID
    }
    return answers.count == 1 ? answers[0] : nil
  }

  /// Waits until the server has read what it looks for.
  package func finishLoading() {
    let count = outbox.messages.count
    server.finishLoading()
    recordAnswers(from: count)
  }

  /// What the server has said since this was last asked.
  package func takeMessages() -> [JSONValue] {
    defer { outbox.messages = [] }
    return outbox.messages
  }

  // MARK: Documents

  package func open(_ uri: String, _ text: String, language: String = "markdown") {
    notify(
      "textDocument/didOpen",
      #"{"textDocument":{"uri":"\#(uri)","languageId":"\#(language)","version":1,"text":"#
        + "\(DirectClient.json(text))}}")
  }

  /// `place` is `"position":{…}` and what else the method wants.
  package func ask(_ method: String, _ uri: String, _ place: String = "") -> JSONValue? {
    request(
      "textDocument/\(method)",
      #"{"textDocument":{"uri":"\#(uri)"}\#(place.isEmpty ? "" : ",\(place)")}"#)?["result"]
  }

  /// A string as JSON.
  package static func json(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Writes the record, if one is wanted.
  package func writeRecord() throws {
    guard let recordName, let folder = TranscriptRecord.wantedFolder else { return }
    record.addExit(exitStatus)
    try record.write(to: folder, name: recordName)
  }

  private func recordAnswers(from count: Int) {
    guard recordName != nil else { return }
    for message in outbox.messages.dropFirst(count) { record.add(.toClient, Array(message.bytes)) }
  }
}
