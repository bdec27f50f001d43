/// A bibliography that a document names.
package struct BibliographyResource: Equatable, Sendable {
  /// The path as the document means it: decoded, and not resolved against any folder.
  package var path: String

  /// The bytes of the path in the document, without quotes.
  package var range: Range<Int>

  package init(path: String, range: Range<Int>) {
    self.path = path
    self.range = range
  }
}
