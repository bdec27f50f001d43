/// What a generated citekey is made of.
package struct KeyIngredients: Sendable, Hashable {
  /// The first author's family name; `nil` where the author list is not complete, since its first
  /// author is unknown then.
  package var firstAuthorFamily: String?
  /// The year, where known.
  package var year: String?
  /// The title, decoded.
  package var title: String

  /// The ingredients of one paper.
  package init(firstAuthorFamily: String?, year: String?, title: String) {
    self.firstAuthorFamily = firstAuthorFamily
    self.year = year
    self.title = title
  }
}
