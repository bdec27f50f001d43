import JSON

/// A message from the client (JSON-RPC 2.0, LSP 3.17, Base Protocol, Content Part).
package enum Message: Sendable {
  /// Wants exactly one response. Parameters that are `null` are absent.
  case request(id: RequestID, method: String, params: JSONValue?)
  /// Wants no response. Parameters that are `null` are absent.
  case notification(method: String, params: JSONValue?)
  /// Answers a request of ours. Without an id it answers something the client could not read.
  case response(id: RequestID?, result: JSONValue?, error: ResponseError?)
  /// Is not a message; the error is the answer to it, with the id if there is one.
  case invalid(id: RequestID?, error: ResponseError)

  /// Reads the body of a message.
  package init(parsing body: [UInt8]) {
    do {
      self.init(try JSONDocument(parsing: body).root)
    } catch {
      let place = "\(error.message) (byte \(error.offset))"
      self = .invalid(id: nil, error: ResponseError(.parseError, place))
    }
  }

  private init(_ json: JSONValue) {
    guard json.kind == .object else {
      let problem =
        json.kind == .array ? "Batches are not part of the protocol." : "A message is an object."
      self = .invalid(id: nil, error: ResponseError(.invalidRequest, problem))
      return
    }
    let idMember = json["id"]
    let id = RequestID(idMember)
    func invalid(_ problem: String) -> Message {
      .invalid(id: id, error: ResponseError(.invalidRequest, problem))
    }
    guard json["jsonrpc"]?.string == "2.0" else {
      self = invalid("jsonrpc must be \"2.0\".")
      return
    }
    guard let methodMember = json["method"] else {
      self = Message.response(json, id: id, idMember: idMember) ?? invalid("method is missing.")
      return
    }
    guard let method = methodMember.string else {
      self = invalid("method must be a string.")
      return
    }
    let paramsMember = json["params"]
    let params = paramsMember?.isNull == true ? nil : paramsMember
    if let id {
      self = .request(id: id, method: method, params: params)
    } else if idMember == nil {
      self = .notification(method: method, params: params)
    } else {
      self = invalid("id must be an integer or a string.")
    }
  }

  /// Reads an object without a method; `nil` if it is not a response either.
  private static func response(
    _ json: JSONValue, id: RequestID?, idMember: JSONValue?
  ) -> Message? {
    if let error = json["error"], error.kind == .object {
      guard id != nil || idMember?.isNull == true else { return nil }
      let code = error["code"]?.int.map(ErrorCode.init(rawValue:)) ?? .unknownErrorCode
      let decoded = ResponseError(code, error["message"]?.string ?? "", data: error["data"])
      return .response(id: id, result: nil, error: decoded)
    }
    guard id != nil, let result = json["result"] else { return nil }
    return .response(id: id, result: result, error: nil)
  }
}
