import JSON

/// A place between two characters of a document (LSP 3.17, Position).
package struct Position: Hashable, Sendable {
  /// From 0.
  package var line: Int
  /// From 0, in units of the negotiated position encoding.
  package var character: Int

  /// Creates a value of its parts.
  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  /// Reads a position; numbers outside the protocol's `uinteger` become its limits.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    line = try json.uinteger("line")
    character = try json.uinteger("character")
  }
}

extension Position: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("line", line)
      writer.member("character", character)
    }
  }
}

extension Position: Comparable {
  package static func < (left: Position, right: Position) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }
}
