import JSON
import LanguageServerProtocol
import Testing

@Suite struct MessageTests {
  @Test func `tells requests, notifications and responses apart`() {
    checkMessage(
      #"{"jsonrpc":"2.0","id":1,"method":"a","params":{"b":2}}"#, #"request 1 a {"b":2}"#)
    checkMessage(#"{"jsonrpc":"2.0","id":"x","method":"a"}"#, "request x a -")
    checkMessage(#"{"jsonrpc":"2.0","id":0,"method":"a","params":null}"#, "request 0 a -")
    checkMessage(#"{"jsonrpc":"2.0","id":1.0,"method":"a","params":7}"#, "request 1 a 7")
    checkMessage(#"{"jsonrpc":"2.0","method":"a","params":[1]}"#, "notification a [1]")
    checkMessage(#"{"jsonrpc":"2.0","id":1,"result":null}"#, "response 1 null")
    checkMessage(#"{"jsonrpc":"2.0","id":"x","result":[1]}"#, "response x [1]")
    checkMessage(
      #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}}"#,
      "response 1 error -32601 no")
    checkMessage(
      #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}"#,
      "response - error -32700 no")
    checkMessage(#"{"jsonrpc":"2.0","id":1,"error":{}}"#, "response 1 error -32001 ")
  }

  @Test(arguments: [
    ("", "invalid - -32700"), ("{", "invalid - -32700"), ("\u{0}", "invalid - -32700"),
    (#"{"jsonrpc":"2.0","id":1,"method":"a"}x"#, "invalid - -32700"),
    ("[]", "invalid - -32600"),
    (#"[{"jsonrpc":"2.0","id":1,"method":"a"}]"#, "invalid - -32600"),
    ("null", "invalid - -32600"), ("1", "invalid - -32600"), (#""a""#, "invalid - -32600"),
    ("{}", "invalid - -32600"),
    (#"{"id":1,"method":"a"}"#, "invalid 1 -32600"),
    (#"{"jsonrpc":"1.0","id":1,"method":"a"}"#, "invalid 1 -32600"),
    (#"{"jsonrpc":2.0,"id":1,"method":"a"}"#, "invalid 1 -32600"),
    (#"{"jsonrpc":"2.0","id":1}"#, "invalid 1 -32600"),
    (#"{"jsonrpc":"2.0","id":1,"method":5}"#, "invalid 1 -32600"),
    (#"{"jsonrpc":"2.0","id":null,"method":"a"}"#, "invalid - -32600"),
    (#"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#, "invalid - -32600"),
    (#"{"jsonrpc":"2.0","id":[1],"method":"a"}"#, "invalid - -32600"),
    (#"{"jsonrpc":"2.0","id":1e30,"method":"a"}"#, "invalid - -32600"),
    (#"{"jsonrpc":"2.0","id":true,"result":1}"#, "invalid - -32600"),
    (#"{"jsonrpc":"2.0","result":1}"#, "invalid - -32600"),
    (#"{"jsonrpc":"2.0","id":1,"error":5}"#, "invalid 1 -32600"),
    (#"{"jsonrpc":"2.0","error":{"code":1,"message":"m"}}"#, "invalid - -32600"),
  ])
  func `answers what is not a message`(body: String, expected: String) {
    checkMessage(body, expected)
  }

  @Test(arguments: [512, 1_000, 100_000, 1_000_000])
  func `answers a body that is nested too deep`(depth: Int) {
    let open = #"{"jsonrpc":"2.0","id":1,"method":"a","params":"#
    checkMessage(open + String(repeating: "[", count: depth), "invalid - -32700")
    checkMessage(
      open + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}",
      "invalid - -32700")
  }

  @Test func `says where a message stops being JSON`() throws {
    guard case .invalid(_, let error) = Message(parsing: Array(#"{"a":x}"#.utf8)) else {
      Issue.record("it was read as a message")
      return
    }
    #expect(error.message == "A value is missing. (byte 5)")
  }
}

@Suite struct OutgoingMessageTests {
  @Test func `writes responses`() {
    checkJSON(
      OutgoingMessage.response(to: 1) { $0.string("a") },
      #"{"jsonrpc":"2.0","id":1,"result":"a"}"#)
    checkJSON(
      OutgoingMessage.response(to: "x", result: Position(line: 1, character: 2)),
      #"{"jsonrpc":"2.0","id":"x","result":{"line":1,"character":2}}"#)
    checkJSON(
      OutgoingMessage.response(to: 1, result: nil as Hover?),
      #"{"jsonrpc":"2.0","id":1,"result":null}"#)
    checkJSON(
      OutgoingMessage.nullResponse(to: 1), #"{"jsonrpc":"2.0","id":1,"result":null}"#)
  }

  @Test func `writes errors`() {
    checkJSON(
      OutgoingMessage.response(to: -3, error: ResponseError(.methodNotFound, "no")),
      #"{"jsonrpc":"2.0","id":-3,"error":{"code":-32601,"message":"no"}}"#)
    checkJSON(
      OutgoingMessage.response(to: nil, error: ResponseError(.parseError, "no")),
      #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}"#)
  }

  @Test func `writes requests and notifications`() {
    checkJSON(
      OutgoingMessage.request(id: 7, method: "a/b", params: Position(line: 0, character: 0)),
      #"{"jsonrpc":"2.0","id":7,"method":"a/b","params":{"line":0,"character":0}}"#)
    checkJSON(
      OutgoingMessage.request(id: "7", method: "a"), #"{"jsonrpc":"2.0","id":"7","method":"a"}"#)
    checkJSON(
      OutgoingMessage.notification(method: "a") { writer in
        writer.beginArray()
        writer.endArray()
      },
      #"{"jsonrpc":"2.0","method":"a","params":[]}"#)
  }

  @Test func `has the codes of the specification`() {
    let codes: [ErrorCode] = [
      .parseError, .invalidRequest, .methodNotFound, .invalidParams, .internalError,
      .serverNotInitialized, .unknownErrorCode, .requestFailed, .serverCancelled,
      .contentModified, .requestCancelled,
    ]
    #expect(
      codes.map(\.rawValue) == [
        -32700, -32600, -32601, -32602, -32603, -32002, -32001, -32803, -32802, -32801, -32800,
      ])
  }
}

private func checkMessage(
  _ body: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  func text(_ json: JSONValue?) -> String {
    json.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "-"
  }
  let described =
    switch Message(parsing: Array(body.utf8)) {
    case .request(let id, let method, let params): "request \(id) \(method) \(text(params))"
    case .notification(let method, let params): "notification \(method) \(text(params))"
    case .response(let id, let result, nil): "response \(id?.description ?? "-") \(text(result))"
    case .response(let id, _, let error?):
      "response \(id?.description ?? "-") error \(error.code.rawValue) \(error.message)"
    case .invalid(let id, let error): "invalid \(id?.description ?? "-") \(error.code.rawValue)"
    }
  #expect(described == expected, sourceLocation: sourceLocation)
}
