import JSON
import LanguageServerProtocol
import Testing

private let place = #""textDocument":{"uri":"file:///a"},"position":{"line":1,"character":2}"#

/// The wire forms of references, highlights, symbols and workspace diagnostics.
@Suite struct NavigationTests {
  @Test(arguments: [
    (#"{"includeDeclaration":true}"#, true), (#"{"includeDeclaration":false}"#, false),
    ("{}", false), ("null", false),
  ])
  func `reads reference parameters`(context: String, includesDeclaration: Bool) throws {
    let params = try ReferenceParams(json(#"{\#(place),"context":\#(context)}"#))
    #expect(params.position == range.start)
    #expect(params.includesDeclaration == includesDeclaration)
  }

  @Test func `writes highlights`() throws {
    try checkWritten(
      DocumentHighlight(range: range, kind: .write), "DocumentHighlight",
      #"{"range":\#(rangeJSON),"kind":3}"#)
  }

  @Test func `writes symbols`() throws {
    try checkWritten(
      DocumentSymbol(name: "n", detail: "d", kind: .file, range: range, selectionRange: range),
      "DocumentSymbol",
      #"{"name":"n","detail":"d","kind":1,"range":\#(rangeJSON),"selectionRange":\#(rangeJSON)}"#)
    try checkWritten(
      SymbolInformation(
        name: "n", kind: .constant, location: Location(uri: "file:///a", range: range),
        containerName: "c"),
      "SymbolInformation",
      #"{"name":"n","kind":14,"location":{"uri":"file:///a","range":\#(rangeJSON)},"#
        + #""containerName":"c"}"#)
  }

  @Test func `writes a symbol that is struck through`() throws {
    try checkWritten(
      SymbolInformation(
        name: "n", kind: .file, isDeprecated: true,
        location: Location(uri: "file:///a", range: range)),
      "SymbolInformation",
      #"{"name":"n","kind":1,"tags":[1],"location":{"uri":"file:///a","range":\#(rangeJSON)}}"#)
  }

  @Test func `writes the content of a document that is no file`() throws {
    let params = try TextDocumentContentParams(json(#"{"uri":"refdesk:/a.bib?source=b"}"#))
    #expect(params.uri.string == "refdesk:/a.bib?source=b")
    #expect(throws: InvalidParams.self) { try TextDocumentContentParams(json("{}")) }
    try checkWritten(
      TextDocumentContentResult(text: "a\nb"), "TextDocumentContentResult", #"{"text":"a\nb"}"#)
    try checkWritten(
      TextDocumentContentRefreshParams(uri: "refdesk:/a.bib"), "TextDocumentContentRefreshParams",
      #"{"uri":"refdesk:/a.bib"}"#)
  }

  @Test func `writes links`() throws {
    try checkWritten(
      DocumentLink(range: range, target: "file:///a"), "DocumentLink",
      #"{"range":\#(rangeJSON),"target":"file:///a"}"#)
  }

  @Test func `reads a command with its arguments`() throws {
    let params = try ExecuteCommandParams(json(#"{"command":"a.b","arguments":["x",1]}"#))
    #expect(params.command == "a.b")
    #expect(params.arguments.first?.string == "x")
    #expect(try ExecuteCommandParams(json(#"{"command":"a.b"}"#)).arguments.isEmpty)
  }

  @Test func `reads which reports a client has`() throws {
    let params = try WorkspaceDiagnosticParams(
      json(
        #"{"previousResultIds":[{"uri":"file:///c%3A/a","value":"1"},"#
          + #"{"uri":"file:///C:/a","value":"2"}]}"#))
    #expect(params.previousResultIDs == ["file:///c:/a": "2"])
  }

  @Test func `writes reports on files`() throws {
    try checkWritten(
      WorkspaceDiagnosticReport(items: [
        WorkspaceDiagnosticReport.Item(
          uri: "file:///a", report: .full(resultID: "1", items: [])),
        WorkspaceDiagnosticReport.Item(uri: "file:///b", report: .unchanged(resultID: "2")),
      ]),
      "WorkspaceDiagnosticReport",
      #"{"items":[{"uri":"file:///a","version":null,"kind":"full","resultId":"1","items":[]},"#
        + #"{"uri":"file:///b","version":null,"kind":"unchanged","resultId":"2"}]}"#)
  }
}
