/// What is wrong with a JSON text, and where.
package struct JSONError: Error, Equatable, Sendable {
  /// The byte at which the text stops being JSON; the text's length if it ends too early.
  package let offset: Int
  /// A short English sentence without the offset.
  package let message: String

  /// Creates an error at a byte offset.
  package init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }
}
