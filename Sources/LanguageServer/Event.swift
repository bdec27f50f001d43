import CitationFeatures
import LanguageServerProtocol
import Projects

/// Everything that can happen to the server.
package enum Event: Sendable {
  /// The client sent a message.
  case message(Message)
  /// The client sent something that is no message.
  case fault(FramingFault)
  /// The client closed its end.
  case inputEnded
  /// The process that started the server is gone.
  case parentEnded
  /// A library was loaded, or has changed.
  case library(LibrarySnapshot)
  /// What is wrong in a large source was found.
  case diagnosed(DiagnosedSource)
  /// It is time to ask what documents need of their bibliographies.
  case useIsDue
  /// What documents need of their bibliographies was found; `nil` where there are too many documents.
  case used([String: CitedKeys]?)
  /// Whether documents that nobody has open changed.
  case documentsLookedAt(isNews: Bool)
  /// The response to a request was made in the background. A warning, for the user, says why it is
  /// not whole.
  case answered(RequestID, response: [UInt8], warning: String?)
}
