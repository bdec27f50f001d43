/// What a source is to a document.
package enum SourceRole: String, Sendable, CaseIterable {
  /// The project's own bibliography: its keys, and only its, are known.
  case project
  /// A library of the user's: searched, its keys are not known.
  case global
  /// Papers to find: listings and the like.
  case index
}
