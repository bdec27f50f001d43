import JSON
import LanguageServerProtocol
import Testing

let range = PositionRange(
  start: Position(line: 1, character: 2), end: Position(line: 3, character: 4))
let rangeJSON = #"{"start":{"line":1,"character":2},"end":{"line":3,"character":4}}"#

@Suite struct BaseStructuresTests {
  @Test func `writes positions, ranges and locations`() throws {
    try checkWritten(range.start, "Position", #"{"line":1,"character":2}"#)
    try checkWritten(range, "Range", rangeJSON)
    try checkWritten(
      Location(uri: "file:///a", range: range), "Location",
      #"{"uri":"file:///a","range":\#(rangeJSON)}"#)
    try checkWritten(
      LocationLink(
        originSelectionRange: range, targetURI: "file:///a", targetRange: range,
        targetSelectionRange: range),
      "LocationLink",
      #"{"originSelectionRange":\#(rangeJSON),"targetUri":"file:///a","#
        + #""targetRange":\#(rangeJSON),"targetSelectionRange":\#(rangeJSON)}"#)
  }

  @Test func `reads what it wrote`() throws {
    #expect(try PositionRange(json(rangeJSON)) == range)
    let location = #"{"uri":"file:///a","range":\#(rangeJSON)}"#
    #expect(try Location(json(location)) == Location(uri: "file:///a", range: range))
  }

  @Test(arguments: [
    ("-1", 0), ("2147483648", 2_147_483_647), ("1e300", 2_147_483_647), ("1e400", 2_147_483_647),
    ("-1e400", 0), ("1.0", 1), ("99999999999999999999", 2_147_483_647),
  ])
  func `brings a position into the protocol's limits`(number: String, expected: Int) throws {
    let position = try Position(json(#"{"line":\#(number),"character":0}"#))
    #expect(position.line == expected)
  }

  @Test func `orders positions by line, then character`() {
    #expect(Position(line: 1, character: 9) < Position(line: 2, character: 0))
    #expect(Position(line: 1, character: 1) < Position(line: 1, character: 2))
  }

  @Test func `writes edits`() throws {
    try checkWritten(
      TextEdit(range: range, newText: "a"), "TextEdit",
      #"{"range":\#(rangeJSON),"newText":"a"}"#)
    try checkWritten(
      InsertReplaceEdit(newText: "a", insert: range, replace: range), "InsertReplaceEdit",
      #"{"newText":"a","insert":\#(rangeJSON),"replace":\#(rangeJSON)}"#)
  }

  @Test func `writes a workspace edit in the form the client reads`() throws {
    let edit = TextEdit(range: range, newText: "a", annotationID: "x")
    let changes: [WorkspaceEdit.Change] = [
      .create("file:///c"),
      .edit(TextDocumentEdit(uri: "file:///a", version: 7, edits: [edit])),
      .edit(TextDocumentEdit(uri: "file:///b", edits: [])),
      .edit(TextDocumentEdit(uri: "file:/a", version: 7, edits: [edit])),
    ]
    let plain = #"{"range":\#(rangeJSON),"newText":"a"}"#
    try checkWritten(
      WorkspaceEdit(changes: changes, form: .changes), "WorkspaceEdit",
      #"{"changes":{"file:///a":[\#(plain),\#(plain)],"file:///b":[]}}"#)
    let annotated = #"{"range":\#(rangeJSON),"newText":"a","annotationId":"x"}"#
    let annotation = ChangeAnnotation(label: "l", needsConfirmation: true, description: "d")
    try checkWritten(
      WorkspaceEdit(
        changes: Array(changes.prefix(3)), annotations: ["x": annotation],
        form: .documentChanges),
      "WorkspaceEdit",
      #"{"documentChanges":["#
        + #"{"kind":"create","uri":"file:///c","options":{"ignoreIfExists":true}},"#
        + #"{"textDocument":{"uri":"file:///a","version":7},"edits":[\#(annotated)]},"#
        + #"{"textDocument":{"uri":"file:///b","version":null},"edits":[]}],"#
        + #""changeAnnotations":{"x":{"label":"l","needsConfirmation":true,"description":"d"}}}"#)
  }

  @Test func `writes commands and markup`() throws {
    try checkWritten(
      Command(title: "t", command: "c", arguments: Array(#"[1]"#.utf8)), "Command",
      #"{"title":"t","command":"c","arguments":[1]}"#)
    try checkWritten(
      MarkupContent(kind: .plainText, value: "v"), "MarkupContent",
      #"{"kind":"plaintext","value":"v"}"#)
  }

  @Test func `writes and reads a diagnostic`() throws {
    let diagnostic = Diagnostic(
      range: range, severity: .warning, code: "unknown-key", codeDescription: "https://a/b",
      source: "refdesk", message: "m", tags: [.unnecessary],
      relatedInformation: [
        DiagnosticRelatedInformation(
          location: Location(uri: "file:///a", range: range), message: "r")
      ],
      data: Array(#"{"key":"a"}"#.utf8))
    let text =
      #"{"range":\#(rangeJSON),"severity":2,"code":"unknown-key","#
      + #""codeDescription":{"href":"https://a/b"},"source":"refdesk","message":"m","tags":[1],"#
      + #""relatedInformation":[{"location":{"uri":"file:///a","range":\#(rangeJSON)},"#
      + #""message":"r"}],"data":{"key":"a"}}"#
    try checkWritten(diagnostic, "Diagnostic", text)
    #expect(try Diagnostic(json(text)) == diagnostic)
    try checkWritten(
      Diagnostic(range: range, code: 5, message: "m"), "Diagnostic",
      #"{"range":\#(rangeJSON),"code":5,"message":"m"}"#)
    let markup = #"{"range":\#(rangeJSON),"message":{"kind":"markdown","value":"m"},"severity":9}"#
    #expect(try Diagnostic(json(markup)) == Diagnostic(range: range, message: "m"))
  }
}
