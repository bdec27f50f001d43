extension JSONWriter {
  /// Writes a member, or nothing for `nil`.
  package mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    name.withUTF8Buffer { appendMember($0.span.bytes, value.utf8.span) }
  }

  /// Writes a member, or nothing for `nil`.
  package mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    self.name(name)
    int(value)
  }

  /// Writes a member, or nothing for `nil`.
  package mutating func member(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    self.name(name)
    bool(value)
  }

  /// Writes a member that is an array of strings.
  package mutating func member(_ name: StaticString, _ values: [String]) {
    self.name(name)
    beginArray()
    for value in values {
      string(value)
    }
    endArray()
  }

  /// Writes a member whose value is JSON already, or nothing for `nil`.
  package mutating func member(_ name: StaticString, uncheckedJSON json: [UInt8]?) {
    guard let json else { return }
    self.name(name)
    raw(uncheckedJSON: json)
  }

  /// Writes a member whose value stands in a document, or nothing for `nil`.
  package mutating func member(_ name: StaticString, raw value: JSONValue?) {
    guard let value else { return }
    self.name(name)
    raw(value)
  }
}
