/// The codes of error responses (LSP 3.17, Base Protocol, Response Message).
package struct ErrorCode: RawRepresentable, Hashable, Sendable {
  /// The number on the wire.
  package let rawValue: Int

  /// Wraps a number, known or not.
  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The message is not JSON.
  package static let parseError = ErrorCode(rawValue: -32700)
  /// The message is not a request, or comes at the wrong time.
  package static let invalidRequest = ErrorCode(rawValue: -32600)
  /// The server does not know the method.
  package static let methodNotFound = ErrorCode(rawValue: -32601)
  /// The parameters do not have the method's form.
  package static let invalidParams = ErrorCode(rawValue: -32602)
  /// The server failed in a way that it should not.
  package static let internalError = ErrorCode(rawValue: -32603)
  /// A request came before `initialize`.
  package static let serverNotInitialized = ErrorCode(rawValue: -32002)
  /// The server failed in a way that no other code describes.
  package static let unknownErrorCode = ErrorCode(rawValue: -32001)
  /// The request was right but cannot be done; the message is for the user.
  package static let requestFailed = ErrorCode(rawValue: -32803)
  /// The server gave the request up; only for methods that allow it.
  package static let serverCancelled = ErrorCode(rawValue: -32802)
  /// The document changed so that the result would be wrong.
  package static let contentModified = ErrorCode(rawValue: -32801)
  /// The client cancelled the request.
  package static let requestCancelled = ErrorCode(rawValue: -32800)
}
