import JSON
import LanguageServer
import LanguageServerProtocol

/// The editor's side of the demonstration: a plain client that announces little.
struct DemoClient {
  struct Diagnostic {
    let line: Int
    let start: Int
    let end: Int
    let severity: String
    let message: String
  }

  private let server: ServerProcess
  private let folder: String
  private var nextID = 1
  private var version = 1
  /// The text the server has.
  private var text = ""

  /// How long one answer may take, in milliseconds.
  private static let patience = 10_000

  init(server: ServerProcess, folder: String) {
    self.server = server
    self.folder = folder
  }

  mutating func initialize() -> Bool {
    let root = DocumentURI(filePath: folder)
    let result = request("initialize") { writer in
      writer.beginObject()
      writer.name("processId")
      writer.null()
      writer.name("rootUri")
      writer.string(root.string)
      writer.name("capabilities")
      writer.beginObject()
      writer.name("general")
      writer.beginObject()
      writer.member("positionEncodings", ["utf-32"])
      writer.endObject()
      writer.endObject()
      writer.endObject()
    }
    notify("initialized") { writer in
      writer.beginObject()
      writer.endObject()
    }
    return result != nil
  }

  /// Opens a document and waits for its diagnostics.
  mutating func open(_ name: String, text: String) -> [Diagnostic]? {
    self.text = text
    let uri = self.uri(name)
    notify("textDocument/didOpen") { writer in
      writer.beginObject()
      writer.name("textDocument")
      writer.beginObject()
      writer.member("uri", uri.string)
      writer.member("languageId", "markdown")
      writer.member("version", 1)
      writer.member("text", text)
      writer.endObject()
      writer.endObject()
    }
    while let message = receive() {
      guard case .notification(PublishDiagnosticsParams.method, let params) = message,
        params["uri"]?.string == uri.string
      else { continue }
      return params["diagnostics"]?.elements.compactMap { diagnostic in
        guard let line = diagnostic["range"]["start"]["line"]?.int,
          let start = diagnostic["range"]["start"]["character"]?.int,
          let end = diagnostic["range"]["end"]["character"]?.int,
          let message = diagnostic["message"]?.string
        else { return nil }
        let severity =
          switch diagnostic["severity"]?.int {
          case 1: "error"
          case 2: "warning"
          case 3: "note"
          default: "hint"
          }
        return Diagnostic(
          line: line, start: start, end: end, severity: severity, message: message)
      }
    }
    return nil
  }

  /// Types at the document's end, as an editor sends it, and gives the labels offered.
  mutating func complete(typing typed: String, after paper: String) -> [String]? {
    text = paper + typed
    version += 1
    let (uri, version, text) = (uri("paper.md"), version, text)
    notify("textDocument/didChange") { writer in
      writer.beginObject()
      writer.name("textDocument")
      writer.beginObject()
      writer.member("uri", uri.string)
      writer.member("version", version)
      writer.endObject()
      writer.name("contentChanges")
      writer.beginArray()
      writer.beginObject()
      writer.member("text", text)
      writer.endObject()
      writer.endArray()
      writer.endObject()
    }
    let place = place(text.count)
    let result = request("textDocument/completion") { $0.raw(uncheckedJSON: place) }
    return result?["items"]?.elements.compactMap { $0["label"]?.string }
  }

  /// The card at the first place of `word`.
  mutating func hover(over word: String, in paper: String) -> String? {
    guard let range = text.firstRange(of: word) else { return nil }
    let offset = text.distance(from: text.startIndex, to: range.lowerBound)
    let place = place(offset)
    let result = request("textDocument/hover") { $0.raw(uncheckedJSON: place) }
    return result["contents"]["value"]?.string
  }

  /// Ends the conversation; gives the server's exit status.
  mutating func shutDown() -> Int32? {
    _ = request("shutdown") { $0.null() }
    notify("exit") { $0.null() }
    return server.end()
  }

  private func uri(_ name: String) -> DocumentURI {
    DocumentURI(filePath: "\(folder)/\(name)")
  }

  /// The place `offset` characters into the text.
  private func place(_ offset: Int) -> [UInt8] {
    var writer = JSONWriter()
    let before = text.prefix(offset)
    let line = before.filter(\.isNewline).count
    let column =
      before.count
      - (before.lastIndex(where: \.isNewline).map {
        before.distance(from: before.startIndex, to: before.index(after: $0))
      } ?? 0)
    writer.beginObject()
    writer.name("textDocument")
    writer.beginObject()
    writer.member("uri", uri("paper.md").string)
    writer.endObject()
    writer.name("position")
    writer.beginObject()
    writer.member("line", line)
    writer.member("character", column)
    writer.endObject()
    writer.endObject()
    return writer.bytes
  }

  private func notify(_ method: String, _ params: (inout JSONWriter) -> Void) {
    server.send(MessageFramer.frame(OutgoingMessage.notification(method: method, params: params)))
  }

  /// Sends a request and waits for its result.
  private mutating func request(
    _ method: String, _ params: (inout JSONWriter) -> Void
  ) -> JSONValue? {
    let id = RequestID.integer(nextID)
    nextID += 1
    server.send(
      MessageFramer.frame(OutgoingMessage.request(id: id, method: method, params: params)))
    while let message = receive() {
      if case .response(id, let result, _) = message { return result }
    }
    return nil
  }

  private func receive() -> Message? {
    server.receive(milliseconds: DemoClient.patience).map(Message.init(parsing:))
  }
}
