import JSON

/// Files changed on the disk: `workspace/didChangeWatchedFiles` (LSP 3.17, DidChangeWatchedFiles).
package struct DidChangeWatchedFilesParams: Hashable, Sendable {
  /// The method's name.
  package static let method = "workspace/didChangeWatchedFiles"

  /// In the order in which they happened.
  package var changes: [FileEvent]

  /// Reads the parameters.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    changes = try json.object().array("changes", of: FileEvent.init)
  }
}

/// What happened to a file (LSP 3.17, FileChangeType).
package enum FileChangeType: Int, Sendable {
  case created = 1
  case changed = 2
  case deleted = 3
}

/// One change on the disk (LSP 3.17, FileEvent).
package struct FileEvent: Hashable, Sendable {
  /// The document or file.
  package var uri: DocumentURI
  /// What happened to it.
  package var type: FileChangeType

  /// Reads an event; an unknown type counts as changed.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.member("uri", DocumentURI.init)
    type = FileChangeType(rawValue: try json.integer("type")) ?? .changed
  }
}

/// Which files a client is to watch (LSP 3.17, FileSystemWatcher): created, changed and deleted.
package struct FileSystemWatcher: Hashable, Sendable {
  /// Such as `**/*.bib`.
  package var pattern: String
  /// The folder the pattern is of; only for clients that announce `relativePatternSupport`.
  package var baseURI: DocumentURI?

  /// Creates a value of its parts.
  package init(pattern: String, baseURI: DocumentURI? = nil) {
    self.pattern = pattern
    self.baseURI = baseURI
  }
}

extension FileSystemWatcher: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let baseURI {
        writer.member("globPattern") { writer in
          writer.member("baseUri", baseURI)
          writer.member("pattern", pattern)
        }
      } else {
        writer.member("globPattern", pattern)
      }
    }
  }
}
