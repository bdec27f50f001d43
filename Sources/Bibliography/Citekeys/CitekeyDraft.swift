/// A generated key in the making: how much of its paper's title it holds.
struct CitekeyDraft {
  /// What makes two papers one to the generator.
  struct Identity: Hashable {
    let prefix: [UInt8]
    let foldedTitle: [UInt8]
  }

  /// Family name and year, and the words of the title.
  let identity: Identity
  private let words: [[UInt8]]
  private let hashLetters: [UInt8]
  private var wordCount: Int
  private var letterCount = 0

  // Bounds for titles that are no titles; a hash separates what they cut off.
  private static let maximumWordCount = 12
  private static let maximumWordLength = 40

  init(_ paper: KeyIngredients) {
    var prefix = Self.ascii(paper.firstAuthorFamily ?? "")
    prefix += Self.ascii(paper.year ?? "")
    identity = Identity(prefix: prefix, foldedTitle: Folding.foldedTitle(paper.title))
    var words = Self.significantWords(of: paper.title)
    if words.isEmpty, Self.ascii(paper.firstAuthorFamily ?? "").isEmpty {
      words = [Array("paper".utf8)]
    }
    self.words = words
    wordCount = min(1, words.count)
    hashLetters = Self.hashLetters(of: identity.foldedTitle)
  }

  /// Whether this draft is to be taken rather than another of the same identity: it has fewer,
  /// longer words.
  func precedes(_ other: CitekeyDraft) -> Bool {
    guard words.count == other.words.count else { return words.count < other.words.count }
    return words.lexicographicallyPrecedes(other.words) { $0.lexicographicallyPrecedes($1) }
  }

  /// The key as far as it goes.
  var key: Citekey {
    var bytes = identity.prefix
    for word in words.prefix(wordCount) { bytes += word }
    bytes += hashLetters.prefix(letterCount)
    return Citekey(utf8: bytes)
  }

  /// Whether the title has significant words that the key lacks.
  var hasMoreWords: Bool { letterCount == 0 && wordCount < words.count }

  /// Whether letters of the hash are left.
  var hasMoreLetters: Bool { letterCount < hashLetters.count }

  /// Adds the next word, or the next four letters of the hash.
  mutating func extend() {
    if hasMoreWords { wordCount += 1 } else if hasMoreLetters { letterCount += 4 }
  }

  // MARK: Parts

  /// The ASCII letters and digits of a folded text.
  private static func ascii(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    Folding.fold(Array(text.utf8).span, into: &folded)
    return Array(folded.filter { $0 < 0x80 && FoldedByte.isWord($0) }.prefix(maximumWordLength))
  }

  /// The words of a title that say something, or all of them where none does. A compound with
  /// hyphens is one word.
  private static func significantWords(of title: String) -> [[UInt8]] {
    var all: [[UInt8]] = []
    var significant: [[UInt8]] = []
    var folded: [UInt8] = []
    Folding.fold(Array(title.utf8).span, into: &folded)
    var scanner = FoldedWordScanner()
    var compound: [UInt8] = []
    var compoundEnd = -1
    func endCompound() {
      let word = Array(compound.filter { $0 < 0x80 }.prefix(maximumWordLength))
      compound.removeAll(keepingCapacity: true)
      guard !word.isEmpty else { return }
      all.append(word)
      if !stopWords.contains(word) { significant.append(word) }
    }
    while significant.count < maximumWordCount, let range = scanner.next(in: folded.span) {
      let isContinued =
        compoundEnd >= 0 && range.lowerBound == compoundEnd + 1
        && folded[compoundEnd] == UInt8(ascii: "-")
      if !isContinued { endCompound() }
      compound += folded[range]
      compoundEnd = range.upperBound
    }
    if significant.count < maximumWordCount { endCompound() }
    return Array((significant.isEmpty ? all : significant).prefix(maximumWordCount))
  }

  private static let stopWords: Set<[UInt8]> = Set(
    """
    a an the and or but nor of on in into to for from with without within by via at as per than \
    toward towards between among over under upon about against through is are was were be been \
    being am do does did done doing can could should shall will would may might must has have had \
    it its this that these those there what whats which who whom whose why when where whether how \
    we our you your they their i my me us \
    der die das ein eine und le la les l un une d de du des et el los las il
    """.split(separator: " ").map { Array($0.utf8) })

  /// Letters from a hash (FNV-1a, 64 bits, then mixed) of the folded title.
  private static func hashLetters(of foldedTitle: [UInt8]) -> [UInt8] {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in foldedTitle { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    var letters: [UInt8] = []
    for _ in 0..<12 {
      letters.append(UInt8(ascii: "a") + UInt8(truncatingIfNeeded: hash % 26))
      hash /= 26
    }
    return letters
  }
}
