/// Why bytes between two messages were thrown away.
package enum FramingFault: Error, Equatable, Sendable {
  /// A header line is not `name: value`, or two lengths contradict each other.
  case malformedHeader
  /// The header part is longer than the framer stores.
  case headerTooLong
  /// The header part ended without a `Content-Length`.
  case missingLength
  /// The `Content-Length` is not a number of bytes.
  case invalidLength
  /// The message is longer, in bytes, than the framer accepts.
  case messageTooLong(Int)
  /// The `Content-Type` names an encoding other than UTF-8.
  case unsupportedCharset

  /// A short English sentence.
  package var message: String {
    switch self {
    case .malformedHeader: "A message's header is malformed."
    case .headerTooLong: "A message's header is too long."
    case .missingLength: "A message's header has no Content-Length."
    case .invalidLength: "A message's Content-Length is not a number of bytes."
    case .messageTooLong(let length): "A message of \(length) bytes is too long."
    case .unsupportedCharset: "A message's encoding is not UTF-8."
    }
  }
}
