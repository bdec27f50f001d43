import JSON

/// What the server wants to be told from now on: `client/registerCapability` (LSP 3.17, Register
/// Capability). Only after `initialized`, and only for what the client lets be registered.
package struct RegistrationParams: Sendable {
  /// The method's name.
  package static let method = "client/registerCapability"

  /// What to register.
  package var registrations: [Registration]

  /// Creates a value of its parts.
  package init(registrations: [Registration]) {
    self.registrations = registrations
  }
}

/// One capability to register (LSP 3.17, Registration).
package struct Registration: Sendable {
  /// What a registration is for.
  package enum Options: Sendable {
    case none
    case didChangeWatchedFiles([FileSystemWatcher])
    /// The settings' name.
    case didChangeConfiguration(section: String)
  }

  /// Made by the server; taken back by it.
  package var id: String
  /// What is registered.
  package var method: String
  /// What goes with the method.
  package var options: Options = .none

  /// Creates a value of its parts.
  package init(id: String, method: String, options: Options = .none) {
    self.id = id
    self.method = method
    self.options = options
  }
}

extension RegistrationParams: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { $0.member("registrations", registrations) }
  }
}

extension Registration: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("method", method)
      switch options {
      case .none:
        break
      case .didChangeWatchedFiles(let watchers):
        writer.member("registerOptions") { $0.member("watchers", watchers) }
      case .didChangeConfiguration(let section):
        writer.member("registerOptions") { $0.member("section", section) }
      }
    }
  }
}
