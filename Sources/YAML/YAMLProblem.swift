/// Something in a YAML text that is not as it should be.
package struct YAMLProblem: Equatable, Sendable {
  /// The bytes at fault, in the bytes that were parsed.
  package let range: Range<Int>

  /// One sentence for people.
  package let message: String

  package init(range: Range<Int>, message: String) {
    self.range = range
    self.message = message
  }
}
