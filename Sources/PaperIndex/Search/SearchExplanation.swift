import Bibliography

/// Why a hit stands where it does: the values that ranked it.
package struct SearchExplanation: Sendable {
  /// How a word of the query was found.
  package enum Match: String, Sendable {
    case whole
    case beginning
    /// `ue` read as `ü`.
    case otherSpelling
    case twoDigitYear
    /// The year beside it.
    case nearYear
    /// Several words of the entry.
    case joined
    case typo
    case acronym
    /// Not at all.
    case missing
  }

  /// A word of the query.
  package struct Word: Sendable {
    package let text: String
    package let match: Match
    /// The entry's word, where it is one.
    package let entryWord: String?
    /// Where it stands: `title`, `family name`, `year`…; empty for what is missing.
    package let places: [String]
    /// Whether it is of the first author.
    package let isOfFirstAuthor: Bool
    package let points: Int
  }

  /// What adds to the words' points.
  package struct Bonus: Sendable {
    package let reason: String
    package let points: Int
  }

  /// What the query is to the entry: hits of a better kind come first, whatever their points.
  package let kind: String
  /// The rank of that kind; larger is better.
  package let kindRank: Int
  package let words: [Word]
  package let bonuses: [Bonus]
  /// All points together, which order hits of one kind.
  package let points: Int
  // What orders hits of equal points, the first that differs.
  package let use: KeyUse
  package let role: SourceRole
  /// Zero where unknown.
  package let year: Int

  init(
    _ candidate: TopHits.Candidate, kind: String, role: SourceRole, words: [Word] = [],
    bonuses: [Bonus] = []
  ) {
    self.kind = kind
    self.role = role
    self.words = words
    self.bonuses = bonuses
    kindRank = SearchScore.tier(of: candidate.score).rawValue
    points = candidate.score & 0xFFFF
    use = candidate.use
    year = Int(candidate.rank & 0x1FFF)
  }

  /// Of an entry of a list that nobody searched.
  init(listed hit: SearchHit, in library: Library) {
    kind = "nothing was looked for"
    role = library.role(of: hit.reference)
    kindRank = 0
    words = []
    bonuses = []
    points = 0
    use = .none
    year = 0
  }
}

extension SearchScore.Tier {
  /// What the query is to the entry, in words.
  var explanation: String {
    switch self {
    case .subsequence: "the letters of the query are in the key, in their order"
    case .missingWord: "all words but one"
    case .missingYear: "all words but the year, which the entry does not have"
    case .nearYear: "all words, the year beside the one of the query"
    case .abstract: "all words, one at least in the abstract only"
    case .typo: "all words, one at least with a misspelling"
    case .joined: "all words, some written together or apart"
    case .split: "all pieces of the query, cut between letters and digits"
    case .words: "all words"
    case .titlePrefix: "all words, with which the title begins"
    case .identifierPrefix: "an identifier of the paper begins so"
    case .keyPrefix: "the key begins with the query"
    case .key: "the key, but for capitals"
    case .identifier: "an identifier of the paper"
    case .exactKey: "the key"
    }
  }
}

extension SearchScore.MatchKind {
  var explanation: SearchExplanation.Match {
    switch self {
    case .whole: .whole
    case .prefix, .initial, .number: .beginning
    case .respelledWhole, .respelledPrefix: .otherSpelling
    case .twoDigitYear: .twoDigitYear
    case .nearYear: .nearYear
    case .joined: .joined
    case .typo, .typoInPrefix: .typo
    case .acronym, .partAcronym: .acronym
    }
  }
}
