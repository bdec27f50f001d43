import JSON

/// The edit of a completion item whose user chooses between inserting before what follows the
/// cursor and replacing it (LSP 3.17, InsertReplaceEdit).
package struct InsertReplaceEdit: Hashable, Sendable {
  /// What stands there afterwards.
  package var newText: String
  /// Ends at the cursor; starts where `replace` starts.
  package var insert: PositionRange
  /// Ends where what is replaced ends.
  package var replace: PositionRange

  /// Creates a value of its parts.
  package init(newText: String, insert: PositionRange, replace: PositionRange) {
    self.newText = newText
    self.insert = insert
    self.replace = replace
  }
}

extension InsertReplaceEdit: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("newText", newText)
      writer.member("insert", insert)
      writer.member("replace", replace)
    }
  }
}
