import JSON

extension SourceReport {
  /// The report as one JSON value, with absolute paths.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("healthy", isHealthy)
    writer.member("complaints", complaints)
    writer.list("documents", documents) { $0.write(to: &$1) }
    writer.text("workspaceFolder", workspaceFolder)
    writer.text("settingsFile", settingsFile)
    writer.member("settingsTried", settingsTried)
    writer.list("roots", roots) { root, writer in
      writer.beginObject()
      writer.member("path", root.path)
      writer.place(root.place)
      writer.endObject()
    }
    writer.list("projectFiles", projectFiles) { search, writer in
      writer.beginObject()
      writer.member("tool", search.tool)
      writer.member("tried", search.tried)
      writer.member("found", search.found)
      writer.text("finding", search.finding)
      writer.endObject()
    }
    writer.name("environment")
    writer.beginObject()
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      writer.name(string: name)
      writer.string(value)
    }
    writer.endObject()
    writer.list("names", names) { $0.write(to: &$1) }
    writer.list("sources", sources) { $0.write(to: &$1) }
    writer.name("newEntries")
    if let newEntries { newEntries.write(to: &writer) } else { writer.null() }
    writer.list("problems", problems) { $0.write(to: &$1) }
    writer.endObject()
  }

  /// The report as JSON.
  package var json: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }
}

extension JSONWriter {
  /// Writes a member that is a text or `null`.
  fileprivate mutating func text(_ name: StaticString, _ value: String?) {
    self.name(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a member that is an array.
  fileprivate mutating func list<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void
  ) {
    self.name(name)
    beginArray()
    for element in elements { write(element, &self) }
    endArray()
  }

  /// Writes a member that is a place or `null`.
  fileprivate mutating func place(_ place: SourceReport.Place?) {
    name("place")
    guard let place else { return null() }
    beginObject()
    member("path", place.path)
    member("line", place.line)
    member("column", place.column)
    endObject()
  }
}

extension SourceReport.Finding {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("severity", "\(severity)")
    writer.member("code", code)
    writer.member("message", message)
    writer.place(place)
    writer.endObject()
  }
}

extension SourceReport.Document {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("path", path)
    writer.member("language", language)
    writer.member("keys", keyCount)
    writer.member("known", knownCount)
    writer.member("elsewhere", elsewhereCount)
    writer.member("undecided", undecidedCount)
    writer.list("unknown", unknown) { key, writer in
      writer.beginObject()
      writer.member("key", key.key)
      writer.place(key.place)
      writer.endObject()
    }
    writer.endObject()
  }
}

extension SourceReport.Name {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("name", name)
    writer.member("origin", origin.rawValue)
    writer.place(place)
    writer.member("tried", tried)
    writer.member("found", found)
    writer.list("problems", problems) { $0.write(to: &$1) }
    writer.endObject()
  }
}

extension SourceReport.Source {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("path", path)
    writer.member("role", role.rawValue)
    writer.text("format", format)
    writer.member("entries", entryCount)
    writer.member("problems", problemCount)
    writer.name("problem")
    if let problem { problem.write(to: &writer) } else { writer.null() }
    writer.text("failure", failure)
    writer.endObject()
  }
}

extension SourceReport.NewEntries {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.text("target", target)
    writer.member("missing", isMissing)
    writer.member("reason", reason)
    writer.member("mode", mode.rawValue)
    writer.list("refused", refused) { refusal, writer in
      writer.beginObject()
      writer.member("path", refusal.path)
      writer.member("message", refusal.message)
      writer.endObject()
    }
    writer.endObject()
  }
}
