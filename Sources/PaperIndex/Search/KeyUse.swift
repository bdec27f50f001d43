/// Whether the document that a search is for cites a key already.
package enum KeyUse: Int, Sendable {
  case none
  case cited
  /// Not far from where it is asked.
  case citedNearby
}
