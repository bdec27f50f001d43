import JSON
import LanguageServerProtocol
import Testing

/// A type that is read, with parameters that have every member.
struct Decoder: Sendable, CustomTestStringConvertible {
  let name: String
  let sample: String
  let decode: @Sendable (JSONValue?) throws(InvalidParams) -> Void

  var testDescription: String { name }

  /// What is wrong with parameters.
  func problem(with json: JSONValue?) -> String? {
    do {
      try decode(json)
      return nil
    } catch {
      return error.message
    }
  }
}

private let document =
  #""textDocument":{"uri":"file:///a","languageId":"b","version":1,"text":"x"}"#
private let place = #"\#(document),"position":{"line":1,"character":2}"#

private let decoders: [Decoder] = [
  Decoder(name: "cancel", sample: #"{"id":1}"#) { json throws(InvalidParams) in
    _ = try CancelParams(json)
  },
  Decoder(
    name: "initialize",
    sample: #"""
      {"processId":1,"clientInfo":{"name":"n","version":"v"},"locale":"l","rootPath":"/r",
      "rootUri":"file:///r","workspaceFolders":[{"uri":"file:///a","name":"a"}],"trace":"off",
      "initializationOptions":{},"workDoneToken":"t","capabilities":{"workspace":{"applyEdit":true,
      "workspaceEdit":{"resourceOperations":["create"]}},"textDocument":{"completion":{
      "completionItem":{"tagSupport":{"valueSet":[1]},"documentationFormat":["markdown"]},
      "completionList":{"itemDefaults":["data"]}},"publishDiagnostics":{"tagSupport":{
      "valueSet":[1]}},"rename":{"prepareSupportDefaultBehavior":1}},
      "general":{"positionEncodings":["utf-8"]},"window":{"workDoneProgress":true}}}
      """#
  ) { json throws(InvalidParams) in _ = try InitializeParams(json).folders },
  Decoder(name: "setTrace", sample: #"{"value":"off"}"#) { json throws(InvalidParams) in
    _ = try SetTraceParams(json)
  },
  Decoder(name: "didOpen", sample: "{\(document)}") { json throws(InvalidParams) in
    _ = try DidOpenTextDocumentParams(json)
  },
  Decoder(
    name: "didChange",
    sample: #"{\#(document),"contentChanges":[{"text":"a"},{"range":\#(rangeJSON),"text":"b"}]}"#
  ) { json throws(InvalidParams) in _ = try DidChangeTextDocumentParams(json) },
  Decoder(name: "didClose", sample: "{\(document)}") { json throws(InvalidParams) in
    _ = try DidCloseTextDocumentParams(json)
  },
  Decoder(name: "didSave", sample: "{\(document)}") { json throws(InvalidParams) in
    _ = try DidSaveTextDocumentParams(json)
  },
  Decoder(
    name: "notebookDidOpen",
    sample: #"{"notebookDocument":{"uri":"u","notebookType":"t","version":1,"#
      + #""cells":[{"kind":1,"document":"c"}]},"cellTextDocuments":["#
      + #"{"uri":"c","languageId":"l","version":1,"text":"t"}]}"#
  ) { json throws(InvalidParams) in _ = try DidOpenNotebookDocumentParams(json) },
  Decoder(
    name: "notebookDidChange",
    sample: #"{"notebookDocument":{"uri":"u","version":1},"change":{"metadata":{},"cells":{"#
      + #""structure":{"array":{"start":0,"deleteCount":1,"cells":[{"kind":1,"document":"c"}]},"#
      + #""didOpen":[{"uri":"c","languageId":"l","version":1,"text":"t"}],"#
      + #""didClose":[{"uri":"c"}]},"data":[{"kind":1,"document":"c"}],"textContent":["#
      + #"{"document":{"uri":"c","version":1},"changes":[{"range":\#(rangeJSON),"text":"b"}]}]}}}"#
  ) { json throws(InvalidParams) in _ = try DidChangeNotebookDocumentParams(json) },
  Decoder(
    name: "notebookDidClose",
    sample: #"{"notebookDocument":{"uri":"u"},"cellTextDocuments":[{"uri":"c"}]}"#
  ) { json throws(InvalidParams) in _ = try DidCloseNotebookDocumentParams(json) },
  Decoder(name: "notebookDidSave", sample: #"{"notebookDocument":{"uri":"u"}}"#) {
    json throws(InvalidParams) in
    _ = try DidSaveNotebookDocumentParams(json)
  },
  Decoder(
    name: "completion",
    sample: #"{\#(place),"context":{"triggerKind":2,"triggerCharacter":"@"}}"#
  ) { json throws(InvalidParams) in _ = try CompletionParams(json) },
  Decoder(name: "resolve", sample: #"{"label":"a","data":{"key":"k"}}"#) {
    json throws(InvalidParams) in
    let params = try CompletionItemResolveParams(json)
    var writer = JSONWriter()
    ResolvedCompletionItem(item: params.item, detail: "d").write(to: &writer)
  },
  Decoder(name: "place", sample: "{\(place)}") { json throws(InvalidParams) in
    _ = try TextDocumentPositionParams(json)
  },
  Decoder(
    name: "codeAction",
    sample:
      #"{\#(document),"range":\#(rangeJSON),"context":{"diagnostics":[{"range":\#(rangeJSON),"#
      + #""severity":1,"code":"c","codeDescription":{"href":"h"},"source":"s","message":"m","#
      + #""tags":[1],"relatedInformation":[{"location":{"uri":"u","range":\#(rangeJSON)},"#
      + #""message":"m"}],"data":1}],"only":["quickfix"],"triggerKind":1}}"#
  ) { json throws(InvalidParams) in _ = try CodeActionParams(json) },
  Decoder(
    name: "diagnostic", sample: #"{\#(document),"identifier":"i","previousResultId":"p"}"#
  ) { json throws(InvalidParams) in _ = try DocumentDiagnosticParams(json) },
  Decoder(
    name: "references", sample: #"{\#(place),"context":{"includeDeclaration":true}}"#
  ) { json throws(InvalidParams) in _ = try ReferenceParams(json) },
  Decoder(name: "documentLink", sample: "{\(document)}") { json throws(InvalidParams) in
    _ = try DocumentLinkParams(json)
  },
  Decoder(name: "executeCommand", sample: #"{"command":"c","arguments":["file:///a"]}"#) {
    json throws(InvalidParams) in _ = try ExecuteCommandParams(json)
  },
  Decoder(name: "documentSymbol", sample: "{\(document)}") { json throws(InvalidParams) in
    _ = try DocumentSymbolParams(json)
  },
  Decoder(name: "workspaceSymbol", sample: #"{"query":"q"}"#) { json throws(InvalidParams) in
    _ = try WorkspaceSymbolParams(json)
  },
  Decoder(
    name: "workspaceDiagnostic",
    sample: #"{"identifier":"i","previousResultIds":[{"uri":"file:///a","value":"1"}]}"#
  ) { json throws(InvalidParams) in _ = try WorkspaceDiagnosticParams(json) },
  Decoder(
    name: "watchedFiles", sample: #"{"changes":[{"uri":"file:///a","type":1}]}"#
  ) { json throws(InvalidParams) in _ = try DidChangeWatchedFilesParams(json) },
  Decoder(
    name: "workspaceFolders",
    sample: #"{"event":{"added":[{"uri":"u","name":"n"}],"removed":[{"uri":"u","name":"n"}]}}"#
  ) { json throws(InvalidParams) in _ = try DidChangeWorkspaceFoldersParams(json) },
  Decoder(name: "configuration", sample: #"{"settings":{"a":1}}"#) { json throws(InvalidParams) in
    _ = try DidChangeConfigurationParams(json)
  },
]

@Suite struct WrongTypesTests {
  @Test(arguments: decoders)
  func `reads or refuses any value at any place`(decoder: Decoder) throws {
    let sample = Array(decoder.sample.utf8)
    let root = try JSONDocument(parsing: sample).root
    #expect(decoder.problem(with: root) == nil)
    #expect(decoder.problem(with: nil) == "params is missing")
    for place in places(in: root) {
      for value in [
        "null", "true", "0", "-1", "1.5", "1e999", "99999999999999999999", #""x""#, #""""#, "[]",
        "[null]", "[[]]", "[{}]", "[1]", "{}", #"{"uri":1}"#,
      ] {
        let text = sample[..<place.lowerBound] + Array(value.utf8) + sample[place.upperBound...]
        let changed = try JSONDocument(parsing: Array(text)).root
        guard let problem = decoder.problem(with: changed) else { continue }
        let isSentence = [" is missing", " must be "].contains { problem.contains($0) }
        #expect(isSentence, "\(problem)")
      }
    }
  }

  @Test func `names the member that is wrong`() throws {
    try checkInvalid(TextDocumentPositionParams.init, "[]", "params must be an object")
    try checkInvalid(TextDocumentPositionParams.init, "null", "params is missing")
    try checkInvalid(TextDocumentPositionParams.init, "{}", "textDocument is missing")
    try checkInvalid(
      TextDocumentPositionParams.init, #"{"textDocument":{}}"#, "textDocument.uri is missing")
    try checkInvalid(
      TextDocumentPositionParams.init, #"{"textDocument":{"uri":1}}"#,
      "textDocument.uri must be a string")
    try checkInvalid(
      TextDocumentPositionParams.init, #"{"textDocument":{"uri":"a"},"position":{"line":1.5}}"#,
      "position.line must be an integer")
    try checkInvalid(
      DidChangeTextDocumentParams.init,
      #"{"textDocument":{"uri":"a"},"contentChanges":[{"text":""},{"range":{},"text":""}]}"#,
      "contentChanges[1].range.start is missing")
    try checkInvalid(
      DidChangeTextDocumentParams.init, #"{"textDocument":{"uri":"a"},"contentChanges":{}}"#,
      "contentChanges must be an array")
    try checkInvalid(
      CodeActionContext.init, #"{"only":["a",1]}"#, "only[1] must be a string")
    try checkInvalid(
      DidChangeWorkspaceFoldersParams.init, #"{"event":{"added":[{}]}}"#,
      "event.added[0].uri is missing")
    try checkInvalid(
      SetTraceParams.init, #"{"value":"loud"}"#, "value must be off, messages or verbose")
    try checkInvalid(CancelParams.init, #"{"id":1.5}"#, "id must be an integer or a string")
  }

  /// The ranges of all values of a document.
  private func places(in value: JSONValue) -> [Range<Int>] {
    [value.range] + value.elements.flatMap(places(in:))
      + value.members.flatMap { places(in: $0.value) }
  }
}
