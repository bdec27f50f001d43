/// Something in a document that keeps it from being read in full.
package struct DocumentProblem: Equatable, Sendable {
  /// The bytes at fault.
  package var range: Range<Int>

  /// One sentence for people.
  package var message: String
}
