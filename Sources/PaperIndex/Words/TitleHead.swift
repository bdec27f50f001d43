/// The first two words of a title, behind an article if it begins with one: enough to tell nearly always
/// whether a query begins it, without going to the title itself, which memory has far away.
struct TitleHead {
  /// No word.
  static let none: UInt32 = 0x7FFF_FFFF
  private static let flag: UInt32 = 1 << 31

  private let first: UInt32
  private let second: UInt32

  /// The head of a title whose words and initials are these.
  init(_ words: ArraySlice<UInt32>, initials: ArraySlice<TitleInitial>, articles: [UInt32]) {
    var words = words
    var initials = initials
    var hasArticle = false
    if let word = words.first, words.count > 1, articles.contains(word) {
      hasArticle = true
      words = words.dropFirst()
      initials = initials.dropFirst()
    }
    let startsPart = initials.dropFirst().first?.isPartStart ?? false
    first = (words.first ?? TitleHead.none) | (hasArticle ? TitleHead.flag : 0)
    second = (words.dropFirst().first ?? TitleHead.none) | (startsPart ? TitleHead.flag : 0)
  }

  @inline(__always)
  var firstWord: UInt32 { first & ~TitleHead.flag }

  /// `none` for a title of one word.
  @inline(__always)
  var secondWord: UInt32 { second & ~TitleHead.flag }

  /// Whether an article stands before them.
  @inline(__always)
  var hasArticle: Bool { first & TitleHead.flag != 0 }

  /// Whether the second word is the first behind a colon.
  @inline(__always)
  var secondStartsPart: Bool { second & TitleHead.flag != 0 }
}
