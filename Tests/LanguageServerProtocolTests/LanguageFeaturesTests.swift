import JSON
import LanguageServerProtocol
import Testing

private let place = #""textDocument":{"uri":"file:///a"},"position":{"line":1,"character":2}"#

@Suite struct LanguageFeaturesTests {
  @Test func `reads places`() throws {
    let params = try TextDocumentPositionParams(json("{\(place)}"))
    #expect(params.textDocument.uri == "file:///a")
    #expect(params.position == range.start)
  }

  @Test func `reads completion parameters`() throws {
    let plain = try CompletionParams(json("{\(place)}"))
    #expect(plain.textDocument.uri == "file:///a")
    #expect(plain.position == range.start)
    #expect(plain.context == nil)
    let typed = try CompletionParams(
      json(#"{\#(place),"context":{"triggerKind":2,"triggerCharacter":"@"}}"#))
    #expect(typed.context?.triggerKind == .triggerCharacter)
    #expect(typed.context?.triggerCharacter == "@")
    let unknown = try CompletionParams(json(#"{\#(place),"context":{"triggerKind":9}}"#))
    #expect(unknown.context?.triggerKind == .invoked)
  }

  @Test func `writes a completion list`() throws {
    try checkWritten(
      CompletionList(
        isIncomplete: true,
        itemDefaults: CompletionItemDefaults(
          editRange: .insertReplace(insert: range, replace: range),
          insertTextFormat: .plainText, insertTextMode: .asIs, data: Array("1".utf8)),
        items: [
          CompletionItem(label: "a", edit: .text("b")),
          CompletionItem(
            label: "l",
            labelDetails: CompletionItemLabelDetails(detail: " d", description: "e"),
            kind: .reference, deprecation: .tag, detail: "d",
            documentation: MarkupContent(kind: .markdown, value: "m"), sortText: "000001",
            filterText: "f", insertTextFormat: .plainText, insertTextMode: .asIs,
            edit: .edit(TextEdit(range: range, newText: "n")),
            additionalTextEdits: [TextEdit(range: range, newText: "o")],
            command: Command(title: "t", command: "c"), data: Array(#"{"key":"k"}"#.utf8)),
          CompletionItem(
            label: "r",
            edit: .insertReplace(
              InsertReplaceEdit(newText: "n", insert: range, replace: range))),
        ]),
      "CompletionList",
      #"{"isIncomplete":true,"itemDefaults":{"editRange":{"insert":\#(rangeJSON),"#
        + #""replace":\#(rangeJSON)},"insertTextFormat":1,"insertTextMode":1,"data":1},"items":["#
        + #"{"label":"a","textEditText":"b"},"#
        + #"{"label":"l","labelDetails":{"detail":" d","description":"e"},"kind":18,"tags":[1],"#
        + #""detail":"d","documentation":{"kind":"markdown","value":"m"},"sortText":"000001","#
        + #""filterText":"f","insertTextFormat":1,"insertTextMode":1,"#
        + #""textEdit":{"range":\#(rangeJSON),"newText":"n"},"#
        + #""additionalTextEdits":[{"range":\#(rangeJSON),"newText":"o"}],"#
        + #""command":{"title":"t","command":"c"},"data":{"key":"k"}},"#
        + #"{"label":"r","textEdit":{"newText":"n","insert":\#(rangeJSON),"#
        + #""replace":\#(rangeJSON)}}]}"#)
    try checkWritten(
      CompletionList(
        isIncomplete: false, itemDefaults: CompletionItemDefaults(editRange: .range(range)),
        items: []),
      "CompletionList",
      #"{"isIncomplete":false,"itemDefaults":{"editRange":\#(rangeJSON)},"items":[]}"#)
  }

  @Test func `writes what an item always says as it was prepared`() {
    var item = CompletionItem(
      label: "l", labelDetails: CompletionItemLabelDetails(detail: " d"), kind: .reference,
      detail: "d", data: Array(#"{"key":"k"}"#.utf8))
    item.prepare()
    item.sortText = "000001"
    item.edit = .text("n")
    var writer = JSONWriter()
    item.write(to: &writer)
    checkJSON(
      writer.bytes,
      #"{"label":"l","labelDetails":{"detail":" d"},"kind":18,"detail":"d","data":{"key":"k"},"#
        + #""sortText":"000001","textEditText":"n"}"#)
  }

  @Test func `writes prepared items of a list with their own sort and filter texts`() {
    func item(_ label: String, _ sortText: String, _ filterText: String?) -> CompletionItem {
      var item = CompletionItem(label: label, edit: .text("n"))
      item.prepare()
      item.sortText = sortText
      item.filterText = filterText
      return item
    }
    var replaced = item("d", "4", "f")
    replaced.edit = .text("o")
    let list = CompletionList(
      isIncomplete: false,
      items: [item("a", "1", "f"), item("b", "2", "f"), item("c", "3", nil), replaced])
    checkJSON(
      OutgoingMessage.response(to: 1, result: list),
      #"{"jsonrpc":"2.0","id":1,"result":{"isIncomplete":false,"items":["#
        + #"{"label":"a","textEditText":"n","sortText":"1","filterText":"f"},"#
        + #"{"label":"b","textEditText":"n","sortText":"2","filterText":"f"},"#
        + #"{"label":"c","textEditText":"n","sortText":"3"},"#
        + #"{"label":"d","sortText":"4","filterText":"f","textEditText":"o"}]}}"#)
  }

  @Test func `resolves an item without losing what it does not know`() throws {
    let params = try CompletionItemResolveParams(
      json(#"{"label":"l","documentation":"old","x\n":[1.0],"detail":"d","data":{"key":"k"}}"#))
    #expect(params.data["key"]?.string == "k")
    let resolved = ResolvedCompletionItem(
      item: params.item, documentation: MarkupContent(kind: .plainText, value: "new"))
    checkJSON(
      OutgoingMessage.response(to: 1, result: resolved),
      #"{"jsonrpc":"2.0","id":1,"result":{"label":"l","x\n":[1.0],"detail":"d","#
        + #""data":{"key":"k"},"documentation":{"kind":"plaintext","value":"new"}}}"#)
  }

  @Test func `writes hovers and definitions`() throws {
    try checkWritten(
      Hover(contents: MarkupContent(kind: .markdown, value: "m"), range: range), "Hover",
      #"{"contents":{"kind":"markdown","value":"m"},"range":\#(rangeJSON)}"#)
    let link = LocationLink(targetURI: "file:///a", targetRange: range, targetSelectionRange: range)
    try checkWritten(
      DefinitionResult([link], linkSupport: false), "Definition",
      #"[{"uri":"file:///a","range":\#(rangeJSON)}]"#)
    checkJSON(
      OutgoingMessage.response(to: 1, result: DefinitionResult([link], linkSupport: true)),
      #"{"jsonrpc":"2.0","id":1,"result":[{"targetUri":"file:///a","targetRange":\#(rangeJSON),"#
        + #""targetSelectionRange":\#(rangeJSON)}]}"#)
  }

  @Test func `reads and writes code actions`() throws {
    let params = try CodeActionParams(
      json(
        #"{"textDocument":{"uri":"file:///a"},"range":\#(rangeJSON),"context":{"diagnostics":["#
          + #"{"range":\#(rangeJSON),"message":"m"}],"only":["quickfix"],"triggerKind":2}}"#))
    #expect(params.context.diagnostics == [Diagnostic(range: range, message: "m")])
    #expect(params.context.only == ["quickfix"])
    #expect(params.context.isAutomatic)
    try checkWritten(
      CodeAction(
        title: "t", kind: "quickfix", diagnostics: params.context.diagnostics,
        isPreferred: true, edit: WorkspaceEdit([], form: .changes),
        command: Command(title: "t", command: "c"), data: Array("1".utf8)),
      "CodeAction",
      #"{"title":"t","kind":"quickfix","diagnostics":[{"range":\#(rangeJSON),"message":"m"}],"#
        + #""isPreferred":true,"edit":{"changes":{}},"command":{"title":"t","command":"c"},"#
        + #""data":1}"#)
  }

  @Test(arguments: [
    (#"{}"#, "quickfix", true), (#"{"only":[]}"#, "quickfix", false),
    (#"{"only":[""]}"#, "quickfix", true), (#"{"only":["quickfix"]}"#, "quickfix.add", true),
    (#"{"only":["quick"]}"#, "quickfix", false),
    (#"{"only":["quickfix.add"]}"#, "quickfix", false),
  ])
  func `knows which kinds of action are wanted`(context: String, kind: String, wanted: Bool) throws
  {
    #expect(try CodeActionContext(json(context)).wants(kind) == wanted)
  }

  @Test func `reads and writes diagnostics`() throws {
    let diagnostic = Diagnostic(range: range, message: "m")
    let diagnosticJSON = #"{"range":\#(rangeJSON),"message":"m"}"#
    try checkWritten(
      PublishDiagnosticsParams(uri: "file:///a", version: 3, diagnostics: [diagnostic]),
      "PublishDiagnosticsParams",
      #"{"uri":"file:///a","version":3,"diagnostics":[\#(diagnosticJSON)]}"#)
    let params = try DocumentDiagnosticParams(
      json(#"{"textDocument":{"uri":"file:///a"},"identifier":"i","previousResultId":"p"}"#))
    #expect(params.identifier == "i")
    #expect(params.previousResultID == "p")
    try checkWritten(
      DocumentDiagnosticReport.full(resultID: "1", items: [diagnostic]),
      "DocumentDiagnosticReport",
      #"{"kind":"full","resultId":"1","items":[\#(diagnosticJSON)]}"#)
    try checkWritten(
      DocumentDiagnosticReport.unchanged(resultID: "1"), "DocumentDiagnosticReport",
      #"{"kind":"unchanged","resultId":"1"}"#)
  }
}
