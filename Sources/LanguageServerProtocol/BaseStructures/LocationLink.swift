import JSON

/// A link from a range of one document to a range of another (LSP 3.17, LocationLink).
package struct LocationLink: Hashable, Sendable {
  /// What the client underlines; without it, the word at the position of the request.
  package var originSelectionRange: PositionRange?
  /// The target's document.
  package var targetURI: DocumentURI
  /// All of the target, such as a whole entry.
  package var targetRange: PositionRange
  /// What is selected in the target; lies within `targetRange`.
  package var targetSelectionRange: PositionRange

  /// Creates a value of its parts.
  package init(
    originSelectionRange: PositionRange? = nil, targetURI: DocumentURI, targetRange: PositionRange,
    targetSelectionRange: PositionRange
  ) {
    self.originSelectionRange = originSelectionRange
    self.targetURI = targetURI
    self.targetRange = targetRange
    self.targetSelectionRange = targetSelectionRange
  }

  /// The target for clients that do not know links.
  package var location: Location {
    Location(uri: targetURI, range: targetSelectionRange)
  }
}

extension LocationLink: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("originSelectionRange", originSelectionRange)
      writer.member("targetUri", targetURI)
      writer.member("targetRange", targetRange)
      writer.member("targetSelectionRange", targetSelectionRange)
    }
  }
}
