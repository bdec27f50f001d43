/// How hits are ranked.
///
/// A score is a tier and, within it, a sum of weights: each word of the query counts by the best
/// field it was found in, more when it is whole and more when it is rare. Equal scores are ordered
/// by what the document cites, by role, newer year, then library order.
enum SearchScore {
  /// What the whole query is to the entry; the larger decides.
  enum Tier: Int {
    /// The query's letters are in the key in their order.
    case subsequence
    /// One word matches nothing.
    case missingWord
    /// The entry has no year, the query has.
    case missingYear
    /// A year is off by one.
    case nearYear
    /// Some word is in the abstract only.
    case abstract
    /// Some word has a typo.
    case typo
    /// Some word is several of the entry's, or the reverse: `cotraining` and `co-training`.
    case joined
    /// Words run together: `vas17`.
    case split
    case words
    /// The query's words are the title's first ones, or what it is called for short.
    case titlePrefix
    /// The query begins an identifier of the entry.
    case identifierPrefix
    case keyPrefix
    /// The key, but for case.
    case key
    /// The query is an identifier of the entry: its DOI, its address at arXiv.
    case identifier
    case exactKey

    /// Whether it is the key that the query is, or begins.
    var isOfKey: Bool { self == .exactKey || self == .key || self == .keyPrefix }
  }

  /// Weights of one word of the query by where it was found.
  struct Weights {
    var title = 0
    var year = 0
    var key = 0
    var family = 0
    var given = 0
    var venue = 0
    var keyword = 0
  }

  /// How a word of the query and a word of an entry go together.
  enum MatchKind: Int, CaseIterable {
    /// They are the same.
    case whole
    /// The entry's word begins with the query's.
    case prefix
    /// As above, with a single letter: mostly the initial of a given name.
    case initial
    /// As above, with fewer digits than a year has.
    case number
    /// As `whole` and `prefix`, when `ue` in the query is read as `ü`.
    case respelledWhole
    case respelledPrefix
    /// `17` for 2017.
    case twoDigitYear
    /// 2018 for 2017.
    case nearYear
    /// The query's word is several words.
    case joined
    /// The query's word may be a misspelling of the entry's, or of its beginning.
    case typo
    case typoInPrefix
    /// The query's word is what a title, or its part up to a colon, may be called for short.
    case acronym
    /// What its first words may be called.
    case partAcronym

    var isWhole: Bool { self == .whole || self == .respelledWhole }

    /// Whether rare words count more.
    var countsRarity: Bool {
      switch self {
      case .whole, .prefix, .acronym, .partAcronym: true
      default: false
      }
    }

    var weights: Weights {
      switch self {
      case .whole, .respelledWhole:
        Weights(title: 60, year: 30, key: 24, family: 36, given: 20, venue: 12, keyword: 16)
      case .prefix:
        Weights(title: 40, year: 10, key: 14, family: 26, given: 12, venue: 6, keyword: 8)
      case .initial:
        Weights(title: 8, year: 1, key: 6, family: 10, given: 16, venue: 2, keyword: 2)
      case .number: Weights(title: 10, year: 10, key: 14, venue: 2, keyword: 2)
      case .respelledPrefix:
        // Only names: `value` is not the beginning of `valuation`.
        Weights(family: 20, given: 8)
      case .twoDigitYear: Weights(year: 16, key: 12)
      case .nearYear: Weights(year: 8)
      case .joined: Weights(title: 50, family: 30)
      case .typo: Weights(title: 46, key: 14, family: 32, given: 14, venue: 8, keyword: 10)
      case .typoInPrefix: Weights(title: 24, key: 8, family: 16, given: 8, venue: 3, keyword: 3)
      case .acronym: Weights(title: 50)
      case .partAcronym: Weights(title: 26)
      }
    }
  }

  /// For each pair of the query's words that stand together in the title.
  static let adjacency = 16
  /// For a person and a year, more where they are written together: `vas17`.
  static func personAndYear(_ tier: Tier) -> Int { tier == .split ? 120 : 40 }
  /// What an acronym loses that is not plainly the initials of the title.
  static let otherName: UInt32 = 12
  /// For the first author, in each word: decides between equals only.
  static let firstAuthor = 1
  /// For a word that only the abstract has.
  static let abstractWord = 4
  /// The title is the query and nothing else.
  static let wholeTitle = 30
  /// The title up to its colon is the query.
  static let titleHead = 20

  static func score(_ tier: Tier, _ weight: Int) -> Int {
    tier.rawValue << 16 | min(max(0, weight), 0xFFFF)
  }

  /// The weight that a score was made with.
  static func weight(of score: Int) -> Int { score & 0xFFFF }

  /// The tier that a score was made with.
  static func tier(of score: Int) -> Tier { Tier(rawValue: score >> 16) ?? .subsequence }
}
