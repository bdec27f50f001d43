import JSON

/// What stands between two positions (LSP 3.17, Range); `end` is exclusive.
package struct PositionRange: Hashable, Sendable {
  /// The first position.
  package var start: Position
  /// After the last character.
  package var end: Position

  /// Creates a value of its parts.
  package init(start: Position, end: Position) {
    self.start = start
    self.end = end
  }

  /// Reads a range; does not check that it ends after it starts.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    start = try json.member("start", Position.init)
    end = try json.member("end", Position.init)
  }
}

extension PositionRange: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("start", start)
      writer.member("end", end)
    }
  }
}
