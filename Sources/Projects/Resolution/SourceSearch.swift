/// How something that names bibliographies was followed: for who asks why one was found, or was not.
package struct SourceSearch: Sendable, Equatable {
  /// Paths and patterns that are looked at for one name.
  static let limit = 40

  /// As written: a path, a pattern, a name without its ending.
  package let name: String
  package let origin: SourceOrigin
  /// Absolute paths and patterns that were looked at, in this order, up to the one that counts.
  package internal(set) var tried: [String] = []
  /// Absolute paths of the files that it means.
  package internal(set) var found: [String] = []
}
