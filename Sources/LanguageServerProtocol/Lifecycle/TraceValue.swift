/// How much the server reports of what it does (LSP 3.17, TraceValue).
package enum TraceValue: String, Sendable {
  case off, messages, verbose
}
