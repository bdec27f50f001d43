import JSON

/// A report of what the server does: `$/logTrace` (LSP 3.17, LogTrace).
package struct LogTraceParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "$/logTrace"

  /// What happened.
  package var message: String
  /// Only where the trace is verbose.
  package var verbose: String?

  /// Creates a value of its parts.
  package init(message: String, verbose: String? = nil) {
    self.message = message
    self.verbose = verbose
  }
}

extension LogTraceParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("message", message)
      writer.member("verbose", verbose)
    }
  }
}
