import JSON
import LanguageServerProtocol
import Testing

@Suite struct WorkspaceTests {
  @Test func `reads what changed`() throws {
    let files = try DidChangeWatchedFilesParams(
      json(#"{"changes":[{"uri":"file:///a","type":3},{"uri":"file:///b","type":8}]}"#))
    #expect(files.changes.map(\.uri) == ["file:///a", "file:///b"])
    #expect(files.changes.map(\.type) == [.deleted, .changed])
    let folders = try DidChangeWorkspaceFoldersParams(
      json(#"{"event":{"added":[{"uri":"file:///a","name":"n"}],"removed":[]}}"#))
    #expect(folders.added.map(\.name) == ["n"])
    #expect(folders.removed == [])
    let pushed = try DidChangeConfigurationParams(json(#"{"settings":{"a":1}}"#))
    #expect(pushed.settings["a"]?.int == 1)
    #expect(try DidChangeConfigurationParams(json(#"{"settings":null}"#)).settings == nil)
  }

  @Test func `asks for settings`() throws {
    try checkWritten(
      ConfigurationParams(items: [
        ConfigurationItem(scopeURI: "file:///a", section: "refdesk"), ConfigurationItem(),
      ]),
      "ConfigurationParams",
      #"{"items":[{"scopeUri":"file:///a","section":"refdesk"},{}]}"#)
  }

  @Test(arguments: [
    (#"[{"a":1},null]"#, ["object", "-"]), (#"[1]"#, ["number", "-"]), ("[]", ["-", "-"]),
    ("null", ["-", "-"]), ("[1,2,3]", ["number", "number"]), (#"{"a":1}"#, ["-", "-"]),
  ])
  func `reads settings however many there are`(text: String, kinds: [String]) throws {
    let result = ConfigurationResult(try json(text), itemCount: 2)
    #expect(result.settings.map { $0.map { "\($0.kind)" } ?? "-" } == kinds)
  }
}

@Suite struct WindowTests {
  @Test func `writes messages`() throws {
    try checkWritten(
      ShowMessageParams(type: .warning, message: "m"), "ShowMessageParams",
      #"{"type":2,"message":"m"}"#)
    try checkWritten(
      LogMessageParams(type: .log, message: "m"), "LogMessageParams", #"{"type":4,"message":"m"}"#)
  }

  @Test func `writes progress`() throws {
    try checkWritten(
      WorkDoneProgressCreateParams(token: "t"), "WorkDoneProgressCreateParams", #"{"token":"t"}"#)
    try checkWritten(
      WorkDoneProgressParams(
        token: "t",
        value: .begin(title: "t", message: "m", percentage: 0, cancellable: true)),
      "ProgressParams",
      #"{"token":"t","value":{"kind":"begin","title":"t","cancellable":true,"message":"m","#
        + #""percentage":0}}"#)
    try checkWritten(
      WorkDoneProgressParams.Value.report(message: "m", percentage: 50), "WorkDoneProgressReport",
      #"{"kind":"report","message":"m","percentage":50}"#)
    try checkWritten(
      WorkDoneProgressParams.Value.end(message: "m"), "WorkDoneProgressEnd",
      #"{"kind":"end","message":"m"}"#)
  }
}

@Suite struct TextSynchronizationTests {
  @Test func `reads an opened document`() throws {
    let item = try DidOpenTextDocumentParams(
      json(
        #"{"textDocument":{"uri":"file:///a","languageId":"markdown","version":7,"text":"é\n"}}"#)
    ).textDocument
    #expect(item.uri == "file:///a")
    #expect(item.languageID == "markdown")
    #expect(item.version == 7)
    #expect(item.text == Array("é\n".utf8))
  }

  @Test func `reads changes of both forms`() throws {
    let params = try DidChangeTextDocumentParams(
      json(
        #"{"textDocument":{"uri":"file:///a","version":8},"contentChanges":["#
          + #"{"range":\#(rangeJSON),"rangeLength":5,"text":"x"},{"text":"all"}]}"#))
    #expect(params.textDocument.uri == "file:///a")
    #expect(params.textDocument.version == 8)
    #expect(params.contentChanges.map(\.range) == [range, nil])
    #expect(params.contentChanges.map(\.text) == [Array("x".utf8), Array("all".utf8)])
  }

  @Test func `reads closed and saved documents`() throws {
    let text = #"{"textDocument":{"uri":"file:///a"}}"#
    #expect(try DidCloseTextDocumentParams(json(text)).textDocument.uri == "file:///a")
    #expect(try DidSaveTextDocumentParams(json(text)).textDocument.uri == "file:///a")
  }
}
