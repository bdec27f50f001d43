import JSON

/// Make a place to report progress in: `window/workDoneProgress/create` (LSP 3.17, Create Work
/// Done Progress). Only for clients that announce `window.workDoneProgress`.
package struct WorkDoneProgressCreateParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "window/workDoneProgress/create"

  /// What ties the messages of one piece of work together.
  package var token: ProgressToken

  /// Creates a value of its parts.
  package init(token: ProgressToken) {
    self.token = token
  }
}

extension WorkDoneProgressCreateParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { $0.member("token", token) }
  }
}

/// How far work is: `$/progress` (LSP 3.17, Work Done Progress).
package struct WorkDoneProgressParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "$/progress"

  /// One step of the report.
  package enum Value: Hashable, Sendable {
    /// The first step. A percentage is 0…100; without one the work has no known end.
    case begin(title: String, message: String?, percentage: Int?, cancellable: Bool)
    /// Any number of steps; the percentage never falls.
    case report(message: String?, percentage: Int?)
    /// The last step.
    case end(message: String?)
  }

  /// What ties the messages of one piece of work together.
  package var token: ProgressToken
  /// Which step it is.
  package var value: Value

  /// Creates a value of its parts.
  package init(token: ProgressToken, value: Value) {
    self.token = token
    self.value = value
  }
}

extension WorkDoneProgressParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("token", token)
      writer.member("value", value)
    }
  }
}

extension WorkDoneProgressParams.Value: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch self {
      case .begin(let title, let message, let percentage, let cancellable):
        writer.member("kind", "begin")
        writer.member("title", title)
        writer.member("cancellable", cancellable)
        writer.member("message", message)
        writer.member("percentage", percentage)
      case .report(let message, let percentage):
        writer.member("kind", "report")
        writer.member("message", message)
        writer.member("percentage", percentage)
      case .end(let message):
        writer.member("kind", "end")
        writer.member("message", message)
      }
    }
  }
}
