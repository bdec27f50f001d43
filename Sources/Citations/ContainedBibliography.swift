/// A bibliography that a document has inside and that becomes a file of its own.
package struct ContainedBibliography: Equatable, Sendable {
  /// The name of the file.
  package var name: String

  /// Whether it takes the place of a file that is there already.
  package var overwrites: Bool
}
