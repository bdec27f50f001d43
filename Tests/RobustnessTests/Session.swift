import JSON
import LanguageServerProtocol
import Projects
import TestSupport

/// A folder with documents and bibliographies, a server that has read them, and what a client says to
/// it: sense and nonsense by turns.
final class Session {
  private let folder: TemporaryFolder
  private let client: DirectClient
  private let countsBytes: Bool
  /// How often each id was asked, less how often it was answered.
  private var unanswered: [String: Int] = [:]
  private var lastID = 0

  /// Files that messages are about. `safe.bib` is none of them.
  private static let files = [
    (name: "paper.md", text: "---\nbibliography: [refs.bib, safe.bib]\n---\n" + Corpus.markdown[2]),
    (name: "main.tex", text: Corpus.latex[0]),
    (name: "refs.bib", text: Corpus.bibTeX[2]),
    (name: "arxiv.txt", text: Corpus.listings[0]),
    (name: "data.json", text: Corpus.cslJSON[0]),
    (name: "refdesk.json", text: #"{"sources": ["arxiv.txt", "data.json", "refs.bib"]}"#),
    (name: "safe.bib", text: "@misc{safe2020, title = {Safe and sound}}\n"),
  ]

  init?(capabilities: String) {
    guard let folder = TemporaryFolder(files: Session.files) else { return nil }
    countsBytes = capabilities.contains("utf-8")
    self.folder = folder
    client = DirectClient(folder: folder.path, capabilities: capabilities)
    for file in Session.files.prefix(2) { client.open(uri(file.name), file.text) }
    client.finishLoading()
    _ = client.takeMessages()
  }

  deinit { folder.remove() }

  private func uri(_ name: String) -> String {
    DocumentURI(filePath: "\(folder.path)/\(name)").string
  }

  // MARK: Messages

  /// The body of one message, whole or damaged.
  func message(_ mutator: inout Mutator) -> String {
    let whole = mutator.roll(3) == 0 ? notification(&mutator) : request(&mutator)
    guard mutator.roll(2) == 0, let document = try? JSONDocument(parsing: Array(whole.utf8)) else {
      return whole
    }
    var tree = JSONTree(document.root)
    tree.damage(&mutator)
    return tree.text
  }

  /// Sends messages as one batch and notes what they must be answered by.
  func send(_ framed: [FramedMessage]) {
    for framed in framed {
      guard case .body(let body) = framed else {
        unanswered["null", default: 0] += 1
        continue
      }
      switch Message(parsing: body) {
      case .request(let id, _, _): unanswered[key(id), default: 0] += 1
      case .invalid(let id, _): unanswered[id.map(key) ?? "null", default: 0] += 1
      case .notification, .response: break
      }
    }
    client.send(framed)
    noteAnswers()
  }

  private func noteAnswers() {
    for message in client.takeMessages() where message["method"] == nil {
      unanswered[RequestID(message["id"]).map(key) ?? "null", default: 0] -= 1
    }
  }

  private func key(_ id: RequestID) -> String {
    switch id {
    case .integer(let integer): "\(integer)"
    case .string(let string): "“\(string)”"
    }
  }

  private func request(_ mutator: inout Mutator) -> String {
    lastID += 1
    let (document, place) = (anyURI(&mutator), position(&mutator))
    let at = #""textDocument":{"uri":"\#(document)"},"position":\#(place)"#
    let item = #"{"label":"a","data":{"source":"\#(folder.path)/refs.bib","key":"ji2023survey"}}"#
    let (method, params) = mutator.pick([
      ("textDocument/completion", "{\(at)}"),
      ("textDocument/completion", "{\(at),\"context\":{\"triggerKind\":1}}"),
      ("textDocument/hover", "{\(at)}"),
      ("textDocument/definition", "{\(at)}"),
      ("textDocument/references", "{\(at),\"context\":{\"includeDeclaration\":true}}"),
      ("textDocument/documentHighlight", "{\(at)}"),
      ("textDocument/documentSymbol", "{\(at)}"),
      ("textDocument/documentLink", "{\(at)}"),
      (
        "workspace/executeCommand", #"{"command":"refdesk.doctor","arguments":["\#(document)"]}"#
      ),
      ("textDocument/diagnostic", "{\(at),\"previousResultId\":\"1\"}"),
      (
        "textDocument/codeAction",
        #"{\#(at),"range":\#(range(&mutator)),"context":{"diagnostics":[],"only":["quickfix"]}}"#
      ),
      ("completionItem/resolve", item),
      ("workspace/symbol", #"{"query":"tides \#(lastID)"}"#),
      ("initialize", #"{"processId":null,"rootUri":null,"capabilities":{}}"#),
      ("no/such", "[1]"),
    ])
    return #"{"jsonrpc":"2.0","id":\#(lastID),"method":"\#(method)","params":\#(params)}"#
  }

  private func notification(_ mutator: inout Mutator) -> String {
    let document = anyURI(&mutator)
    let text = DirectClient.json(anyText(&mutator))
    let piece = DirectClient.json(
      mutator.pick(Corpus.markdownTokens + Corpus.bibTeXTokens + ["😀", "\r", "é", ""]))
    let (first, second) = (range(&mutator), range(&mutator))
    let version = mutator.pick(["1", "2", "-3", "null", "7"])
    let (method, params) = mutator.pick([
      (
        "textDocument/didOpen",
        #"{"textDocument":{"uri":"\#(document)","languageId":"markdown","version":\#(version),"#
          + #""text":\#(text)}}"#
      ),
      (
        "textDocument/didChange",
        #"{"textDocument":{"uri":"\#(document)","version":\#(version)},"contentChanges":["#
          + #"{"range":\#(first),"text":\#(piece)},{"range":\#(second),"text":\#(piece)}]}"#
      ),
      (
        "textDocument/didChange",
        #"{"textDocument":{"uri":"\#(document)","version":1},"contentChanges":[{"text":\#(text)}]}"#
      ),
      ("textDocument/didClose", #"{"textDocument":{"uri":"\#(document)"}}"#),
      ("textDocument/didSave", #"{"textDocument":{"uri":"\#(document)"}}"#),
      (
        "workspace/didChangeConfiguration",
        #"{"settings":{"refdesk":{"sources":["refs.bib",{"path":"*.txt","role":"index"}]}}}"#
      ),
      (
        "workspace/didChangeWatchedFiles", #"{"changes":[{"uri":"\#(document)","type":2}]}"#
      ),
      (
        "workspace/didChangeWorkspaceFolders",
        #"{"event":{"added":[{"uri":"\#(uri("x"))","name":"x"}],"removed":[]}}"#
      ),
      notebookNotification(&mutator, document: document, text: text, range: first),
      ("$/setTrace", #"{"value":"messages"}"#),
      ("$/cancelRequest", #"{"id":\#(max(0, lastID - mutator.roll(3)))}"#),
      ("$/progress", #"{"token":1,"value":{}}"#),
    ])
    return #"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#
  }

  /// What a client says of notebooks, which may be open or not and share their cells.
  private func notebookNotification(
    _ mutator: inout Mutator, document: String, text: String, range: String
  ) -> (String, String) {
    let name = uri(mutator.pick(["a.ipynb", "b.ipynb"]))
    let cells = (0...mutator.roll(3)).map { _ in
      mutator.pick(["cell:1", "cell:2", "cell:3", document])
    }
    let places = cells.map { #"{"kind":1,"document":"\#($0)"}"# }.joined(separator: ",")
    let items = cells.prefix(1 + mutator.roll(4)).map { cell in
      let language = mutator.pick(["markdown", "markdown", "raw", "python", ""])
      return #"{"uri":"\#(cell)","languageId":"\#(language)","version":1,"text":\#(text)}"#
    }.joined(separator: ",")
    let notebook = #""notebookDocument":{"uri":"\#(name)","version":2"#
    return mutator.pick([
      (
        "notebookDocument/didOpen",
        #"{\#(notebook),"cells":[\#(places)]},"cellTextDocuments":[\#(items)]}"#
      ),
      (
        "notebookDocument/didChange",
        #"{\#(notebook)},"change":{"cells":{"structure":{"array":{"start":\#(mutator.roll(5)),"#
          + #""deleteCount":\#(mutator.roll(4)),"cells":[\#(places)]},"didOpen":[\#(items)],"#
          + #""didClose":[{"uri":"\#(mutator.pick(cells))"}]}}}}"#
      ),
      (
        "notebookDocument/didChange",
        #"{\#(notebook)},"change":{"cells":{"textContent":[{"document":{"uri":"#
          + #""\#(mutator.pick(cells))","version":3},"changes":[{"range":\#(range),"#
          + #""text":\#(text)}]}]}}}"#
      ),
      ("notebookDocument/didSave", "{\(notebook)}}"),
      (
        "notebookDocument/didClose",
        #"{\#(notebook)},"cellTextDocuments":[{"uri":"\#(cells[0])"}]}"#
      ),
    ])
  }

  private func anyURI(_ mutator: inout Mutator) -> String {
    mutator.roll(10) == 0
      ? mutator.pick([
        "untitled:Untitled-1", "file:///", uri("none.md"), "git:/a.md?x", "", "cell:1", "cell:2",
      ])
      : uri(mutator.pick(Session.files.dropLast().map(\.name)))
  }

  private func anyText(_ mutator: inout Mutator) -> String {
    let texts = Corpus.markdown + Corpus.latex + Corpus.bibTeX + Corpus.listings + Corpus.cslJSON
    return String(
      decoding: mutator.mutatedText(of: texts, tokens: Corpus.markdownTokens).prefix(3_000),
      as: UTF8.self)
  }

  private func position(_ mutator: inout Mutator) -> String {
    let line = mutator.roll(12) == 0 ? -1 : mutator.roll(20)
    let character = mutator.roll(12) == 0 ? 2_147_483_647 : mutator.roll(90)
    return #"{"line":\#(line),"character":\#(character)}"#
  }

  private func range(_ mutator: inout Mutator) -> String {
    let start = position(&mutator)
    return #"{"start":\#(start),"end":\#(mutator.roll(3) == 0 ? start : position(&mutator))}"#
  }

  // MARK: Afterwards

  /// What is wrong with the server after all that: requests without an answer or with several, an
  /// end that nobody asked for, or a wrong answer about a document that is new.
  func fault() -> String? {
    client.finishLoading()
    noteAnswers()
    if let (id, count) = unanswered.first(where: { $0.value != 0 }) {
      return count > 0 ? "\(id) is not answered" : "\(id) is answered too often"
    }
    if let status = client.exitStatus { return "it ended with \(status)" }
    let fresh = uri("fresh.md")
    client.open(fresh, "---\nbibliography: safe.bib\n---\n\nSee 😀 [@safe2020].\n")
    client.finishLoading()
    let hover = client.ask("hover", fresh, #""position":{"line":4,"character":12}"#)
    guard hover["contents"]["value"]?.string?.contains("Safe and sound") == true,
      hover["range"]["start"]["character"]?.int == (countsBytes ? 11 : 9)
    else { return "hover is \(hover.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "none")" }
    let answer = client.request("shutdown", "null")
    client.notify("exit", "null")
    return answer["result"] == nil || client.exitStatus != 0 ? "it does not end" : nil
  }
}
