import JSON

/// A value that has a wire form.
package protocol JSONWritable {
  /// About how many bytes it takes; what takes few says nothing.
  var sizeHint: Int { get }

  /// Writes the value as one JSON value.
  func write(to writer: inout JSONWriter)
}

extension JSONWritable {
  package var sizeHint: Int { 0 }
}

/// A result that is an array.
package struct JSONArray<Element: JSONWritable>: JSONWritable {
  /// In their order.
  package var elements: [Element]

  /// Wraps values.
  package init(_ elements: [Element]) {
    self.elements = elements
  }

  package func write(to writer: inout JSONWriter) {
    writer.array(elements)
  }
}

extension JSONWriter {
  /// Writes a value.
  mutating func value(_ value: some JSONWritable) {
    value.write(to: &self)
  }

  /// Writes an array.
  mutating func array(_ values: [some JSONWritable]) {
    beginArray()
    for value in values {
      value.write(to: &self)
    }
    endArray()
  }

  /// Writes an object whose members the closure writes.
  mutating func object(_ writeMembers: (inout JSONWriter) -> Void) {
    beginObject()
    writeMembers(&self)
    endObject()
  }

  /// Writes a member that is an object whose members the closure writes.
  mutating func member(_ name: StaticString, _ writeMembers: (inout JSONWriter) -> Void) {
    self.name(name)
    object(writeMembers)
  }

  /// Writes a member, or nothing for `nil`.
  mutating func member(_ name: StaticString, _ value: (some JSONWritable)?) {
    guard let value else { return }
    self.name(name)
    value.write(to: &self)
  }

  /// Writes a member that is an array.
  mutating func member(_ name: StaticString, _ values: [some JSONWritable]) {
    self.name(name)
    array(values)
  }

  /// Writes a member that is `true`, or nothing.
  mutating func flag(_ name: StaticString, _ isSet: Bool) {
    guard isSet else { return }
    member(name, true)
  }
}
