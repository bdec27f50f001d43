/// The parts of an entry in which words of a query were found.
package struct MatchedFields: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let title = MatchedFields(rawValue: 1)
  package static let year = MatchedFields(rawValue: 2)
  package static let key = MatchedFields(rawValue: 4)
  package static let keywords = MatchedFields(rawValue: 8)
  /// Author or editor.
  package static let people = MatchedFields(rawValue: 16)
  package static let venue = MatchedFields(rawValue: 32)
  /// A word is what the title is called for short.
  package static let acronym = MatchedFields(rawValue: 64)
  static let acronymBits: UInt32 = 64
  package static let abstract = MatchedFields(rawValue: 128)
}

/// A work that was found.
package struct SearchHit: Sendable, Hashable {
  /// The entry to show it as, whose key is to be cited: of the project, else global, else of the
  /// index.
  package let reference: EntryReference
  package let work: Work
  /// How well it fits; larger is better. Comparable within one search.
  package let score: Int
  package let fields: MatchedFields

  package init(reference: EntryReference, work: Work, score: Int, fields: MatchedFields) {
    self.reference = reference
    self.work = work
    self.score = score
    self.fields = fields
  }
}

/// What a search found, best first.
package struct SearchResult: Sendable {
  package let hits: [SearchHit]
  /// Whether there are no more hits than these and all words of all sources were searched.
  package let isComplete: Bool

  package init(hits: [SearchHit], isComplete: Bool) {
    self.hits = hits
    self.isComplete = isComplete
  }
}
