import Citations
import PaperIndex

/// Which citations of one version of a document have a key that no entry of the project has.
package struct CheckedCitations: Sendable {
  private let bytes: [UInt8]
  private let citations: DocumentCitations
  /// What the library's values are kept in, which says whether a library is the same.
  private let library: RecentValues
  /// Where in the document's citations the uncertain ones are, ascending.
  private let places: [Int]

  /// Looks each key up, but for those of citations that an earlier version has with the same text at the
  /// same place, before or behind what was changed: O(document) in few steps a citation.
  package init(_ context: DocumentContext, after earlier: CheckedCitations? = nil) {
    bytes = context.bytes
    citations = context.citations
    library = context.library.recent
    let known = earlier.flatMap { $0.library === context.library.recent ? $0 : nil }
    let change = known.flatMap { TextChange(from: $0.bytes, to: context.bytes) }
    let isKnown = known != nil
    // Both lists of citations are in the order of their places, or what is out of it is looked up.
    let earlierCitations = known?.citations.citations ?? []
    let earlierPlaces = known?.places ?? []
    var old = 0
    var oldUncertain = 0
    var places: [Int] = []
    for (place, citation) in context.citations.citations.enumerated() {
      var isUncertain: Bool?
      if isKnown, let range = change.before(citation.keyRange) {
        while old < earlierCitations.count,
          earlierCitations[old].keyRange.lowerBound < range.lowerBound
        {
          old += 1
        }
        if old < earlierCitations.count, earlierCitations[old].keyRange == range {
          while oldUncertain < earlierPlaces.count, earlierPlaces[oldUncertain] < old {
            oldUncertain += 1
          }
          isUncertain = oldUncertain < earlierPlaces.count && earlierPlaces[oldUncertain] == old
        }
      }
      if isUncertain ?? !context.library.isKnown(context.key(of: citation)) {
        places.append(place)
      }
    }
    self.places = places
  }

  /// The citations whose key no entry of the project has, in their order.
  package var uncertain: [Citation] { places.map { citations.citations[$0] } }
}

extension TextChange? {
  /// Where a range of the new text was in the old one; `nil` for what is not all unchanged.
  fileprivate func before(_ range: Range<Int>) -> Range<Int>? {
    guard let self else { return range }
    if range.upperBound <= self.new.lowerBound { return range }
    guard range.lowerBound >= self.new.upperBound else { return nil }
    return range.lowerBound - self.distance..<range.upperBound - self.distance
  }
}
