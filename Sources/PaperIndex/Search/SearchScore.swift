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
    /// Some word has a typo.
    case typo
    /// Some word is several of the entry's, or the reverse: `cotraining` and `co-training`.
    case joined
    /// Words run together: `vas17`.
    case split
    case words
    /// The query's words are the title's first ones.
    case titlePrefix
    case keyPrefix
    /// The key, but for case.
    case key
    case exactKey
  }

  /// Weights of one word of the query by where it was found.
  struct Weights {
    let title: Int
    let year: Int
    let key: Int
    let family: Int
    let given: Int
    let venue: Int
  }

  /// How a word of the query and a word of an entry go together.
  enum MatchKind: Int, CaseIterable {
    /// They are the same.
    case whole
    /// The entry's word begins with the query's.
    case prefix
    /// As above, when `ue` in the query is read as `ü`.
    case respelledWhole
    case respelledPrefix
    /// `17` for 2017.
    case twoDigitYear
    /// 2018 for 2017.
    case nearYear
    /// The query's word is several words.
    case joined
    /// The query's word may be a misspelling.
    case typo

    var isWhole: Bool { self == .whole || self == .respelledWhole }

    var weights: Weights {
      switch self {
      case .whole, .respelledWhole:
        Weights(title: 60, year: 30, key: 24, family: 36, given: 20, venue: 12)
      case .prefix:
        Weights(title: 40, year: 10, key: 14, family: 26, given: 12, venue: 6)
      case .respelledPrefix:
        // Only names: `value` is not the beginning of `valuation`.
        Weights(title: 0, year: 0, key: 0, family: 20, given: 8, venue: 0)
      case .twoDigitYear:
        Weights(title: 0, year: 16, key: 12, family: 0, given: 0, venue: 0)
      case .nearYear:
        Weights(title: 0, year: 8, key: 0, family: 0, given: 0, venue: 0)
      case .joined:
        Weights(title: 50, year: 0, key: 0, family: 30, given: 0, venue: 0)
      case .typo:
        Weights(title: 30, year: 0, key: 10, family: 20, given: 10, venue: 4)
      }
    }
  }

  /// For each pair of the query's words that stand together in the title.
  static let adjacency = 16
  /// For a person and a year.
  static let personAndYear = 40
  /// For the first author, in each word: decides between equals only.
  static let firstAuthor = 1
  /// The title is the query and nothing else.
  static let wholeTitle = 30

  static func score(_ tier: Tier, _ weight: Int) -> Int {
    tier.rawValue << 16 | min(max(0, weight), 0xFFFF)
  }
}
