/// What stands first in the label of a completion item.
package enum CompletionLabel: String, Sendable, Hashable, CaseIterable {
  /// The key, as it is inserted.
  case key
  case title
  /// Authors and year.
  case authors
}
